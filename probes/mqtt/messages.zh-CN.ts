import { zhCN as account } from '../../src/kit/service/account-names.zh-CN.ts';
import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  ...account,
  probe: 'MQTT 消息服务',
  'probe.about': '以全新会话连接 MQTT 消息服务，读取其允许的能力，以及它发布的版本信息（如有）。不发布任何消息。',
  'setting.port': '端口，默认 1883；启用 TLS 时通常为 8883',
  'setting.protocolVersion': '3.1.1（默认）或 5.0；只有 5.0 会给出服务端允许的能力',
  'setting.clientId': '客户端标识，仅在服务端只接受已登记的标识时填写；正以该标识连接的客户端会被断开',
  'setting.sideEffect': '该客户端标识是否可能正在使用；默认视为是，须加 --allow-side-effects 才会连接',
  'gap.no-version': '服务端没有在 `$SYS/broker/version` 下发布版本，或该账号无权读取',
  'fact.protocolVersion': 'MQTT 版本',
  'fact.versionText': '发布的版本信息',
  'fact.product': '产品',
  'fact.version': '版本',
  'fact.sessionPresent': '保留有以前的会话',
  'fact.limits': '服务端允许的能力',
  'fact.limits.maximumQos': '最高服务质量（QoS）',
  'fact.limits.retainAvailable': '支持保留消息',
  'fact.limits.wildcards': '支持通配符订阅',
  'fact.limits.sharedSubscriptions': '支持共享订阅',
  'fact.limits.subscriptionIds': '支持订阅标识符',
  'fact.limits.receiveMaximum': '未确认消息数上限',
  'fact.limits.topicAliases': '主题别名数上限',
  'fact.limits.maximumPacketSize': '报文长度上限',
  'fact.limits.keepAlive': '服务端指定的保活时间',
};
