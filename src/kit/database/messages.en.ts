import { en as migrationWords } from './migrations/words.en.ts';
import { en as queryMistakes } from './queries/mistakes.en.ts';
import { en as loginNotes } from './login-notes.en.ts';
import type { Texts } from '../../model/message.ts';

/** Texts of what the probes for databases have in common, English. */
export const en = {
  ...loginNotes,
  ...queryMistakes,
  ...migrationWords,
  'kit.gap.query-rows': 'the query gave more than {most} rows, or more text than is kept; {kept} were kept',
  'kit.gap.statement-timeout': 'the statement took longer than this session allows',
  'kit.note.without-tls': 'the login was sent without TLS, which the server offers and may require',
  'kit.drift.setting': 'setting {name}',
  'kit.drift.capacity': 'setting {name}, by a factor of {factor}',
  'kit.drift.from-default': 'setting {name}, which nobody set',
  'kit.drift.set': '{value} (set: {origin})',
  'kit.drift.default': '{value} (not set: {origin})',
  'kit.drift.value': '{value}',
  'kit.drift.no-setting': 'no such setting',
  'kit.gap.product-unknown': 'the product is not recognised',
  'kit.gap.newer-than-data':
    'newer than all that the end-of-life data of {date} knows; newer data can be given with --reference',
  'kit.gap.not-in-data': 'the end-of-life data of {date} has no entry for it; one can be added with --reference',
  'kit.gap.no-end-date': 'by the data of {date} no end of support was announced',
  'kit.gap.ended-undated': 'by the data of {date} support has ended, on a day it does not name',
} as const satisfies Texts;
