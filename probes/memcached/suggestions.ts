import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a memcached. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 2 },
    across: 'same-minor',
    because: {
      en: 'what was tested must be what goes live',
      'zh-CN': '测试过的版本与上线的版本应当一致',
    },
  },
  {
    path: 'memory.limit',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'the sizing was made for it',
      'zh-CN': '容量按此规划',
    },
  },
  {
    path: 'connections.most',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'the connection pools were sized for it',
      'zh-CN': '连接池按此配置',
    },
  },
  ...certificateSuggestions,
];
