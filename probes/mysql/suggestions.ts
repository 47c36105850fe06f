import { migrationSuggestions } from '../../src/kit/database/migrations/suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

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
  versionSuggestion,
  {
    path: 'serverUuid',
    across: 'different',
    because: reasons.ownDatabase,
  },
  {
    path: 'characterSet.database',
    ask: { kind: 'same' },
    across: 'same',
    because: reasons.allLanguages,
  },
  {
    path: 'collation.database',
    across: 'same',
    severity: 'minor',
    because: reasons.sorting,
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
    path: 'configuration',
    across: 'same',
    severity: 'minor',
    because: {
      en: 'what somebody set in one environment and not in another shows up too late',
      'zh-CN': '只在某个环境中设置过的参数，往往到上线后才被发现',
    },
  },
  {
    path: 'tables.withoutPrimaryKey.count',
    ask: { kind: 'fixed', written: 'atMost: 0' },
    severity: 'minor',
    because: {
      en: 'replication by rows and comparing data need a key',
      'zh-CN': '行级复制和数据比对都需要主键',
    },
  },
  {
    path: 'tables.otherEngine.count',
    ask: { kind: 'fixed', written: 'atMost: 0' },
    severity: 'minor',
    because: {
      en: 'tables of other engines know no transactions and no consistent backup',
      'zh-CN': '其他存储引擎的表不支持事务，也无法一致备份',
    },
  },
  {
    path: 'autoIncrementUsed',
    ask: { kind: 'fixed', written: 'atMost: 80%' },
    because: { en: 'when the numbers are used up, nothing can be inserted', 'zh-CN': '自增值用尽后将无法插入数据' },
  },
  {
    path: 'account.beyondReading',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: { en: 'a check needs no right to change anything', 'zh-CN': '检查账号不应拥有任何修改权限' },
  },
  {
    path: 'account.passwordDaysLeft',
    ask: { kind: 'fixed', written: 'atLeast: 30 days' },
    severity: 'minor',
    because: { en: 'nobody gets in with a password that has expired', 'zh-CN': '密码过期后将无法登录' },
  },
  {
    path: 'explicitTimestampDefaults',
    across: 'same',
    because: {
      en: 'the same CREATE TABLE gives other TIMESTAMP columns',
      'zh-CN': '同一条建表语句会得到不同的 TIMESTAMP 列',
    },
  },
  {
    path: 'maxConnections',
    ask: { kind: 'at-least', share: 1 },
    because: reasons.pools,
  },
  ...migrationSuggestions,
];
