import type { Suggestion } from '../../src/kit/suggestion.ts';

const weakAlgorithms = ['weak.keyExchange', 'weak.ciphers', 'weak.macs'].map((path): Suggestion => ({
  path,
  ask: { kind: 'fixed', written: 'count: 0' },
  severity: 'minor',
  because: {
    en: 'audits complain of algorithms that no longer count as safe',
    'zh-CN': '安全检查会指出已不安全的算法',
  },
}));

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
  ...weakAlgorithms,
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
