import type { en } from './names.en.ts';

/** Names of the setting and the fact `schema`, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'setting.schema': '同时采集数据库结构，以便比较；{} 表示全部采集',
  'setting.schema.schemas': '要读取的模式（MySQL 为数据库）名称；默认读取除系统自带以外的全部，MySQL 为登录的数据库',
  'setting.schema.exclude': '不读取的对象：模式与名称的通配符，例如 audit.* 或 *.tmp_*',
  'setting.schema.level': '比较到哪一级：semantic（语义）、performance（性能）或 cosmetic（全部，默认）',
  'setting.schema.strict': '停用的归一化规则名称；停用后，规则视为相同之处即为差异',
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
