import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a machine. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'lossPercent',
    ask: { kind: 'fixed', written: 'atMost: 0%' },
    because: {
      en: 'lost packets make every connection slow',
      'zh-CN': '丢包会拖慢所有连接',
    },
  },
];
