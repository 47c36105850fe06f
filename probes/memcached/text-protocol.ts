import type { Visiting } from '../../src/kit/service/visit.ts';
import type { Account } from './account.ts';
import { textLogin } from './requests.ts';
import { learnStats, mostStats } from './stats.ts';

/** Asks for version and statistics by the text protocol, and logs in where the server answers nobody else (`-Y`). */
export async function talkText(server: Visiting, account: Account | null): Promise<void> {
  const unasked = await versionOf(server);
  server.learn({ loginRequired: unasked === null });
  if (unasked === null && account === null) throw server.failure('login-required');
  if (unasked === null && account !== null) await logIn(server, account);
  const version = unasked ?? (await versionOf(server));
  if (version === null) throw server.failure('reply-not-understood');
  server.learn({ version });
  learnStats(server, await statsOf(server));
  server.touched('quit');
  server.send('quit\r\n');
}

/** Null: not without a login. */
async function versionOf(server: Visiting): Promise<string | null> {
  server.touched('version');
  server.send('version\r\n');
  const line = await server.line();
  if (line.startsWith('CLIENT_ERROR unauthenticated')) return null;
  const version = /^VERSION (\S+)$/.exec(line)?.[1];
  if (version === undefined) throw server.foreign(Buffer.from(line));
  return version;
}

/** A login dressed as a `set` of any key. A server without logins would store it: it is never sent to one. */
async function logIn(server: Visiting, { user, password }: Account): Promise<void> {
  const pair = Buffer.from(`${user} ${password}`);
  server.loggingIn(user);
  server.touched(textLogin);
  server.send(Buffer.concat([Buffer.from(`set login 0 0 ${String(pair.length)}\r\n`), pair, Buffer.from('\r\n')]));
  const line = await server.line();
  if (line === 'STORED') return;
  const error = new Error(line);
  if (line.startsWith('CLIENT_ERROR')) throw server.failure('login-denied', { account: user }, error);
  throw server.failure('reply-not-understood', {}, error);
}

/** Statistics by name; null: the server keeps them to itself. */
async function statsOf(server: Visiting): Promise<ReadonlyMap<string, string> | null> {
  server.touched('stats');
  server.send('stats\r\n');
  const found = new Map<string, string>();
  for (let count = 0; count < mostStats; count += 1) {
    const line = await server.line();
    if (line === 'END') return found;
    const [word = '', name = '', text = ''] = line.split(' ');
    if (word !== 'STAT') return null;
    found.set(name, text);
  }
  throw server.failure('reply-not-understood');
}
