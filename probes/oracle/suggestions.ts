import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of an Oracle database. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 1 },
    across: 'same-major',
    because: { en: 'what was tested must be what goes live', 'zh-CN': '测试过的版本与上线的版本应当一致' },
  },
  {
    path: 'characterSet',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'texts in all languages must fit', 'zh-CN': '各种语言的文字都要能保存' },
  },
  {
    path: 'lengthSemantics',
    across: 'same',
    because: {
      en: 'with bytes a Chinese text needs up to three times the length',
      'zh-CN': '按字节计算时，中文需要的长度可达三倍',
    },
  },
  {
    path: 'databaseId',
    across: 'different',
    because: {
      en: 'no environment may work on the database of another',
      'zh-CN': '任何环境都不得使用其他环境的数据库',
    },
  },
  {
    path: 'timeZone',
    across: 'same',
    because: { en: 'dates shift where time zones differ', 'zh-CN': '时区不同，日期会错位' },
  },
  {
    path: 'archiving',
    ask: { kind: 'same' },
    because: {
      en: 'without archived logs nothing can be restored to a point in time',
      'zh-CN': '未归档则无法恢复到指定时间点',
    },
  },
  {
    path: 'checks.invalidObjects',
    ask: { kind: 'fixed', written: '0' },
    because: { en: 'invalid objects fail when they are first used', 'zh-CN': '失效对象在首次使用时报错' },
  },
];
