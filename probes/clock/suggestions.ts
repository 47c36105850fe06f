import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a clock. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'skew',
    ask: { kind: 'fixed', written: 'atMost: 2 s' },
    because: {
      en: 'tokens, certificates and signatures fail where clocks differ',
      'zh-CN': '时钟不一致，令牌、证书和签名校验都会失败',
    },
  },
  {
    path: 'synchronized',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'a time server that follows nobody drifts',
      'zh-CN': '没有上级时钟的时间服务器会逐渐偏离',
    },
  },
];
