import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  probe: 'gRPC 服务',
  'probe.about':
    '通过 HTTP/2（可选 TLS）查询 gRPC 服务器的健康检查服务（grpc.health.v1），可针对整个服务器或其中一个服务。',
  'setting.port': '端口，默认 50051',
  'setting.service': '要查询健康状态的服务，默认为整个服务器',
  'setting.metadata': '附加的元数据，名称为小写，值可以是密钥',
  'setting.bearer': 'authorization: Bearer 的令牌，写成 ${secret:NAME}',
  'grpc.wanted-metadata': '由小写字母、数字、_、. 和 - 组成的名称',
  'note.unsaid': '未说明',
  'fact.health': '健康状态',
  'fact.grpcStatus': '调用状态码',
  'fact.grpcMessage': '调用状态说明',
  'fact.server': '服务器标识',
};
