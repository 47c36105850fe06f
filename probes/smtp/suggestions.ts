import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a mail server. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'mail servers differ in limits and in whom they relay for',
      'zh-CN': '各种邮件服务器的限制和转发规则不同',
    },
  },
  {
    path: 'beforeTls.startTls',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'without it mails and passwords travel in the clear',
      'zh-CN': '不支持 STARTTLS 时，邮件和密码均为明文传输',
    },
  },
  {
    path: 'beforeTls.mechanisms',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: {
      en: 'a password must not be asked for on the plain connection',
      'zh-CN': '未加密的连接上不应要求登录密码',
    },
  },
  {
    path: 'sizeLimit',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'mails with larger attachments are refused',
      'zh-CN': '附件更大的邮件会被拒收',
    },
  },
  ...certificateSuggestions,
];
