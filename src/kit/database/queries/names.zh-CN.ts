import type { en } from './names.en.ts';

/** Names of the setting and the facts of queries, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'setting.queries':
    '自定义查询，结果行作为事实：name、sql、maxRows（默认 100，最大 1000）；最多 20 条。每条语句原样列入触点清单，并在只读事务中原样发送；一段文本含多条语句，或含有已知会写入、加锁、等待、操作服务器的关键字或函数时，读取检查方案时即被拒绝。这只是一份黑名单，不构成证明：数据库中的函数和视图仍可执行其账号权限内的任何操作',
  'fact.queries': '自定义查询的结果',
  'fact.queries.count': '查询返回的行数',
  'fact.queries.rows': '查询返回的行',
  'fact.queries.value': '查询的首个值',
  'fact.queries.durationMs': '查询耗时',
  'account.queries': '检查方案中的自定义查询需要对所涉及的表授予 SELECT 权限，其他表无须授权。',
};
