import { daysLeft } from '../../src/kit/service/days-left.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { told } from '../../src/kit/service/told.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { obstacle, type SeenServer } from './could-connect.ts';
import { oldClients } from './old-clients.ts';

/** Days left, whether all is in date now, and which old clients could connect. Pure. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const { facts: service } = deriveService(facts, context);
  const chain = objects(facts['chain']);
  const own = facts['certificate'];
  if (!isJsonObject(own) || chain.length === 0) return { facts: {} };
  const found = isJsonObject(service['certificate']) ? service['certificate'] : {};
  const certificate = {
    ...found,
    inDate: chain.every((link) => isInDate(link, context.now)),
    namesInExtension: isJsonList(own['names']) && own['names'].length > 0,
  };
  const days = chain.map((link) => ({
    fingerprint: link['fingerprint'] ?? null,
    ...told({ daysLeft: daysLeft(link['notAfter'], context.now) }),
  }));
  const server = seenServer(facts, chain);
  const clients = server === null ? {} : { oldClients: oldClients.map((client) => verdict(client, server)) };
  return { facts: { certificate, chain: days, ...clients }, gaps: server === null ? [clientsGap(facts)] : [] };
}

function clientsGap({ versions }: JsonObject): Gap {
  const from = versions === undefined ? 'versions' : 'ciphers';
  return { path: 'oldClients', reason: 'not-reached', detail: null, note: 'kit.gap.from-unseen', noteParams: { from } };
}

function verdict(client: (typeof oldClients)[number], server: SeenServer): JsonObject {
  const because = obstacle(client, server);
  return { client: client.client, connects: because === null, because };
}

function isInDate(link: JsonObject, now: number): boolean {
  return time(link['notBefore']) <= now && now <= time(link['notAfter']);
}

function time(text: Json | undefined): number {
  return typeof text === 'string' ? Date.parse(text) : Number.NaN;
}

/** Null: versions or cipher suites were not seen. */
function seenServer(facts: JsonObject, chain: readonly JsonObject[]): SeenServer | null {
  const { versions, ciphers } = facts;
  const [leaf] = chain;
  const top = chain.at(-1);
  if (!isJsonList(versions) || ciphers === undefined || leaf === undefined || top === undefined) return null;
  const issued = chain.filter((link) => link['selfSigned'] !== true || link === leaf);
  return {
    versions: versions.map(textOf),
    groups: objects(ciphers).map((each) => textOf(each['group'])),
    keyType: typeof leaf['keyType'] === 'string' ? leaf['keyType'] : null,
    signatures: issued.map(({ signature }) => (typeof signature === 'string' ? signature : null)),
    hasNames: isJsonList(leaf['names']) && leaf['names'].length > 0,
    top: `${textOf(top['subject'])}\n${textOf(top['issuer'])}`,
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return isJsonList(value) ? value.filter(isJsonObject) : [];
}
