import { untold } from '../../src/kit/service/told.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import type { Broker } from './broker.ts';
import { isMethod } from './methods.ts';
import { readLong, readTable } from './table.ts';

/** What a broker says of itself before any login. */
export interface Start {
  /** Ways to log in that it offers. */
  readonly mechanisms: readonly string[];
  /** What it can do, by the names that brokers gave it. */
  readonly capabilities: readonly string[];
  readonly facts: JsonObject;
}

/** Reads connection.start. Throws ProbeFailure `reply-not-understood`, and what reading throws. */
export async function readStart(server: Visiting, broker: Broker): Promise<Start> {
  const method = await broker.next();
  const broken = () => server.failure('reply-not-understood');
  if (!isMethod(method.id, 'start')) throw broken();
  method.args.take(2); // version of the protocol, which the header agreed on
  const properties = readTable(method.args, broken);
  const mechanisms = readLong(method.args).split(' ').filter(Boolean).sort();
  const capabilities = capabilitiesOf(properties['capabilities']);
  const facts = {
    ...textFact('product', properties['product']),
    ...textFact('version', properties['version']),
    ...textFact('platform', properties['platform']),
    ...textFact('clusterName', properties['cluster_name']),
    mechanisms,
    capabilities,
  };
  server.miss(untold(['product', 'version', 'platform', 'clusterName'], facts), {
    reason: 'not-supported',
    detail: null,
  });
  return { mechanisms, capabilities, facts };
}

function textFact(name: string, told: Json | undefined): JsonObject {
  return typeof told === 'string' && told !== '' ? { [name]: told } : {};
}

function capabilitiesOf(told: Json | undefined): string[] {
  if (!isJsonObject(told)) return [];
  return Object.entries(told)
    .filter(([, has]) => has === true)
    .map(([name]) => name)
    .sort();
}
