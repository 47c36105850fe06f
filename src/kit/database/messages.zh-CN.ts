import type { en } from './messages.en.ts';

/** Texts of what the probes for databases have in common, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'kit.note.without-tls': '本次登录未使用 TLS；服务器提供 TLS，也可能要求必须使用',
  'kit.drift.setting': '参数 {name}',
  'kit.drift.capacity': '参数 {name}（相差 {factor} 倍）',
  'kit.drift.from-default': '参数 {name}（双方均未设置）',
  'kit.drift.set': '{value}（已设置，来源：{origin}）',
  'kit.drift.default': '{value}（未设置，来源：{origin}）',
  'kit.drift.value': '{value}',
  'kit.drift.no-setting': '无此参数',
};
