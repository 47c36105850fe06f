import type { en } from './words.en.ts';

/** Sentences about migrations, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'kit.wanted-migrations-name': '不含反斜杠和控制字符的名称',
  'kit.gap.migrations-expected': '未说明应有哪些变更（设置 migrations.expected）',
  'kit.gap.migrations-columns': '存在可能是其记录表的表，但账号看不到该表的列',
  'kit.gap.migrations-elsewhere': '变更记录表位于模式 {schema}，未读取（设置 migrations.schema）',
  'kit.gap.migrations-cut': '仅读取了最新的 {most} 行',
  'kit.gap.migrations-lock': '未能读取变更工具的锁',
  'kit.gap.migrations-hidden': '未见任何变更记录表；账号没有权限的表也是不可见的',
  'kit.gap.migrations-no-database': '检查未登录到具体的数据库，也未指定数据库（设置 migrations.schema）',
  'kit.migration.tool': '{tool} 的变更记录',
  'kit.migration.has-tool': '有',
  'kit.migration.no-tool': '无',
  'kit.migration.one': '变更 {id}（{tool}）',
  'kit.migration.applied': '已执行',
  'kit.migration.not-applied': '未执行',
  'kit.migration.digest': '已执行，校验值 {checksum}',
};
