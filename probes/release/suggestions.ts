import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a deployed version. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 2 },
    across: 'not-ahead',
    among: 'same',
    because: {
      en: 'what goes live was tested before, and is the same on every node',
      'zh-CN': '上线的版本应先经过测试，各节点保持一致',
    },
  },
];
