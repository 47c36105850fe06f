import { createHmac } from 'node:crypto';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { numberedReply, replyText, type NumberedReply } from '../../src/kit/service/numbered-reply.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { nested, value } from '../../src/model/message.ts';
import type { Offer } from './offer.ts';

interface Login {
  readonly user: string;
  readonly password: string;
  readonly offer: Offer;
}

/** Mechanisms this probe knows, best first. */
const known = ['PLAIN', 'LOGIN', 'CRAM-MD5'] as const;
type Mechanism = (typeof known)[number];

/**
 * Logs in once (RFC 4954); gives the mechanism.
 *
 * @throws ProbeFailure `login-denied`, `login-method-unsupported`, `tls-required`, `service-refused`
 */
export async function logIn(server: Visiting, login: Login): Promise<Mechanism> {
  const { mechanisms, extensions } = login.offer;
  const mechanism = known.find((name) => mechanisms.includes(name));
  if (mechanism === undefined) {
    if (extensions.includes('STARTTLS')) throw server.failure('tls-required');
    const offered = mechanisms.length === 0 ? null : mechanisms.join(' ');
    const note =
      offered === null
        ? { code: 'smtp.note.no-login', params: {} }
        : { code: 'smtp.note.mechanisms', params: { offered: value(offered) } };
    throw server.failure('login-method-unsupported', { note: nested(note) });
  }
  server.loggingIn(login.user);
  const reply = await exchanges[mechanism](server, login);
  if (reply.code !== 235) throw refused(server, login.user, reply);
  return mechanism;
}

type Exchange = (server: Visiting, login: Login) => Promise<NumberedReply>;

/** One exchange for each mechanism: RFC 4616, draft-murchison-sasl-login, RFC 2195. */
const exchanges: Readonly<Record<Mechanism, Exchange>> = {
  PLAIN: (server, { user, password }) => ask(server, `AUTH PLAIN ${base64(`\0${user}\0${password}`)}`),
  LOGIN: async (server, { user, password }) => {
    const name = await ask(server, 'AUTH LOGIN');
    if (name.code !== 334) return name;
    const word = await ask(server, base64(user));
    return word.code === 334 ? ask(server, base64(password)) : word;
  },
  'CRAM-MD5': async (server, { user, password }) => {
    const challenge = await ask(server, 'AUTH CRAM-MD5');
    if (challenge.code !== 334) return challenge;
    const proof = createHmac('md5', password)
      .update(Buffer.from(challenge.lines.join(''), 'base64'))
      .digest('hex');
    return ask(server, base64(`${user} ${proof}`));
  },
};

function ask(server: Visiting, line: string): Promise<NumberedReply> {
  server.send(`${line}\r\n`);
  return numberedReply(server);
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** What a refused login means (RFC 4954, section 6). */
function refused(server: Visiting, user: string, reply: NumberedReply): ProbeFailure {
  const said = replyText(reply);
  const error = new Error(said);
  if (reply.code === 538 || /\b5\.7\.(?:0|11)\b.*STARTTLS/i.test(said))
    return server.failure('tls-required', {}, error);
  if (reply.code === 432) return server.failure('password-expired', { account: value(user) }, error);
  if ([530, 534, 535, 550, 554].includes(reply.code))
    return server.failure('login-denied', { account: value(user) }, error);
  return server.failure('service-refused', { said: value(said), from: value(server.localAddress) }, error);
}
