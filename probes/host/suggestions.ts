import type { Suggestion } from '../../src/kit/suggestion.ts';

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
    because: { en: 'the sizing was made for it', 'zh-CN': '容量按此规划' },
  },
  {
    path: 'cpu.logical',
    ask: { kind: 'at-least', share: 1 },
    because: { en: 'the sizing was made for it', 'zh-CN': '容量按此规划' },
  },
  {
    path: 'timeZone',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'dates shift where time zones differ', 'zh-CN': '时区不同，日期会错位' },
  },
];
