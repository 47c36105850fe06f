import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of the Java programs of a machine. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'jvms',
    ask: { kind: 'contains-all' },
    because: { en: 'these programs were running', 'zh-CN': '当时这些程序都在运行' },
  },
  {
    path: 'count',
    ask: { kind: 'at-least', share: 1 },
    because: { en: 'one that is not running is missing', 'zh-CN': '少一个就说明有程序没有运行' },
  },
];
