import type { Suggestion } from '../../suggestion.ts';

/** What a first profile may ask of the migrations. */
export const migrationSuggestions: readonly Suggestion[] = [
  {
    path: 'migrationState.failed',
    ask: { kind: 'fixed', written: 'count: 0' },
    because: {
      en: 'after a failed migration the schema is neither the old nor the new one',
      'zh-CN': '变更执行失败后，表结构处于新旧之间的状态',
    },
  },
  {
    path: 'migrationState.locked',
    ask: { kind: 'fixed', written: 'equals: false' },
    because: {
      en: 'a lock that was left behind stops the next migration, and with it the start of the application',
      'zh-CN': '遗留的锁会阻止下一次变更，应用也因此无法启动',
    },
  },
];
