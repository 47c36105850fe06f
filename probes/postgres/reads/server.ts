import type { Found } from '../../../src/kit/database/look.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { bool, integer, limit, one, text } from './cells.ts';

const version = one({ text, version: text.nullable(), number: integer.nullable() });

/** What version() says, and the two settings; null: the product has none. */
export function readVersion(rows: readonly unknown[]): Found {
  const row = version.parse(rows);
  return withoutNulls({ versionText: row.text, serverVersion: row.version, serverVersionNumber: row.number });
}

const identity = one({ identifier: text, started: text });

export function readIdentity(rows: readonly unknown[]): Found {
  const row = identity.parse(rows);
  return { facts: { systemIdentifier: row.identifier, startedAt: row.started } };
}

const server = one({ address: text.nullable(), port: integer.nullable(), recovery: bool });

export function readServer(rows: readonly unknown[]): Found {
  const row = server.parse(rows);
  return { facts: { address: row.address, port: row.port, inRecovery: row.recovery } };
}

const database = one({
  name: text,
  encoding: text,
  collate: text,
  ctype: text,
  provider: text,
  locale: text.nullable(),
  connections: limit,
});

/** pg_collation.h: COLLPROVIDER. A letter that is new stays as it is. */
const providers: Readonly<Record<string, string>> = { c: 'libc', i: 'icu', b: 'builtin' };

export function readDatabase(rows: readonly unknown[]): Found {
  const row = database.parse(rows);
  return {
    facts: {
      database: row.name,
      encoding: row.encoding,
      collation: row.collate,
      characterType: row.ctype,
      localeProvider: providers[row.provider] ?? row.provider,
      locale: row.locale,
      connectionLimit: row.connections,
    },
  };
}

const size = one({ size: integer });

export function readSize(rows: readonly unknown[]): Found {
  return { facts: size.parse(rows) };
}

const licence = one({ days: limit });

export function readLicence(rows: readonly unknown[]): Found {
  return { facts: { licenceDays: licence.parse(rows).days } };
}

const connections = one({ used: integer, max: integer, reserved: integer });

export function readConnections(rows: readonly unknown[]): Found {
  return { facts: { connections: connections.parse(rows) } };
}

function withoutNulls(facts: Readonly<Record<string, Json>>): Found {
  const seen = Object.entries(facts).filter(([, value]) => value !== null);
  const missing = Object.keys(facts).filter((name) => facts[name] === null);
  const gaps = missing.map((path): Gap => ({ path, reason: 'not-supported', detail: null }));
  return { facts: Object.fromEntries(seen), gaps };
}
