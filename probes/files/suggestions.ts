import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of a file or folder. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'kind',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'programs expect a file or a folder, not the other', 'zh-CN': '程序要的是文件还是文件夹，不能弄错' },
  },
  {
    path: 'encoding',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'programs read it in one encoding', 'zh-CN': '程序只按一种编码读取' },
  },
  {
    path: 'format',
    ask: { kind: 'same' },
    because: { en: 'what cannot be read this way is broken', 'zh-CN': '不能按此格式读取，说明文件已损坏' },
  },
  {
    path: 'sha256',
    among: 'same',
    because: {
      en: 'the nodes of one environment work with the same content',
      'zh-CN': '同一环境的各节点应使用相同的内容',
    },
  },
  {
    path: 'tree.sha256',
    across: 'same',
    among: 'same',
    because: { en: 'what was tested must be what goes live', 'zh-CN': '测试过的内容与上线的内容应当一致' },
  },
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 2 },
    across: 'same',
    among: 'same',
    because: reasons.tested,
  },
  {
    path: 'licence.daysLeft',
    ask: { kind: 'fixed', written: 'atLeast: 30 days' },
    because: { en: 'a new licence takes weeks to get', 'zh-CN': '申请新的授权需要数周' },
  },
  {
    path: 'tree.outside',
    ask: { kind: 'fixed', written: 'atMost: 0' },
    severity: 'minor',
    because: { en: 'what lies elsewhere is not delivered with it', 'zh-CN': '链接到别处的内容不会一起交付' },
  },
];
