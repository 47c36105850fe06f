import type { Texts } from '../../model/message.ts';

/** What is wrong with a version range. */
export const versionMessages: Texts = {
  'range.build':
    '"{found}" ends in "{build}", which does not take part in the order of {dialect} versions; leave it out of the range',
  'range.empty': 'the version range is empty; write for example ">={example}", or "*" for any version',
  'range.full-width': 'the version range contains the full-width or typographic character "{found}"; type "{suggest}"',
  'range.missing-alternative': '"||" stands between two ranges, and one of them is missing',
  'range.missing-version': 'a version must follow "{found}", for example {example}',
  'range.no-version-word': '"{found}" is not a version; a range needs numbers, for example {example}',
  'range.nothing-fits':
    'no version can fit this range: its conditions exclude each other; use "||" where one of them is enough',
  'range.operator-not-in-dialect':
    '"{found}" works only where numbers promise compatibility (semver, loose), not for {dialect}; use ">=" and "<"',
  'range.too-long': 'the version range is longer than {limit} characters',
  'range.unexpected': '"{found}" is not expected here; conditions are separated by a blank or a comma',
  'range.unknown-operator': '"{found}" is not an operator; there are >=, >, <=, <, =, ~, ^ and ||',
  'range.unreadable-version': '"{found}" is not a {dialect} version; one looks like {example}',
  'range.wildcard-with-operator':
    '"{found}" and the wildcard in "{version}" contradict each other; leave out one of them',
};
