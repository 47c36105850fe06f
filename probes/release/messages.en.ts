import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: 'Release of a component',
  'probe.about':
    'Asks one URL and takes from the reply the version that a deployed component says it is: from a JSON value, a header, or a regular expression.',
  'setting.url': 'where the component says its version',
  'setting.json': 'path of the version in a JSON reply: build.version',
  'setting.header': 'header of the reply that holds the version',
  'setting.pattern': 'regular expression on the reply; its one group is the version',
  'setting.headers': 'headers sent; values may be secrets',
  'setting.bearer': 'token for Authorization: Bearer, as ${secret:NAME}',
  'setting.ca': 'certificate authorities trusted besides: PEM text, or a file',
  'release.one-place': 'exactly one of json, header and pattern must be given',
  'release.wanted-pattern': 'a regular expression with exactly one group, without look-around and back-references',
  'fact.version': 'version',
  'fact.source': 'where the version stood',
};
