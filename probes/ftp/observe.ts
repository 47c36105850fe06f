import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { Missed } from '../../src/kit/machine/missed.ts';
import { numberedReply, replyText, type NumberedReply } from '../../src/kit/service/numbered-reply.ts';
import { refusedService } from '../../src/kit/service/refused-service.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { logIn } from './log-in.ts';
import { readPassive } from './passive.ts';
import { pathRequest } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** Greets an FTP server, learns its features, and where an account is named logs in and asks for paths. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { settings } = task;
  const tlsFrom = settings.startTls ? 'start-tls' : 'first-byte';
  const { facts, gaps, timings } = await visit(task, { name: 'FTP', tlsFrom }, (server) => talk(server, settings));
  return { facts: Facts.parse(facts), gaps, timings };
}

/** Sends a command and waits for the last of its replies. */
type Ask = (command: string, touched?: string) => Promise<NumberedReply>;

function askOn(server: Visiting): Ask {
  return async (command, touched = command) => {
    if (touched !== '') server.touched(touched);
    server.send(`${command}\r\n`);
    return numberedReply(server);
  };
}

async function talk(server: Visiting, settings: Settings): Promise<void> {
  const ask = askOn(server);
  await greet(server);
  await features(server, ask);
  if (settings.startTls) await beginTls(server);
  const loggedIn = await logIn(server, settings, (command) => ask(command, ''));
  if (loggedIn === null) server.learn({ login: null, passive: null, extendedPassive: null, paths: [] });
  else {
    server.learn({ login: { account: loggedIn, directory: null } });
    const home = await afterLogin(server, ask, loggedIn);
    await askPaths(server, ask, { paths: settings.paths, home });
  }
  server.touched('QUIT');
  server.send('QUIT\r\n');
}

async function greet(server: Visiting): Promise<void> {
  const greeting = await numberedReply(server);
  // Ready in some minutes (RFC 959, section 4.2.1).
  if (greeting.code === 120) throw server.failure('server-starting', {}, new Error(replyText(greeting)));
  if (greeting.code !== 220) throw refusedService(server, greeting);
  const text = greeting.lines.join(' ').trim().slice(0, 1000);
  // Mail servers greet with the same number.
  if (/\bE?SMTP\b/i.test(text) && !/FTP/i.test(text.replace(/SMTP/gi, '')))
    throw server.foreign(Buffer.from(`220 ${text}`));
  server.learn({ greeting: text });
}

async function features(server: Visiting, ask: Ask): Promise<void> {
  const reply = await ask('FEAT');
  if (reply.code === 421) throw refusedService(server, reply);
  if (reply.code === 211) {
    const named = reply.lines.slice(1, -1).map((line) => line.trim().toUpperCase());
    const found = named.filter((line) => line !== '').slice(0, 200);
    server.learn({
      features: [...new Set(found)].sort(),
      startTls: found.some((line) => /^AUTH\b.*\bTLS\b/.test(line)),
    });
    return;
  }
  // 500 and 502: it does not know the question, so it has no features (RFC 2389, section 3.2).
  if (reply.code === 500 || reply.code === 502) server.learn({ features: [], startTls: false });
  else server.miss(['features', 'startTls'], { reason: 'not-permitted', detail: replyText(reply) });
}

async function agreeOnTls(server: Visiting): Promise<void> {
  const reply = await askOn(server)('AUTH TLS');
  if (reply.code !== 234) throw server.failure('tls-refused', {}, new Error(replyText(reply)));
}

async function beginTls(server: Visiting): Promise<void> {
  await agreeOnTls(server);
  await server.startTls(async (other) => {
    await greet(other);
    await agreeOnTls(other);
  });
}

/** Learns system, directory and passive mode; gives the directory. */
async function afterLogin(server: Visiting, ask: Ask, account: string): Promise<string | null> {
  const system = await ask('SYST');
  server.learn({ system: system.code === 215 ? system.lines.join(' ').slice(0, 200) : null });
  const reply = await ask('PWD');
  const directory = reply.code === 257 ? directoryOf(reply) : null;
  server.learn({ login: { account, directory } });
  const passive = await ask('PASV');
  const named = passive.code === 227 ? readPassive(passive.lines.join(' ')) : null;
  if (named === null) server.gap({ path: 'passive', reason: 'not-supported', detail: replyText(passive) });
  else server.learn({ passive: { ...named } });
  const extended = await ask('EPSV');
  server.learn({ extendedPassive: extended.code === 229 });
  return directory;
}

/** The directory in quotation marks, which are doubled within (RFC 959, appendix II). */
function directoryOf({ lines }: NumberedReply): string | null {
  return /"((?:[^"]|"")*)"/.exec(lines.join(' '))?.[1]?.replaceAll('""', '"') ?? null;
}

interface Paths {
  readonly paths: readonly string[];
  /** Directory to go back to, so that a relative path means the same each time; null: not known. */
  readonly home: string | null;
}

async function askPaths(server: Visiting, ask: Ask, { paths, home }: Paths): Promise<void> {
  const found: JsonObject[] = [];
  server.learn({ paths: [] });
  if (paths.length === 0) return;
  // In text mode a size is another, or none (RFC 3659, section 4.2).
  await ask('TYPE I');
  for (const path of new Set(paths)) {
    found.push(await pathFacts(server, ask, path, home));
    server.learn({ paths: [...found] });
  }
}

async function pathFacts(server: Visiting, ask: Ask, path: string, home: string | null): Promise<JsonObject> {
  const size = await ask(`SIZE ${path}`, pathRequest(path));
  const digits = /^(\d{1,15})\b/.exec(size.lines.join(' '))?.[1];
  if (size.code === 213 && digits !== undefined) return { path, kind: 'file', size: Number(digits) };
  const gone = await ask(`CWD ${path}`, '');
  if (gone.code === 250) {
    if (home !== null) await ask(`CWD ${home}`, '');
    return { path, kind: 'directory', size: null };
  }
  const unclear = [size, gone].find(({ code }) => !absent.includes(code));
  if (unclear !== undefined) server.miss([placeOf(path)], missedIn(unclear));
  return { path, kind: null, size: null };
}

function placeOf(path: string): string {
  return formatFactPath([
    { kind: 'name', name: 'paths' },
    { kind: 'key', field: 'path', value: path },
  ]);
}

/** It is not there, or not for this account (RFC 959, section 4.2.1; RFC 3659, section 4.1). */
const absent: readonly number[] = [550, 553];
/** The server does not know the command. */
const unknown: readonly number[] = [500, 502, 504];

function missedIn(reply: NumberedReply): Missed {
  return { reason: unknown.includes(reply.code) ? 'not-supported' : 'not-reached', detail: replyText(reply) };
}
