import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of an etcd. */
export const suggestions: readonly Suggestion[] = [
  versionSuggestion,
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
    because: reasons.sized,
  },
  {
    path: 'clusterId',
    across: 'different',
    because: reasons.ownCluster,
  },
  ...certificateSuggestions,
];
