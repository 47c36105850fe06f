import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { newClimbLog, timeOf, withLog, type ClimbLog } from '../../src/kit/ladder/climb-log.ts';
import { dialStep } from '../../src/kit/ladder/connect-step.ts';
import { describeStep } from '../../src/kit/ladder/describe-step.ts';
import { routeGaps } from '../../src/kit/ladder/proxy/route.ts';
import { routerOf } from '../../src/kit/ladder/proxy/router.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { hostPort } from '../../src/model/plan.ts';
import { describedFacts } from './described-facts.ts';
import { Facts, type Settings } from './schema.ts';
import { beginTls } from './start-tls/begin-tls.ts';
import { startTlsRequests } from './start-tls/protocols.ts';
import { surveyed } from './surveyed.ts';

/** One handshake described, then versions and cipher suites with a hello each. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const log = newClimbLog();
  try {
    const options = await optionsOf(task);
    const reach = (into: ClimbLog) => reachTls(task, options, into);
    const again = () => reach(newClimbLog());
    const described = await describeStep(task, reach, { ...options, reach: again }, log);
    described.socket.destroy();
    const seen = await describedFacts(task, described, options.trust);
    const survey = await surveyed(task, again);
    const facts: JsonObject = { ...log.facts, ...seen.facts, ...survey.facts, timings: timingFacts(log) };
    const gaps = [...routeGaps(log.facts), ...seen.gaps, ...survey.gaps];
    return { facts: Facts.parse(facts), gaps, timings: log.timings };
  } catch (error) {
    throw withLog(error, log);
  }
}

async function optionsOf(task: ProbeTask<Settings>) {
  const { host, port, serverName, startTls, alpn, answerWithin } = task.settings;
  const { trust } = await trustOf(task, task.settings);
  return {
    host,
    port,
    serverName: serverName ?? null,
    trust,
    alpn: startTls === undefined ? alpn : [],
    tlsMs: answerWithin,
    route: await routerOf(task, trust)({ host, port, scheme: 'https' }),
  };
}

/** A connection up to where TLS begins. */
async function reachTls(task: ProbeTask<Settings>, options: Awaited<ReturnType<typeof optionsOf>>, log: ClimbLog) {
  const { startTls, answerWithin } = task.settings;
  const { host, port } = options;
  const { stream, localAddress } = await dialStep(task, options, log);
  if (startTls === undefined) return stream;
  for (const text of startTlsRequests[startTls]) task.touched({ kind: 'request', at: hostPort(host, port), text });
  await beginTls(stream, startTls, { host, port, signal: task.signal, answerWithin, localAddress });
  return stream;
}

/** Milliseconds of each step; null: it was not taken. */
function timingFacts(log: ClimbLog): JsonObject {
  return { resolve: timeOf(log, 'resolve'), connect: timeOf(log, 'connect'), tls: timeOf(log, 'tls') };
}
