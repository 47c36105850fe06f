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
  newCertificate: { en: 'a new certificate takes weeks to get', 'zh-CN': '申请新证书需要数周' },
  weakAlgorithms: {
    en: 'audits complain of algorithms that no longer count as safe',
    'zh-CN': '安全检查会指出已不安全的算法',
  },
} as const satisfies Readonly<Record<string, Text>>;
