import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of an FTP server. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'servers differ in character sets and listings',
      'zh-CN': '各种服务端的字符集和列表格式不同',
    },
  },
  {
    path: 'startTls',
    ask: { kind: 'fixed', written: 'equals: true' },
    severity: 'minor',
    because: {
      en: 'without it files and passwords travel in the clear',
      'zh-CN': '不支持 TLS 时，文件和密码均为明文传输',
    },
  },
  {
    path: 'passive.same',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'with an address of its own network transfers hang',
      'zh-CN': '被动模式返回内网地址时，文件传输会卡住',
    },
  },
  ...certificateSuggestions,
];
