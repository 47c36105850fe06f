import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of a SQL Server database. */
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
    path: 'collation',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'sorting, comparing and code page follow it', 'zh-CN': '排序、比较和代码页均由它决定' },
  },
  {
    path: 'serverCollation',
    across: 'same',
    because: {
      en: 'where the database has another one, temporary tables cannot be compared with others',
      'zh-CN': '与数据库排序规则不同时，临时表与其他表的比较会报错',
    },
  },
  {
    path: 'compatibilityLevel',
    across: 'same',
    because: { en: 'it decides which syntax and which plans are used', 'zh-CN': '它决定可用语法和执行计划' },
  },
  {
    path: 'databaseIdentity',
    across: 'different',
    because: reasons.ownDatabase,
  },
  {
    path: 'readCommittedSnapshot',
    across: 'same',
    because: { en: 'without it readers wait for writers', 'zh-CN': '未开启时读会等待写' },
  },
  {
    path: 'checks.untrustedConstraints',
    ask: { kind: 'fixed', written: '0' },
    because: { en: 'rows may be there that break them', 'zh-CN': '可能已存在违反约束的数据' },
  },
];
