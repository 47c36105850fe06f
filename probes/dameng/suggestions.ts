import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of a Dameng database. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'license.daysLeft',
    ask: { kind: 'fixed', written: '{ atLeast: 30 days }' },
    because: { en: 'without a licence the server does not start again', 'zh-CN': '授权到期后服务器无法再次启动' },
  },
  {
    path: 'characterSet',
    ask: { kind: 'same' },
    across: 'same',
    because: { en: 'it cannot be changed later', 'zh-CN': '初始化后无法更改' },
  },
  {
    path: 'caseSensitive',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'it cannot be changed later, and statements fail where it differs',
      'zh-CN': '初始化后无法更改，不一致时语句会报错',
    },
  },
  {
    path: 'pageSize',
    across: 'same',
    because: {
      en: 'it limits the length of a row and cannot be changed later',
      'zh-CN': '决定行的最大长度，初始化后无法更改',
    },
  },
  {
    path: 'lengthInCharacters',
    across: 'same',
    because: reasons.lengthInBytes,
  },
  {
    path: 'compatibleMode',
    across: 'same',
    because: {
      en: 'the same statement means something else in another mode',
      'zh-CN': '兼容模式不同，同一语句的含义可能不同',
    },
  },
  {
    path: 'archiving',
    ask: { kind: 'same' },
    because: reasons.archivedLogs,
  },
];
