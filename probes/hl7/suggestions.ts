import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of an HL7 interface. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'acknowledgement.code',
    ask: { kind: 'fixed', written: 'equals: AA' },
    because: {
      en: 'any other code means that the message was not taken',
      'zh-CN': '其他应答码表示消息未被接收',
    },
  },
  {
    path: 'acknowledgement.forUs',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'an answer to another message proves nothing',
      'zh-CN': '对其他消息的应答说明不了问题',
    },
  },
  {
    path: 'acknowledgement.version',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'segments and fields differ by version',
      'zh-CN': '版本不同，消息段和字段也不同',
    },
  },
  {
    path: 'acknowledgement.charset',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'names of patients arrive garbled otherwise',
      'zh-CN': '字符集不一致，患者姓名会变成乱码',
    },
  },
  ...certificateSuggestions,
];
