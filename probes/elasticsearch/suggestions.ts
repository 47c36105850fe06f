import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

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
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 2 },
    across: 'same-minor',
    because: {
      en: 'what was tested must be what goes live',
      'zh-CN': '测试过的版本与上线的版本应当一致',
    },
  },
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
    because: {
      en: 'no environment may work on the cluster of another',
      'zh-CN': '任何环境都不得使用其他环境的集群',
    },
  },
  ...certificateSuggestions,
];
