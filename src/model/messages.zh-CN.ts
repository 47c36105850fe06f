import type { modelMessagesEn } from './messages.en.ts';

/** Words of values and units, Simplified Chinese. */
export const modelMessagesZhCn: { readonly [K in keyof typeof modelMessagesEn]: string } = {
  'fact.below': '：{rest}',
  'fact.beside': '（{beside}）',
  'value.none': '（无）',
  'value.empty': '（空）',
  'value.clipped': '{start}…（共 {length} 个字符）',
  'value.days': '{n} 天',
  'value.exact-bytes': '{rounded}（{n} 字节）',
  'value.list-separator': '、',
};
