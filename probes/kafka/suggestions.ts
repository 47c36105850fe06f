import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of a Kafka cluster. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'versionAtLeast',
    ask: { kind: 'version-range', digits: 2 },
    across: 'same-minor',
    because: reasons.tested,
  },
  {
    path: 'clusterId',
    across: 'different',
    because: reasons.ownCluster,
  },
  {
    path: 'advertised',
    ask: { kind: 'contains-all' },
    because: {
      en: 'clients are sent to these addresses and must reach them',
      'zh-CN': '客户端会被引导到这些地址，必须都能连通',
    },
  },
  {
    path: 'topics',
    ask: { kind: 'contains-all' },
    because: {
      en: 'these topics were there',
      'zh-CN': '当时这些主题都存在',
    },
  },
  ...certificateSuggestions,
];
