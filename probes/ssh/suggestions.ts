import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of an SSH server. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'servers differ in algorithms and configuration',
      'zh-CN': '各种服务端支持的算法和配置不同',
    },
  },
  {
    path: 'hostKey.fingerprint',
    ask: { kind: 'same' },
    across: 'different',
    because: {
      en: 'another key is another machine, and the same key twice is a copied one',
      'zh-CN': '密钥变了说明换了机器，两处相同说明是克隆出来的',
    },
  },
  {
    path: 'weak.keyExchange',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: reasons.weakAlgorithms,
  },
  {
    path: 'weak.ciphers',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: reasons.weakAlgorithms,
  },
  {
    path: 'weak.macs',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: reasons.weakAlgorithms,
  },
  {
    path: 'terrapin',
    ask: { kind: 'fixed', written: 'equals: false' },
    severity: 'minor',
    because: {
      en: 'messages can be dropped at the beginning of the connection unnoticed',
      'zh-CN': '连接初期的报文可能被悄悄删除',
    },
  },
];
