import type { en } from './names.en.ts';

/** Names of the setting and the fact `schema`, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'setting.schema':
    '采集模式结构，{} 表示全部：schemas（模式名）、exclude（排除的对象，如 audit.*）、level（比对到哪一级：semantic 语义、performance 性能、cosmetic 全部）、strict（关闭的规整规则）',
  'fact.schema': '模式结构',
  'fact.schema.dialect': '系统表体系',
  'fact.schema.version': '采集模式结构的服务器版本',
  'fact.schema.digest': '模式结构摘要',
  'fact.schema.compared': '模式结构比对范围',
  'fact.schema.compared.level': '比对级别',
  'fact.schema.compared.strict': '已关闭的规整规则',
  'fact.schema.inFull': '完整可见的部分',
  'fact.schema.counts': '各类对象数量',
  'fact.schema.objects': '模式中的对象',
};
