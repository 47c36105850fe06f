import { randomBytes } from 'node:crypto';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { newClimbLog } from '../../src/kit/ladder/climb-log.ts';
import { dialStep } from '../../src/kit/ladder/connect-step.ts';
import { routerOf } from '../../src/kit/ladder/proxy/router.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import { apiNames } from './api-names.ts';
import { learnCluster } from './cluster-facts.ts';
import { logIn } from './log-in.ts';
import { metadataBody, metadataVersion, readMetadata } from './metadata.ts';
import { placeOf } from './place.ts';
import { askMetadata, askVersions } from './requests.ts';
import { Facts, type Settings } from './schema.ts';
import { apiKeys, brokerOn, readArray, type Broker } from './wire.ts';

/** Versions of a request. */
interface Range {
  readonly least: number;
  readonly most: number;
}

const clusterFacts = ['clusterId', 'controller', 'brokers', 'advertised', 'topics'];

/** Asks a broker which requests it takes, logs in where an account is named, and asks for the cluster. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await visit(task, { name: 'Kafka' }, (server) => talk(server, task));
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting, task: ProbeTask<Settings>): Promise<void> {
  const { host, port, user, password, mechanism, topics, alsoReach } = task.settings;
  const broker = brokerOn(server, 'plumbline');
  const ranges = await versionsOf(server, broker);
  server.learn({ apis: apisOf(ranges) });
  if (user !== undefined && password !== undefined) {
    const nonce = randomBytes(18).toString('base64url');
    await logIn(server, broker, { host, port, user, password, mechanism, nonce });
  }
  const metadata = ranges.get(apiKeys.metadata);
  if (metadata === undefined || metadata.least > metadataVersion || metadata.most < metadataVersion) {
    server.miss(clusterFacts, noted('not-supported', 'kafka.gap.no-metadata'));
  } else {
    server.touched(askMetadata(topics));
    const request = { key: apiKeys.metadata, version: metadataVersion, body: metadataBody(topics) };
    const reply = await broker.ask(request).catch((error: unknown) => {
      throw user === undefined && isLost(error) ? server.failure('login-required') : error;
    });
    learnCluster(server, readMetadata(reply), topics);
  }
  if (alsoReach.length === 0)
    server.gap({ path: 'reach', ...noted('not-reached', 'kit.gap.unnamed', { setting: value('alsoReach') }) });
  else server.learn({ reach: await reachAll(task) });
}

/** A broker that wants a login closes on the first request without one (KIP-43). */
function isLost(error: unknown): boolean {
  return error instanceof ProbeFailure && error.failureCause === 'connection-lost';
}

/** Which requests the broker takes, by number. */
async function versionsOf(server: Visiting, broker: Broker): Promise<ReadonlyMap<number, Range>> {
  server.touched(askVersions);
  const reply = await broker.ask({ key: apiKeys.apiVersions, version: 0, body: Buffer.alloc(0) });
  const code = reply.i16();
  if (code !== 0) throw server.failure('request-refused', { said: value(`ApiVersions: ${String(code)}`) });
  const ranges = readArray(reply, (each) => [each.i16(), { least: each.i16(), most: each.i16() }] as const);
  return new Map(ranges);
}

function apisOf(ranges: ReadonlyMap<number, Range>): JsonObject {
  return Object.fromEntries([...ranges].map(([key, range]) => [apiNames[key] ?? String(key), { ...range }]));
}

/** Connects to each place that the settings name, by the way of the check, and says nothing there. */
async function reachAll(task: ProbeTask<Settings>): Promise<JsonObject> {
  const { settings } = task;
  // Nothing is shown to places that are only dialled, nor to the proxies before them.
  const { trust } = await trustOf(task, { ca: settings.ca });
  const wayTo = routerOf(task, trust);
  const reached = async (written: string): Promise<readonly [string, string]> => {
    const place = placeOf(written);
    const route = await wayTo({ ...place, scheme: 'http' });
    const told = await dialStep(task, { ...place, route, trust }, newClimbLog()).catch((error: unknown) =>
      causeOf(error),
    );
    if (typeof told === 'string') return [written, told];
    told.stream.destroy();
    return [written, 'reached'];
  };
  return Object.fromEntries(await Promise.all([...new Set(settings.alsoReach)].map(reached)));
}

/** Why a place was not reached. What is not about the place is no answer; a proxy has led to the broker before. */
function causeOf(error: unknown): string {
  const isAnswer = error instanceof ProbeFailure && /^(?:name|connect|host|network|proxy)-/.test(error.failureCause);
  if (!isAnswer) throw error;
  return error.failureCause;
}
