import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of a machine. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'os.distribution',
    ask: { kind: 'one-of' },
    across: 'same',
    because: { en: 'the product was tried on it', 'zh-CN': '产品在该系统上验证过' },
  },
  {
    path: 'os.architecture',
    ask: { kind: 'same' },
    because: { en: 'programs are built for one architecture', 'zh-CN': '程序只适用于一种架构' },
  },
  {
    path: 'memory.total',
    ask: { kind: 'at-least', share: 0.9 },
    because: reasons.sized,
  },
  {
    path: 'cpu.logical',
    ask: { kind: 'at-least', share: 1 },
    because: reasons.sized,
  },
  {
    path: 'timeZone',
    ask: { kind: 'same' },
    across: 'same',
    because: reasons.timeZones,
  },
  {
    path: 'timeSync.synchronized',
    ask: { kind: 'same' },
    because: { en: 'certificates and logins fail where clocks differ', 'zh-CN': '时钟不一致，证书校验和登录会失败' },
  },
  {
    path: 'charset',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'texts in files and logs follow it', 'zh-CN': '文件和日志中的文字编码由它决定' },
  },
  {
    path: 'fonts.chinese',
    across: 'same',
    severity: 'minor',
    because: {
      en: 'without such a font reports and PDF files show boxes',
      'zh-CN': '缺少中文字体，报表和 PDF 会显示方框',
    },
  },
];
