import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  probe: 'gRPC service',
  'probe.about':
    'Asks the health service of a gRPC server (grpc.health.v1) for the server or one of its services, over HTTP/2, with or without TLS.',
  'setting.port': 'port, 50051 unless said',
  'setting.service': 'service whose health is asked; the whole server unless said',
  'setting.metadata': 'metadata sent beside; names in lower case, values may be secrets',
  'setting.bearer': 'token for authorization: Bearer, as ${secret:NAME}',
  'grpc.wanted-metadata': 'a name of small letters, digits, _, . and -',
  'note.unsaid': 'not said',
  'fact.health': 'health',
  'fact.grpcStatus': 'status of the call',
  'fact.grpcMessage': 'message of the call',
  'fact.server': 'server',
};
