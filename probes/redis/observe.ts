import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { untold } from '../../src/kit/service/told.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { nested } from '../../src/model/message.ts';
import { accountOf } from './account.ts';
import { asking, type Ask } from './ask.ts';
import { learnCluster, learnConfiguration } from './details.ts';
import { factsOfInfo } from './facts-of-info.ts';
import { readInfo, type Info } from './info.ts';
import { refusalOf } from './refusal.ts';
import type { Reply } from './resp.ts';
import { Facts, type Settings } from './schema.ts';

/**
 * Asks whether a login is needed, logs in where the settings have a password, and reads what INFO, CONFIG GET and
 * CLUSTER INFO tell.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const seen: { subject: string | null } = { subject: null };
  const { facts, gaps, timings } = await visit(task, { name: 'Redis' }, async (server) => {
    const info = await talk(task, server);
    const runId = info?.text('run_id') ?? null;
    if (runId !== null) seen.subject = `redis ${runId}`;
  });
  return { facts: Facts.parse(facts), gaps, timings, subject: seen.subject };
}

async function talk(task: ProbeTask<Settings>, server: Visiting): Promise<Info | null> {
  const ask = asking(server);
  await greet(task, server, ask);
  await logIn(task, server, ask);
  server.touched('INFO');
  const reply = await ask(['INFO']);
  if (reply.kind !== 'text') {
    leaveOut(server, reply);
    return null;
  }
  const info = readInfo(reply.text);
  const facts = factsOfInfo(info);
  server.learn(facts);
  if (info.flag('loading') === true) throw server.failure('server-starting');
  server.miss(untold(told, facts), noted('not-supported', 'kit.gap.not-told', { source: 'INFO' }));
  await learnConfiguration(server, ask, info);
  await learnCluster(server, ask, info);
  return info;
}

/** `PING` is refused where a login is needed, and before anything else by a server that takes nobody. */
async function greet(task: ProbeTask<Settings>, server: Visiting, ask: Ask): Promise<void> {
  server.touched('PING');
  const reply = await ask(['PING']);
  const refused = reply.kind === 'error' ? reply.text : null;
  const loginRequired = refused?.startsWith('NOAUTH') === true;
  // An account may lack the right to PING (NOPERM); it is let in all the same.
  if (refused !== null && !loginRequired && !refused.startsWith('NOPERM')) throw refusal(task, server, refused);
  server.learn({ loginRequired });
  if (loginRequired && task.settings.password === undefined) throw server.failure('login-required');
}

async function logIn(task: ProbeTask<Settings>, server: Visiting, ask: Ask): Promise<void> {
  const { user, password } = task.settings;
  if (password === undefined) return;
  server.loggingIn(accountOf(task.settings));
  const reply = await ask(['AUTH', ...(user === undefined ? [] : [user]), password]);
  if (reply.kind === 'error') throw refusal(task, server, reply.text);
}

function refusal(task: ProbeTask<Settings>, server: Visiting, said: string): ProbeFailure {
  const { cause, note } = refusalOf(said);
  const about = note === null ? {} : { note: nested(note) };
  const params = { account: accountOf(task.settings), from: server.localAddress, ...about };
  return server.failure(cause, params, new Error(said));
}

/** Facts that INFO tells on a server with all its sections. */
const told = [
  ...['product', 'version', 'redisVersion', 'mode', 'role', 'replicas', 'replicaOf', 'clients', 'memory', 'rdb'],
  ...['aof', 'databases', 'evictions', 'rejectedConnections', 'modules', 'sentinel', 'os', 'uptime'],
] as const;

function leaveOut(server: Visiting, reply: Reply): void {
  const said = reply.kind === 'error' ? reply.text : null;
  const reason = said?.startsWith('NOPERM') === true ? 'not-permitted' : 'not-supported';
  server.miss([...told, 'cluster', 'configuration'], { reason, detail: said });
}
