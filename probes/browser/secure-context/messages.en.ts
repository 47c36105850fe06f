import type { Texts } from '../../../src/model/message.ts';

/** Sentences of what browsers withhold from pages that are no secure contexts. */
export const en: Texts = {
  'note.insecure':
    '{script}, line {line}, column {column}, uses {name}, which every browser withholds from page {page}: it did not come by https',
  'gap.withheld-unseen': 'it is not known what the pages do without for want of https; look again',
  'fact.pages.withheld': 'interfaces it does without for want of https',
  'fact.needsSecureContext': 'used by scripts and missing for want of https',
  'fact.insecureLosses': 'interfaces that pages do without for want of https',
  'fact.insecureLosses.name': 'interface',
  'fact.insecureLosses.key': 'key of the interface',
  'fact.insecureLosses.script': 'script',
  'fact.insecureLosses.line': 'line',
  'fact.insecureLosses.column': 'column',
  'fact.insecureLosses.original': 'written in',
  'fact.insecureLosses.guarded': 'script is ready for its absence',
  'fact.insecureLosses.pages': 'pages',
};
