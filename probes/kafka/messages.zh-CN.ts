import { zhCN as account } from '../../src/kit/service/account-names.zh-CN.ts';
import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  ...account,
  probe: 'Kafka',
  'probe.about':
    '查询一个 broker 支持的请求、集群的 broker 及其对客户端公布的地址，以及指定的主题。不生产、不消费、不创建任何内容。',
  'setting.port': '端口，默认 9092',
  'setting.mechanism': '登录方式：SCRAM-SHA-512（默认）、SCRAM-SHA-256，或会发送密码本身的 PLAIN',
  'setting.topics': '要查询的主题，不会创建主题',
  'setting.alsoReach': '同时从本机尝试连接的 broker，按其对外公布的地址填写，例如 kafka1:9092',
  'kafka.wanted-place': '名称和端口，例如 kafka1:9092',
  'kafka.wanted-topic': '由字母、数字、点、_ 和 - 组成的名称',
  'gap.no-metadata': '该 broker 不支持第 4 版 Metadata 请求，而更早的版本会因查询而创建主题',
  'note.no-login-wanted': '该监听器不需要登录：请去掉 `user` 和 `password`，或改用需要登录的监听器端口。',
  'fact.apis': '支持的请求',
  'fact.clusterId': '集群标识',
  'fact.controller': '控制器',
  'fact.brokers': 'broker 列表',
  'fact.advertised': '对客户端公布的地址',
  'fact.reach': '从本机可达的 broker',
  'fact.topics': '主题',
  'fact.versionAtLeast': '版本不低于（推断）',
};
