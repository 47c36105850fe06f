import type { Visiting } from '../../src/kit/service/visit.ts';
import { nested, value } from '../../src/model/message.ts';
import type { Account } from './account.ts';
import { commands, requestBytes, statuses, takeAnswer, type Answer } from './packet.ts';
import { learnStats, mostStats } from './stats.ts';

/** Asks for version and statistics by the binary protocol; a login goes by SASL (`-S`), mechanism PLAIN (RFC 4616). */
export async function talkBinary(server: Visiting, account: Account | null): Promise<void> {
  if (account !== null) await logIn(server, account);
  server.touched('VERSION');
  const version = await ask(server, commands.version);
  if (version.status === statuses.authError) throw required(server);
  if (version.status !== 0) throw notUnderstood(server, version);
  server.learn({ version: version.value });
  const stats = await statsOf(server);
  if (stats === 'login-required') throw required(server);
  if (account === null) server.learn({ loginRequired: false });
  learnStats(server, stats);
}

async function ask(server: Visiting, command: number, key = '', body = ''): Promise<Answer> {
  server.send(requestBytes(command, key, body));
  return server.read(takeAnswer(command, server.foreign));
}

async function logIn(server: Visiting, { user, password }: Account): Promise<void> {
  server.touched('SASL_LIST_MECHS');
  const offered = await ask(server, commands.saslListMechs);
  const loginRequired = offered.status !== statuses.unknownCommand;
  server.learn({ loginRequired });
  // A server that knows no login answers anybody; the password stays here.
  if (!loginRequired) return;
  if (offered.status !== 0) throw notUnderstood(server, offered);
  if (!offered.value.split(/\s+/).includes('PLAIN')) {
    const note = nested({ code: 'memcached.note.mechanisms', params: { offered: value(offered.value) } });
    throw server.failure('login-method-unsupported', { note });
  }
  server.loggingIn(user);
  server.touched('SASL_AUTH');
  const reply = await ask(server, commands.saslAuth, 'PLAIN', `\0${user}\0${password}`);
  if (reply.status === 0) return;
  const error = new Error(reply.value);
  if (reply.status === statuses.authError) throw server.failure('login-denied', { account: user }, error);
  throw notUnderstood(server, reply);
}

/** Statistics by name, an answer for each and an empty one at the end; null: the server keeps them to itself. */
async function statsOf(server: Visiting): Promise<ReadonlyMap<string, string> | 'login-required' | null> {
  server.touched('STAT');
  server.send(requestBytes(commands.stat));
  const found = new Map<string, string>();
  for (let count = 0; count < mostStats; count += 1) {
    const { status, key, value: told } = await server.read(takeAnswer(commands.stat, server.foreign));
    if (status === statuses.authError) return 'login-required';
    if (status !== 0) return null;
    if (key === '') return found;
    found.set(key, told);
  }
  throw server.failure('reply-not-understood');
}

function required(server: Visiting) {
  server.learn({ loginRequired: true });
  return server.failure('login-required');
}

function notUnderstood(server: Visiting, reply: Answer) {
  return server.failure('reply-not-understood', {}, new Error(reply.value));
}
