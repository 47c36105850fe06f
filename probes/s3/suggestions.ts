import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of an object store. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'stores differ in what they support of the interface',
      'zh-CN': '各种对象存储对接口的支持程度不同',
    },
  },
  {
    path: 'bucketExists',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'the product stores its files there',
      'zh-CN': '产品的文件保存在此',
    },
  },
  {
    path: 'region',
    ask: { kind: 'same' },
    because: {
      en: 'requests signed for another region are refused',
      'zh-CN': '按其他区域签名的请求会被拒绝',
    },
  },
  ...certificateSuggestions,
];
