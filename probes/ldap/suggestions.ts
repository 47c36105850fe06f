import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a directory. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'directories differ in schema and in how groups are written',
      'zh-CN': '各种目录服务的架构和用户组写法不同',
    },
  },
  versionSuggestion,
  {
    path: 'namingContexts',
    ask: { kind: 'contains-all' },
    because: {
      en: 'searches begin at these trees',
      'zh-CN': '查询从这些目录树开始',
    },
  },
  ...certificateSuggestions,
];
