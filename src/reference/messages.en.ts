import type { Texts } from '../model/message.ts';

/** What would fit in a file of reference data where something does not, English. */
export const en = {
  'reference.wanted-line': 'one line of text that is not empty',
  'reference.wanted-day': 'a date such as 2026-11-22',
  'reference.wanted-end': 'a date such as 2026-11-22, or true (ended, day unknown), or false (none announced)',
  'reference.wanted-cycle': 'the name of a release series without blanks, such as 8.4',
  'reference.wanted-id': 'small letters, digits and dashes, such as my-database',
  'reference.wanted-pattern': 'a regular expression of RE2 (no look-around, no back references)',
  'reference.wanted-groups': 'no named groups but version and compatible',
  'reference.wanted-no-name': 'no name here: it is only for setting, extension and function',
  'reference.wanted-a-pattern': 'a pattern, because version, comment and greeting are texts',
  'reference.wanted-version': 'a version such as 13 or 15.3, in quotation marks',
  'reference.wanted-share': 'how many users have it: either share, in percent, or count',
  'reference.wanted-one-kind': 'all browsers counted, or all of them in percent',
  'reference.wanted-hundred': 'shares that are no more than 100 % together',
  'reference.wanted-feature': 'the key of a feature, such as operators.optional_chaining',
  'reference.wanted-a-name': 'the name of the setting, extension or function, or its beginning and *',
} as const satisfies Texts;
