import { zhCN as migrationWords } from './migrations/words.zh-CN.ts';
import { zhCN as queryMistakes } from './queries/mistakes.zh-CN.ts';
import { zhCN as loginNotes } from './login-notes.zh-CN.ts';
import type { en } from './messages.en.ts';

/** Texts of what the probes for databases have in common, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  ...loginNotes,
  ...queryMistakes,
  ...migrationWords,
  'kit.gap.query-rows': '查询结果超过 {most} 行，或超出可保留的文本量；保留了 {kept} 行',
  'kit.gap.statement-timeout': '语句执行时间超出本会话的限制',
  'kit.note.without-tls': '本次登录未使用 TLS；服务器提供 TLS，也可能要求必须使用',
  'kit.drift.setting': '参数 {name}',
  'kit.drift.capacity': '参数 {name}（相差 {factor} 倍）',
  'kit.drift.from-default': '参数 {name}（双方均未设置）',
  'kit.drift.set': '{value}（已设置，来源：{origin}）',
  'kit.drift.default': '{value}（未设置，来源：{origin}）',
  'kit.drift.value': '{value}',
  'kit.drift.no-setting': '无此参数',
  'kit.gap.product-unknown': '未能识别产品',
  'kit.gap.newer-than-data': '该版本比 {date} 的停止维护数据中已知的版本都新；可用 --reference 提供更新的数据',
  'kit.gap.not-in-data': '{date} 的停止维护数据中没有对应的条目；可用 --reference 补充',
  'kit.gap.no-end-date': '截至 {date} 的数据，厂商未公布停止维护日期',
  'kit.gap.ended-undated': '截至 {date} 的数据，该版本已停止维护，但未注明日期',
};
