import { randomBytes } from 'node:crypto';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import { apiNames } from './api-names.ts';
import { learnCluster } from './cluster-facts.ts';
import { logIn } from './log-in.ts';
import { metadataBody, metadataVersion, readMetadata } from './metadata.ts';
import { reachAll } from './reach.ts';
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
