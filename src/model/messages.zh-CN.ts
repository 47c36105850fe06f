import type { modelMessagesEn } from './messages.en.ts';

/** Words of values and units, Simplified Chinese. */
export const modelMessagesZhCn: { readonly [K in keyof typeof modelMessagesEn]: string } = {
  'fact.below': '：{rest}',
  'fact.beside': '（{beside}）',
  'withheld.secret': '内容含密钥，已隐去',
  'withheld.sensitive': '敏感内容，不予展示',
  'withheld.secret-name': '名称含密钥，已隐去',
  'gap-words.note-and-said': '{note}：{said}',
  'run.gap.not-finite': '不是有限数值：{number}',
  'run.gap.too-deep': '嵌套过深，或数据项过多',
  'value.none': '（无）',
  'value.empty': '（空）',
  'value.clipped': '{start}…（共 {length} 个字符）',
  'value.days': '{n} 天',
  'value.exact-bytes': '{rounded}（{n} 字节）',
  'value.list-separator': '、',
};
