import type { Visiting } from '../../src/kit/service/visit.ts';
import { readReply, writeCommand, type Reply } from './resp.ts';

/** A command and its reply. */
export type Ask = (words: readonly string[]) => Promise<Reply>;

/**
 * Commands on a connection; the first one is `PING`, and its reply decides whether this is Redis at all.
 *
 * @throws ProbeFailure what `Visiting.read` throws
 */
export function asking(server: Visiting): Ask {
  let answered = false;
  return async (words) => {
    server.send(writeCommand(words));
    const reply = await server.read((bytes) => {
      const found = readReply(bytes);
      if (found !== 'broken') return found;
      throw answered ? server.failure('reply-not-understood') : server.foreign(bytes);
    });
    const greeted = reply.kind === 'error' || (reply.kind === 'text' && reply.text === 'PONG');
    if (!answered && !greeted) throw server.foreign(Buffer.from(firstLine(reply)));
    answered = true;
    return reply;
  };
}

/** What another protocol that begins like this one said. */
function firstLine(reply: Reply): string {
  return reply.kind === 'text' ? `+${reply.text}` : '';
}
