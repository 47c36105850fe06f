import { isJsonList, isJsonObject, type Json, type JsonObject } from '../src/model/json.ts';
import type { CoverLine } from './document/document.ts';
import type { Voice } from './voice.ts';

/** What the site file says under `document`, as lines of a cover: customer, contract ... */
export function documentLines(document: JsonObject, voice: Voice): readonly CoverLine[] {
  return Object.entries(document).map(([key, value]) => ({
    label: voice.sentence(`report.document.${key}`) ?? voice.raw(key),
    value: documentText(value, voice),
  }));
}

/** One value of the document in words: a text, a text by language, a list. */
export function documentText(value: Json, voice: Voice): string {
  if (isJsonObject(value) && Object.values(value).every((each) => typeof each === 'string')) {
    const own = value[voice.language] ?? value['en'] ?? value['zh-CN'];
    if (typeof own === 'string') return voice.text(own);
  }
  if (isJsonList(value)) return value.map((each) => documentText(each, voice)).join(voice.word('report.list-comma'));
  return typeof value === 'string' ? voice.text(value) : voice.value(value);
}
