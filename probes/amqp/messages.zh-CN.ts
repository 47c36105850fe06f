import { zhCN as account } from '../../src/kit/service/account-names.zh-CN.ts';
import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  ...account,
  probe: 'AMQP 消息服务（RabbitMQ）',
  'probe.about':
    '读取 AMQP 0-9-1 消息服务的产品、版本和集群名称，无需登录；提供账号时还会打开虚拟主机并查询队列。不发布、不消费、不创建任何内容。',
  'setting.port': '端口，默认 5672；启用 TLS 时通常为 5671',
  'setting.vhost': '登录后打开的虚拟主机（vhost），默认 /',
  'setting.queues': '要查询的队列，不会创建队列',
  'amqp.queues-need-login': '查询队列须先登录，请同时填写 user 和 password',
  'fact.product': '产品',
  'fact.version': '版本',
  'fact.platform': '运行平台',
  'fact.clusterName': '集群名称',
  'fact.mechanisms': '支持的认证方式',
  'fact.capabilities': '协议扩展',
  'fact.session': '会话',
  'fact.session.vhost': '已打开的虚拟主机',
  'fact.session.channelMax': '单个连接的通道数上限',
  'fact.session.frameMax': '帧长度上限',
  'fact.session.heartbeat': '心跳间隔',
  'fact.queues': '队列',
};
