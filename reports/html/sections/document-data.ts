import type { RunResult } from '../../../src/model/run-result.ts';
import { documentText } from '../../document-lines.ts';
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
