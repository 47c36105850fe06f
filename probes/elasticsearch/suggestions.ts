import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a search cluster. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'products of this family differ in licence, clients and plugins',
      'zh-CN': '同类产品的授权、客户端和插件都有差别',
    },
  },
  versionSuggestion,
  {
    path: 'status',
    ask: { kind: 'fixed', written: 'equals: green' },
    because: {
      en: 'with yellow a failed disk loses data, with red data are missing already',
      'zh-CN': 'yellow 时坏一块盘就会丢数据，red 时数据已经缺失',
    },
  },
  {
    path: 'nodes',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'a node that is missing is missing capacity',
      'zh-CN': '少一个节点就少一份容量',
    },
  },
  {
    path: 'clusterUuid',
    across: 'different',
    because: reasons.ownCluster,
  },
  ...certificateSuggestions,
];
