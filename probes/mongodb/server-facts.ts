import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';

/** What `hello` (or `isMaster`) tells of a server. */
export function helloFacts(reply: JsonObject): JsonObject {
  const maxBytes = reply['maxBsonObjectSize'];
  const clock = reply['localTime'];
  return {
    wireVersion: { least: numberOf(reply['minWireVersion']) ?? 0, most: numberOf(reply['maxWireVersion']) ?? 0 },
    role: roleOf(reply),
    replicaSet: setOf(reply),
    readOnly: reply['readOnly'] === true,
    ...(typeof maxBytes === 'number' ? { maxDocumentBytes: maxBytes } : {}),
    ...(typeof clock === 'string' ? { clock } : {}),
  };
}

function roleOf(reply: JsonObject): string {
  if (reply['msg'] === 'isdbgrid') return 'mongos';
  if (typeof reply['setName'] !== 'string') return reply['isreplicaset'] === true ? 'other' : 'standalone';
  if (reply['isWritablePrimary'] === true || reply['ismaster'] === true) return 'primary';
  if (reply['secondary'] === true) return 'secondary';
  return reply['arbiterOnly'] === true ? 'arbiter' : 'other';
}

function setOf(reply: JsonObject): JsonObject | null {
  const name = textOf(reply['setName']);
  if (name === null) return null;
  const hosts = ['hosts', 'passives', 'arbiters'].flatMap((kind) => texts(reply[kind]));
  return { name, primary: textOf(reply['primary']), hosts: [...new Set(hosts)].sort(), me: textOf(reply['me']) };
}

/** What `buildInfo` tells: product by the fields that only it has. Null: it told nothing. */
export function buildFacts(build: JsonObject | null, hello: JsonObject): JsonObject {
  const version = textOf(build?.['version']);
  const ferret = build?.['ferretdb'] ?? build?.['ferretdbVersion'];
  const own = textOf(isJsonObject(ferret) ? ferret['version'] : ferret);
  const product = productOf(build, hello);
  return {
    ...(product === null ? {} : { product }),
    ...(version === null ? {} : { version }),
    ...(own === null ? {} : { productVersion: own.replace(/^v/, '') }),
    ...(build === null ? {} : { modules: texts(build['modules']).sort() }),
  };
}

/**
 * FerretDB names itself. Cosmos DB and DocumentDB do not: the names of their hosts and a field of their own give them
 * away; where they do not, they pass for MongoDB. Null: not to be told without `buildInfo`.
 */
function productOf(build: JsonObject | null, hello: JsonObject): string | null {
  if (build !== null && ('ferretdb' in build || 'ferretdbVersion' in build)) return 'FerretDB';
  const hosts = [textOf(hello['me']), textOf(hello['primary']), ...texts(hello['hosts'])].filter(
    (host) => host !== null,
  );
  if (hosts.some((host) => /\.(?:documents|mongo\.cosmos|mongocluster\.cosmos)\.azure\.(?:com|cn)(?::|$)/.test(host)))
    return 'Azure Cosmos DB';
  if (hosts.some((host) => host.includes('.docdb.amazonaws.com'))) return 'Amazon DocumentDB';
  return build === null ? null : 'MongoDB';
}

function texts(told: Json | undefined): string[] {
  return isJsonList(told) ? told.filter((each) => typeof each === 'string') : [];
}

function textOf(told: Json | undefined): string | null {
  return typeof told === 'string' && told !== '' ? told : null;
}

function numberOf(told: Json | undefined): number | null {
  return typeof told === 'number' ? told : null;
}
