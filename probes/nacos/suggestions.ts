import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a Nacos. */
export const suggestions: readonly Suggestion[] = [
  versionSuggestion,
  {
    path: 'mode',
    ask: { kind: 'same' },
    because: {
      en: 'standalone has no second node to fail over to',
      'zh-CN': '单机模式没有备用节点',
    },
  },
  {
    path: 'authEnabled',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'without a login anybody reads the passwords in the configuration',
      'zh-CN': '未开启鉴权时，任何人都能读取配置中的密码',
    },
  },
  {
    path: 'storage',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'the built in database is fit for tests alone',
      'zh-CN': '内置数据库只适合测试',
    },
  },
  {
    path: 'ready',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: reasons.saysSo,
  },
  ...certificateSuggestions,
];
