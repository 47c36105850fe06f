import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a name. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'exists',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'whoever calls by this name must find it',
      'zh-CN': '按此域名调用的程序必须能解析到它',
    },
  },
  {
    path: 'records.A',
    ask: { kind: 'contains-all' },
    because: {
      en: 'firewall rules were asked for with these addresses',
      'zh-CN': '防火墙策略按这些地址申请',
    },
  },
  {
    path: 'agrees',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'an entry in a hosts file hides what DNS says',
      'zh-CN': 'hosts 文件中的条目会掩盖 DNS 的结果',
    },
  },
  {
    path: 'silent',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: {
      en: 'each name waits until the next name server is asked',
      'zh-CN': '每次解析都要等到超时才会询问下一台 DNS 服务器',
    },
  },
];
