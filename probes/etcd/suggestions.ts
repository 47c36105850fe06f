import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of an etcd. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'version',
    ask: { kind: 'version-range', digits: 2 },
    across: 'same-minor',
    because: {
      en: 'what was tested must be what goes live',
      'zh-CN': '测试过的版本与上线的版本应当一致',
    },
  },
  {
    path: 'healthy',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'an unhealthy cluster takes no writes',
      'zh-CN': '状态异常的集群无法写入',
    },
  },
  {
    path: 'hasLeader',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'without a leader nothing is written',
      'zh-CN': '没有主节点就无法写入',
    },
  },
  {
    path: 'errors',
    ask: { kind: 'fixed', written: 'count: 0' },
    because: {
      en: 'an alarm such as lack of space stops all writes',
      'zh-CN': '出现空间不足等告警时会停止写入',
    },
  },
  {
    path: 'database.quota',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'the sizing was made for it',
      'zh-CN': '容量按此规划',
    },
  },
  {
    path: 'clusterId',
    across: 'different',
    because: {
      en: 'no environment may work on the cluster of another',
      'zh-CN': '任何环境都不得使用其他环境的集群',
    },
  },
  ...certificateSuggestions,
];
