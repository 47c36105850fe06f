import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a Nacos. */
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
    because: {
      en: 'it says itself whether it serves',
      'zh-CN': '是否正常提供服务由它自己说明',
    },
  },
  ...certificateSuggestions,
];
