import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a Consul. */
export const suggestions: readonly Suggestion[] = [
  versionSuggestion,
  {
    path: 'servers',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'with a server less it stands one failure less',
      'zh-CN': '少一台服务端，就少一份容错能力',
    },
  },
  {
    path: 'aclEnabled',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'without it anybody registers services',
      'zh-CN': '未开启 ACL 时，任何人都能注册服务',
    },
  },
  {
    path: 'gossipEncrypted',
    ask: { kind: 'fixed', written: 'equals: true' },
    severity: 'minor',
    because: {
      en: 'agents tell each other everything in the clear otherwise',
      'zh-CN': '否则节点之间的通信均为明文',
    },
  },
  {
    path: 'nodeId',
    across: 'different',
    because: reasons.ownCluster,
  },
  ...certificateSuggestions,
];
