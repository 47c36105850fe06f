import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a PostgreSQL database. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    because: {
      en: 'another product that speaks the protocol behaves differently',
      'zh-CN': '协议相同的其他产品行为不同',
    },
  },
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 1 },
    across: 'same-major',
    because: {
      en: 'what was tested must be what goes live',
      'zh-CN': '测试过的版本与上线的版本应当一致',
    },
  },
  {
    path: 'systemIdentifier',
    across: 'different',
    because: {
      en: 'no environment may work on the database of another',
      'zh-CN': '任何环境都不得使用其他环境的数据库',
    },
  },
  {
    path: 'encoding',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'texts in all languages must fit', 'zh-CN': '各种语言的文字都要能保存' },
  },
  {
    path: 'collation',
    across: 'same',
    severity: 'minor',
    because: { en: 'sorting and comparing follow it', 'zh-CN': '排序和比较由它决定' },
  },
  {
    path: 'settings["TimeZone"]',
    across: 'same',
    because: { en: 'dates shift where time zones differ', 'zh-CN': '时区不同，日期会错位' },
  },
  {
    path: 'settings.max_connections',
    ask: { kind: 'at-least', share: 1 },
    because: { en: 'the connection pools were sized for it', 'zh-CN': '连接池按此配置' },
  },
  {
    path: 'extensions',
    ask: { kind: 'contains-all' },
    because: { en: 'the application uses what is installed', 'zh-CN': '应用使用了已安装的扩展' },
  },
  {
    path: 'inRecovery',
    ask: { kind: 'same' },
    because: { en: 'a standby takes no writes', 'zh-CN': '备库不能写入' },
  },
];
