import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { consult, type Consulting } from '../../src/kit/http-json/consult.ts';
import { said } from '../../src/kit/http-json/reply-failure.ts';
import type { HttpJsonReply } from '../../src/kit/http-json/reply.ts';
import { flagAt, numberAt, textAt } from '../../src/kit/http-json/read.ts';
import { told, toldPart } from '../../src/kit/service/told.ts';
import { isJsonObject } from '../../src/model/json.ts';
import { requests } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** Statuses with which a server of 3.x says that an address of 1.x is gone. */
const gone: readonly number[] = [404, 410, 501];

/** Asks for state, readiness and the registry of services; none of them needs a login. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await consult(task, { name: 'Nacos', login: null }, async (server) => {
    const newer = await learnState(server);
    await learnReadiness(server, newer);
    await learnNaming(server);
  });
  return { facts: Facts.parse(facts), gaps, timings };
}

/** Whether the server is one of 3.x. */
async function learnState(server: Consulting): Promise<boolean> {
  const first = await server.reply(requests.state);
  const newer = gone.includes(first.status);
  const reply = newer ? await server.json(requests.state3) : server.accept(first);
  // 3.x puts everything below `data`.
  const state = isJsonObject(reply) && isJsonObject(reply['data']) ? reply['data'] : reply;
  const version = textAt(state, 'version');
  const mode = textAt(state, 'standalone_mode') ?? textAt(state, 'startup_mode');
  if (version === null || mode === null) throw server.foreign(reply);
  const functions = textAt(state, 'function_mode');
  const authEnabled = flagAt(state, 'auth_enabled');
  const storage = textAt(state, 'datasource_platform');
  server.learn({
    version,
    mode,
    functions: functions === '' || functions?.toLowerCase() === 'all' ? null : functions,
    ...told({ authEnabled, storage }),
  });
  if (authEnabled === null) server.gap(untold('authEnabled'));
  if (storage === null) server.gap(untold('storage'));
  return newer;
}

/** Releases before 2.2 tell less. */
function untold(path: string) {
  return { path, reason: 'not-supported', detail: null } as const;
}

/** 1.x and 2.x say so in plain text and by the status, 3.x in JSON whatever the status. */
async function learnReadiness(server: Consulting, newer: boolean): Promise<void> {
  const paths = ['ready', 'notReadyBecause'];
  const reply = await server.replyFor(newer ? requests.readiness3 : requests.readiness, paths);
  if (reply === null) return;
  const isFine = Math.floor(reply.status / 100) === 2;
  if (isFine && newer) await learnResult(server, reply, paths);
  else if (isFine) server.learn({ ready: true, notReadyBecause: null });
  else if (reply.status >= 500) server.learn({ ready: false, notReadyBecause: reply.text.slice(0, longestReason) });
  else server.miss(paths, { reason: 'not-supported', detail: said(reply) });
}

/** `{code: 0}` is well; what is not stands in `data` or, where that is empty, in `message` (Nacos, “Admin API” of 3.x). */
async function learnResult(server: Consulting, reply: HttpJsonReply, paths: readonly string[]): Promise<void> {
  const result = await server.acceptFor(reply, paths);
  if (result === null) return;
  const code = numberAt(result, 'code');
  if (code === null) {
    server.miss(paths, { reason: 'not-supported', detail: reply.text.slice(0, longestReason) });
    return;
  }
  const data = textAt(result, 'data') ?? '';
  const because = data === '' ? textAt(result, 'message') : data;
  server.learn({ ready: code === 0, notReadyBecause: code === 0 ? null : (because ?? '').slice(0, longestReason) });
}

const longestReason = 200;

async function learnNaming(server: Consulting): Promise<void> {
  const reply = await server.jsonFor(requests.metrics, ['naming']);
  if (reply === null) return;
  const metrics = isJsonObject(reply) && isJsonObject(reply['data']) ? reply['data'] : reply;
  server.learn(
    toldPart('naming', {
      status: textAt(metrics, 'status'),
      services: numberAt(metrics, 'serviceCount'),
      instances: numberAt(metrics, 'instanceCount'),
    }),
  );
}
