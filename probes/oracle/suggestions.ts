import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of an Oracle database. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 1 },
    across: 'same-major',
    because: reasons.tested,
  },
  {
    path: 'characterSet',
    ask: { kind: 'same' },
    across: 'same',
    because: reasons.allLanguages,
  },
  {
    path: 'lengthSemantics',
    across: 'same',
    because: reasons.lengthInBytes,
  },
  {
    path: 'databaseId',
    across: 'different',
    because: reasons.ownDatabase,
  },
  {
    path: 'timeZone',
    across: 'same',
    because: reasons.timeZones,
  },
  {
    path: 'archiving',
    ask: { kind: 'same' },
    because: reasons.archivedLogs,
  },
  {
    path: 'checks.invalidObjects',
    ask: { kind: 'fixed', written: '0' },
    because: { en: 'invalid objects fail when they are first used', 'zh-CN': '失效对象在首次使用时报错' },
  },
];
