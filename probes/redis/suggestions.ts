import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a Redis or a product of its kind. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'products that speak its protocol differ in commands and persistence',
      'zh-CN': '协议相同的产品，命令和持久化方式也有差别',
    },
  },
  versionSuggestion,
  {
    path: 'loginRequired',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'without a password anybody in the network reads and empties it',
      'zh-CN': '未设密码时，网内任何人都能读取和清空数据',
    },
  },
  {
    path: 'mode',
    ask: { kind: 'same' },
    because: {
      en: 'clients are configured for one of standalone, cluster and sentinel',
      'zh-CN': '单机、集群、哨兵三种模式的客户端配置各不相同',
    },
  },
  {
    path: 'memory.policy',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'what is thrown out when memory is full differs',
      'zh-CN': '内存用满后淘汰哪些数据由它决定',
    },
  },
  {
    path: 'memory.limit',
    ask: { kind: 'at-least', share: 1 },
    because: reasons.sized,
  },
  {
    path: 'aof.enabled',
    ask: { kind: 'fixed', written: 'equals: true' },
    severity: 'minor',
    because: {
      en: 'without it a restart loses what was written since the last snapshot',
      'zh-CN': '未开启 AOF 时，重启会丢失上次快照之后写入的数据',
    },
  },
  {
    path: 'rdb.lastSaveOk',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'once a save has failed, writes are refused unless somebody switched that off',
      'zh-CN': '快照保存失败后，默认会拒绝写入',
    },
  },
  {
    path: 'replicaOf.linkUp',
    ask: { kind: 'fixed', written: 'equals: true' },
    because: {
      en: 'a replica without its master serves old data',
      'zh-CN': '与主节点断开的从节点，数据是旧的',
    },
  },
  {
    path: 'cluster.state',
    ask: { kind: 'fixed', written: 'equals: ok' },
    because: {
      en: 'a cluster with missing slots refuses requests',
      'zh-CN': '槽位不完整的集群会拒绝请求',
    },
  },
  ...certificateSuggestions,
];
