import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a ZooKeeper. */
export const suggestions: readonly Suggestion[] = [
  versionSuggestion,
  {
    path: 'ok',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: reasons.saysSo,
  },
  {
    path: 'configuration.members',
    ask: { kind: 'contains-all' },
    because: {
      en: 'an ensemble with a member less stands one failure less',
      'zh-CN': '集群少一个成员，就少一份容错能力',
    },
  },
  {
    path: 'configuration.maxSessionTimeout',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'clients ask for sessions of this length',
      'zh-CN': '客户端按此设置会话超时',
    },
  },
  {
    path: 'configuration.maxClientCnxns',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'more connections from one address are refused',
      'zh-CN': '同一地址的连接数超过此值会被拒绝',
    },
  },
  ...certificateSuggestions,
];
