import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of the ports of a machine. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'tcp',
    ask: { kind: 'contains-all' },
    because: { en: 'these ports were listening', 'zh-CN': '当时这些端口都在监听' },
  },
];
