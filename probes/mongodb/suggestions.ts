import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a MongoDB. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'products that imitate MongoDB lack some of its features',
      'zh-CN': '兼容 MongoDB 的产品会缺少部分功能',
    },
  },
  versionSuggestion,
  {
    path: 'replicaSet.name',
    ask: { kind: 'same' },
    because: {
      en: 'clients name the set in their address',
      'zh-CN': '客户端连接串中写有副本集名称',
    },
  },
  {
    path: 'replicaSet.hosts',
    ask: { kind: 'contains-all' },
    because: {
      en: 'clients are sent to these members and must reach them',
      'zh-CN': '客户端会被引导到这些成员，必须都能连通',
    },
  },
  ...certificateSuggestions,
];
