import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a TCP service. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'protocol',
    ask: { kind: 'same' },
    because: {
      en: 'another protocol is another service',
      'zh-CN': '协议不同就不是同一种服务',
    },
  },
  {
    path: 'acceptedAndClosed',
    ask: { kind: 'fixed', written: 'equals: false' },
    because: {
      en: 'a proxy or firewall takes connections for a service that is not there',
      'zh-CN': '后端服务不存在时，代理或防火墙也会先接受连接',
    },
  },
];
