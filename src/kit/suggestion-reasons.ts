import type { Text } from '../model/message.ts';

/** Why one asks for a fact, where several probes ask for the same reason. */
export const reasons = {
  tested: { en: 'what was tested must be what goes live', 'zh-CN': '测试过的版本与上线的版本应当一致' },
  sized: { en: 'the sizing was made for it', 'zh-CN': '容量按此规划' },
  pools: { en: 'the connection pools were sized for it', 'zh-CN': '连接池按此配置' },
  ownCluster: {
    en: 'no environment may work on the cluster of another',
    'zh-CN': '任何环境都不得使用其他环境的集群',
  },
  ownDatabase: {
    en: 'no environment may work on the database of another',
    'zh-CN': '任何环境都不得使用其他环境的数据库',
  },
  allLanguages: { en: 'texts in all languages must fit', 'zh-CN': '各种语言的文字都要能保存' },
  timeZones: { en: 'dates shift where time zones differ', 'zh-CN': '时区不同，日期会错位' },
  saysSo: { en: 'it says itself whether it serves', 'zh-CN': '是否正常提供服务由它自己说明' },
  otherProduct: {
    en: 'another product that speaks the protocol behaves differently',
    'zh-CN': '协议相同的其他产品行为不同',
  },
  sorting: { en: 'sorting and comparing follow it', 'zh-CN': '排序和比较由它决定' },
  lengthInBytes: {
    en: 'with bytes a Chinese text needs up to three times the length',
    'zh-CN': '按字节计算时，中文需要的长度可达三倍',
  },
  archivedLogs: {
    en: 'without archived logs nothing can be restored to a point in time',
    'zh-CN': '未归档则无法恢复到指定时间点',
  },
} as const satisfies Readonly<Record<string, Text>>;
