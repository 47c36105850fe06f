import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a DICOM application. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'echo.success',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'without it no image is taken',
      'zh-CN': 'C-ECHO 不成功，影像也无法传输',
    },
  },
  {
    path: 'product',
    ask: { kind: 'same' },
    because: {
      en: 'another software answers under this name otherwise',
      'zh-CN': '不同则说明应答的是另一套软件',
    },
  },
  ...certificateSuggestions,
];
