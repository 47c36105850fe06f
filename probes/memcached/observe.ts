import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { requests } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

const [askVersion, askStats] = requests;

/** Asks for version and statistics by the text protocol (memcached’s protocol.txt). */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await visit(task, { name: 'memcached' }, talk);
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting): Promise<void> {
  server.learn({ version: await versionOf(server) });
  const stats = await statsOf(server);
  if (stats === null) {
    for (const path of ['uptime', 'connections', 'memory', 'evictions'])
      server.gap({ path, reason: 'not-permitted', detail: null });
    return;
  }
  server.learn(factsOf(stats));
  server.send('quit\r\n');
}

async function versionOf(server: Visiting): Promise<string> {
  server.touched(askVersion);
  server.send(`${askVersion}\r\n`);
  const line = await server.line();
  // A server that asks for a login first (SASL, `-Y`) says so in place of its version.
  if (line.startsWith('CLIENT_ERROR unauthenticated')) throw server.failure('login-required');
  const version = /^VERSION (\S+)$/.exec(line)?.[1];
  if (version === undefined) throw server.foreign(Buffer.from(line));
  return version;
}

const mostLines = 500;

/** Statistics by name; null: the server keeps them to itself. */
async function statsOf(server: Visiting): Promise<ReadonlyMap<string, string> | null> {
  server.touched(askStats);
  server.send(`${askStats}\r\n`);
  const found = new Map<string, string>();
  for (let count = 0; count < mostLines; count += 1) {
    const line = await server.line();
    if (line === 'END') return found;
    const [word = '', name = '', text = ''] = line.split(' ');
    if (word !== 'STAT') return null;
    found.set(name, text);
  }
  throw server.failure('reply-not-understood');
}

function factsOf(stats: ReadonlyMap<string, string>): JsonObject {
  const number = (name: string): number | null => {
    const text = stats.get(name);
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
  };
  const uptime = number('uptime');
  const current = number('curr_connections');
  const most = number('max_connections');
  const limit = number('limit_maxbytes');
  const used = number('bytes');
  const evictions = number('evictions');
  return {
    ...(uptime === null ? {} : { uptime }),
    ...(current === null ? {} : { connections: { current, ...(most === null ? {} : { most }) } }),
    ...(limit === null || used === null ? {} : { memory: { limit, used } }),
    ...(evictions === null ? {} : { evictions }),
  };
}
