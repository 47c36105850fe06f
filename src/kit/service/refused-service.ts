import type { ProbeFailure } from '../probe-failure.ts';
import { value } from '../../model/message.ts';
import { replyText, type NumberedReply } from './numbered-reply.ts';
import type { Visiting } from './visit.ts';

/** A server that speaks our protocol and does not serve us: `too-many-connections`, `service-refused`. */
export function refusedService(server: Visiting, reply: NumberedReply): ProbeFailure {
  const said = replyText(reply);
  const crowded = /too many|connection (?:limit|rate)|concurren|过多/i.test(said);
  if ([421, 450, 451, 530].includes(reply.code) && crowded)
    return server.failure('too-many-connections', {}, new Error(said));
  return server.failure('service-refused', { said: value(said), from: value(server.localAddress) }, new Error(said));
}
