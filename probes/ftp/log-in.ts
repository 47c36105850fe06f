import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { replyText, type NumberedReply } from '../../src/kit/service/numbered-reply.ts';
import { refusedService } from '../../src/kit/service/refused-service.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { nested, value } from '../../src/model/message.ts';
import type { Settings } from './schema.ts';

/**
 * Logs in once, where the settings ask for it (RFC 959, section 4.1.1); gives the account, null: none.
 *
 * @param ask sends a command and gives its reply
 * @throws ProbeFailure `login-denied`, `tls-required`, `too-many-connections`, `login-method-unsupported`
 */
export async function logIn(
  server: Visiting,
  settings: Settings,
  ask: (command: string) => Promise<NumberedReply>,
): Promise<string | null> {
  const account = settings.anonymous ? 'anonymous' : settings.user;
  if (account === undefined) return null;
  server.loggingIn(account);
  const name = await ask(`USER ${account}`);
  if (name.code === 230 || name.code === 232) return account;
  if (name.code !== 331) throw refused(server, account, name);
  // A guest gives what looks like an address (RFC 1635).
  const word = await ask(`PASS ${settings.password ?? 'guest@'}`);
  if (word.code === 230 || word.code === 202) return account;
  throw refused(server, account, word);
}

/** What a refused login means (RFC 959, section 4.2.1; RFC 2228, section 6; the words are those of common servers). */
function refused(server: Visiting, account: string, reply: NumberedReply): ProbeFailure {
  const said = replyText(reply);
  const error = new Error(said);
  const wantsTls = /encrypt|\bTLS\b|\bSSL\b|AUTH first|secure/i.test(said);
  if ([421, 503, 522, 530, 534, 550].includes(reply.code) && wantsTls) return server.failure('tls-required', {}, error);
  if (reply.code === 332) {
    const note = nested({ code: 'ftp.note.account', params: {} });
    return server.failure('login-method-unsupported', { note }, error);
  }
  const crowded = refusedService(server, reply);
  if (crowded.failureCause === 'too-many-connections') return crowded;
  return reply.code === 530 ? server.failure('login-denied', { account: value(account) }, error) : crowded;
}
