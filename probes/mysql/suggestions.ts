import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a MySQL or MariaDB database. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'MySQL and MariaDB differ in more than their numbers',
      'zh-CN': 'MySQL 与 MariaDB 的差别不只是版本号',
    },
  },
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 2 },
    across: 'same-minor',
    because: { en: 'what was tested must be what goes live', 'zh-CN': '测试过的版本与上线的版本应当一致' },
  },
  {
    path: 'serverUuid',
    across: 'different',
    because: {
      en: 'no environment may work on the database of another',
      'zh-CN': '任何环境都不得使用其他环境的数据库',
    },
  },
  {
    path: 'characterSet.database',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'texts in all languages must fit', 'zh-CN': '各种语言的文字都要能保存' },
  },
  {
    path: 'collation.database',
    across: 'same',
    severity: 'minor',
    because: { en: 'sorting and comparing follow it', 'zh-CN': '排序和比较由它决定' },
  },
  {
    path: 'lowerCaseTableNames',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'table names are found in one spelling here and in another there',
      'zh-CN': '表名大小写的处理不同，换个环境就可能找不到表',
    },
  },
  {
    path: 'sqlMode',
    across: 'same',
    because: {
      en: 'the same statement is refused in one mode and taken in another',
      'zh-CN': '同一条语句在一种模式下被拒绝，在另一种模式下被接受',
    },
  },
  {
    path: 'maxConnections',
    ask: { kind: 'at-least', share: 1 },
    because: { en: 'the connection pools were sized for it', 'zh-CN': '连接池按此配置' },
  },
];
