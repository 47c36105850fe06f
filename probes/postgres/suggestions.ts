import { migrationSuggestions } from '../../src/kit/database/migrations/suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of a PostgreSQL database. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    because: reasons.otherProduct,
  },
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 1 },
    across: 'same-major',
    because: reasons.tested,
  },
  {
    path: 'systemIdentifier',
    across: 'different',
    because: reasons.ownDatabase,
  },
  {
    path: 'encoding',
    ask: { kind: 'same' },
    across: 'same',
    because: reasons.allLanguages,
  },
  {
    path: 'collation',
    across: 'same',
    severity: 'minor',
    because: reasons.sorting,
  },
  {
    path: 'settings["TimeZone"]',
    across: 'same',
    because: reasons.timeZones,
  },
  {
    path: 'settings.max_connections',
    ask: { kind: 'at-least', share: 1 },
    because: reasons.pools,
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
  {
    path: 'configuration',
    across: 'same',
    severity: 'minor',
    because: {
      en: 'what somebody set in one environment was tested nowhere else',
      'zh-CN': '仅在某一环境设置过的参数，在其他环境未经验证',
    },
  },
  {
    path: 'pendingRestart',
    ask: { kind: 'fixed', written: 'count: 0' },
    because: {
      en: 'the next restart would change the server',
      'zh-CN': '下次重启后参数才会生效，届时行为会改变',
    },
  },
  {
    path: 'licenceDays',
    ask: { kind: 'fixed', written: 'atLeast: 30 days' },
    severity: 'blocker',
    because: { en: 'without a licence the server no longer starts', 'zh-CN': '授权到期后数据库将无法启动' },
  },
  {
    path: 'account.passwordDaysLeft',
    ask: { kind: 'fixed', written: 'atLeast: 30 days' },
    because: { en: 'with its password a login ends', 'zh-CN': '密码到期后无法登录' },
  },
  {
    path: 'account.beyondReading',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: { en: 'who only looks needs no more', 'zh-CN': '检查账号只读即可，应遵循最小权限原则' },
  },
  {
    path: 'collationVersions.indexes',
    ask: { kind: 'fixed', written: 'count: 0' },
    because: {
      en: 'an index in another order finds rows no longer',
      'zh-CN': '排序规则变化后，索引可能漏查数据，需重建',
    },
  },
  {
    path: 'outdatedExtensions',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: {
      en: 'the server has newer files than the database uses',
      'zh-CN': '服务器已有更新的扩展版本，数据库尚未升级',
    },
  },
  {
    path: 'invalidIndexes.count',
    ask: { kind: 'fixed', written: 'atMost: 0' },
    because: {
      en: 'no query uses them, and a unique one checks nothing',
      'zh-CN': '无效索引不会被查询使用，唯一性也得不到保证',
    },
  },
  {
    path: 'unvalidatedConstraints.count',
    ask: { kind: 'fixed', written: 'atMost: 0' },
    severity: 'minor',
    because: { en: 'existing rows may break them', 'zh-CN': '已有数据可能不满足约束' },
  },
  {
    path: 'tablesWithoutPrimaryKey.count',
    ask: { kind: 'at-most', factor: 1 },
    severity: 'info',
    because: { en: 'their rows cannot be told apart', 'zh-CN': '无主键的表无法唯一定位一行' },
  },
  {
    path: 'sequences.highestUsed',
    ask: { kind: 'fixed', written: 'atMost: 80%' },
    because: { en: 'at the end of a sequence inserts fail', 'zh-CN': '序列用尽后将无法插入数据' },
  },
  {
    path: 'preparedTransactions.count',
    ask: { kind: 'fixed', written: 'atMost: 0' },
    severity: 'minor',
    because: { en: 'they hold locks until somebody ends them', 'zh-CN': '预备事务在结束前会一直持有锁' },
  },
  {
    path: 'wraparound.used',
    ask: { kind: 'fixed', written: 'atMost: 50%' },
    because: { en: 'at the end the server takes no more writes', 'zh-CN': '事务号耗尽后数据库将拒绝写入' },
  },
  {
    path: 'replication.slots',
    ask: { kind: 'fixed', written: 'each: { active: true }' },
    severity: 'minor',
    because: {
      en: 'an unused slot keeps WAL until the disk is full',
      'zh-CN': '闲置的复制槽会持续保留 WAL，直至磁盘写满',
    },
  },
  ...migrationSuggestions,
];
