import { createHash } from 'node:crypto';
import ssh2, { type Agreed } from 'ssh2';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { byteReader } from '../../src/kit/service/byte-reader.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { nested, value } from '../../src/model/message.ts';
import { identify } from './identify.ts';
import { loginMethods, type Account, type Progress } from './login-methods.ts';
import { askKeys, askMethods } from './requests.ts';
import { Facts, type Settings } from './schema.ts';
import { openSession, type Session } from './session.ts';
import { readPaths } from './sftp.ts';

/** Learns algorithms and host key of an SSH server, logs in where an account is named, and looks at paths by SFTP. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const account = accountOf(task.settings);
  const { facts, gaps, timings } = await visit(task, { name: 'SSH' }, (server) => talk(server, task, account));
  return { facts: Facts.parse(facts), gaps, timings };
}

/** The account of the settings. Throws ProbeFailure `settings-invalid` where the key cannot be read. */
function accountOf({ user, password, privateKey, passphrase }: Settings): Account | null {
  if (user === undefined) return null;
  const key = privateKey === undefined ? null : ssh2.utils.parseKey(privateKey, passphrase);
  if (!(key instanceof Error)) return { user, password: password ?? null, key };
  const params = { settings: value('privateKey'), note: nested({ code: 'ssh.note.private-key', params: {} }) };
  throw new ProbeFailure('settings-invalid', { phase: 'login', params, cause: key });
}

async function talk(server: Visiting, task: ProbeTask<Settings>, account: Account | null): Promise<void> {
  const { settings } = task;
  const { line } = await identify(server);
  const ways =
    account === null
      ? null
      : loginMethods(account, (offered) => {
          server.learn({ methods: [...offered] });
        });
  server.touched(askKeys);
  const begun = await takeWaiting(server, line);
  const session = openSession({
    stream: server.takeOver(),
    begun,
    ident: 'plumbline',
    user: account?.user ?? '',
    signal: task.signal,
    answerWithin: settings.answerWithin,
    failure: (cause, error) =>
      server.failure(cause, { timeoutMs: value(settings.answerWithin, 'milliseconds') }, error),
    onOffered: ({ keyExchange, hostKey, ciphers, macs, compression }) => {
      server.learn({ offered: { keyExchange, hostKey, ciphers, macs, compression } });
    },
    onHostKey: (key) => {
      judgeHostKey(server, key, settings.hostKey ?? null);
    },
    nextMethod: (left, partial) => {
      if (left === null && ways !== null) server.touched(askMethods);
      const method = ways?.next(left, partial) ?? null;
      if (account !== null && method !== null && method.type !== 'none') server.loggingIn(account.user);
      return method;
    },
  });
  try {
    server.learn({ agreed: agreedFacts(await session.keys()) });
    if (account === null || ways === null) server.learn({ methods: null, login: null, sftp: null });
    else await useAccount(server, session, { account, settings, progress: ways.progress });
  } finally {
    session.end();
  }
}

/** The identification with what came behind it, as it came. */
async function takeWaiting(server: Visiting, line: string): Promise<Buffer> {
  const parts: Buffer[] = [Buffer.from(`${line}\r\n`)];
  while (server.waiting() > 0) parts.push(await server.exactly(server.waiting()));
  return Buffer.concat(parts);
}

/** Learns the host key. Throws ProbeFailure `host-key-changed` before anything else is sent. */
function judgeHostKey(server: Visiting, key: Buffer, expected: readonly string[] | null): void {
  const reader = byteReader(key, () => server.failure('reply-not-understood'));
  const type = reader.take(reader.u32()).toString('latin1');
  const fingerprint = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
  const known = expected === null ? null : expected.some((each) => each.replace(/=+$/, '') === fingerprint);
  server.learn({ hostKey: { type, fingerprint, expected: known } });
  if (known === false) throw server.failure('host-key-changed', { seen: value(`${fingerprint} (${type})`) });
}

function agreedFacts({ kex, serverHostKey, cs }: Agreed): JsonObject {
  return { keyExchange: kex, hostKey: serverHostKey, cipher: cs.cipher, mac: cs.mac === '' ? null : cs.mac };
}

interface Use {
  readonly account: Account;
  readonly settings: Settings;
  readonly progress: Progress;
}

async function useAccount(server: Visiting, session: Session, { account, settings, progress }: Use): Promise<void> {
  const state = await session.ready();
  if (state === 'refused') throw refused(server, account.user, progress);
  server.learn({ login: { account: account.user, method: progress.tried ?? 'none' } });
  if (settings.sftp === undefined) server.learn({ sftp: null });
  else await readPaths(server, session, settings.sftp.paths);
}

/** What a refused login means. */
function refused(
  server: Visiting,
  user: string,
  { offered, tried, wantsMore, askedOtherwise }: Progress,
): ProbeFailure {
  const account = value(user);
  if (tried === null || wantsMore || askedOtherwise) {
    const methods = value((offered ?? []).join(', '));
    const note = wantsMore || askedOtherwise ? 'ssh.note.second-proof' : 'ssh.note.methods';
    return server.failure('login-method-unsupported', { account, note: nested({ code: note, params: { methods } }) });
  }
  return server.failure('login-denied', { account });
}
