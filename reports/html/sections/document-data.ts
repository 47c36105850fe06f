import { isJsonList, isJsonObject, type Json } from '../../../src/model/json.ts';
import type { RunResult } from '../../../src/model/run-result.ts';
import type { Voice } from '../../voice.ts';
import type { FieldContent } from '../parts/fields.tsx';

/** What documents usually say of themselves, in reading order; anything else follows as it is written. */
const usual = [
  ...['customer', 'project', 'system', 'release', 'stage', 'number', 'version', 'contract'],
  ...['preparedBy', 'reviewedBy', 'approvedBy', 'author'],
];

/** The customer’s data of the document, labelled where the key is a usual one. */
export function documentData(result: RunResult, voice: Voice): readonly FieldContent[] {
  const { document } = result.profile;
  const present = new Set(Object.keys(document));
  const keys = [...usual.filter((key) => present.has(key)), ...[...present].filter((key) => !usual.includes(key))];
  return keys.map((key) => ({
    label: voice.sentence(`report.document.${key}`) ?? voice.raw(key),
    text: documentText(document[key] ?? null, voice),
  }));
}

/** One value in words: a text, a text by language, a list. */
export function documentText(value: Json, voice: Voice): string {
  if (isJsonObject(value) && Object.values(value).every((each) => typeof each === 'string')) {
    const own = value[voice.language] ?? value['en'] ?? value['zh-CN'];
    if (typeof own === 'string') return voice.text(own);
  }
  if (isJsonList(value)) return value.map((each) => documentText(each, voice)).join(voice.word('report.list-comma'));
  return typeof value === 'string' ? voice.text(value) : voice.value(value);
}
