import { describe, expect, it } from 'vitest';
import { postgres } from '../../../probes/postgres/index.ts';
import { allStatements, inOrder } from '../../../probes/postgres/statements.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import { lookup, settle, type FactSchema } from '../../../src/model/catalogue.ts';
import { isPathError, parseFactPath } from '../../../src/model/fact-path.ts';
import { touchLineText } from '../../../src/model/plan.ts';

const catalogue = describeProbe(postgres);
const target = { host: 'DB.example', database: 'orders', user: 'ready' };

function shapeAt(written: string): FactSchema {
  const path = parseFactPath(written);
  if (isPathError(path)) throw new Error(written);
  const found = lookup(catalogue.facts, path);
  if (!found.found) throw new Error(`${written}: ${found.name}`);
  return found.schema;
}

/** Every path of the catalogue; of settings, which explain themselves by the server’s manual, only the group. */
function names(schema: FactSchema, above: string): string[] {
  const shape = settle(schema);
  const { items, additionalProperties: rest } = shape;
  const inner = items ?? (typeof rest === 'object' && shape.properties === undefined ? rest : shape);
  return Object.entries(settle(inner).properties ?? {}).flatMap(([name, below]) => [
    `fact.${above}${name}`,
    ...(name === 'settings' ? [] : names(below, `${above}${name}.`)),
  ]);
}

describe('the fact catalogue of postgres', () => {
  it('carries units, dialects, keys, roles and what changes by nature', () => {
    expect(shapeAt('settings.shared_buffers').unit).toBe('bytes');
    expect(shapeAt('settings.statement_timeout').unit).toBe('milliseconds');
    expect(shapeAt('settings.max_connections')).toMatchObject({ type: 'number' });
    expect(shapeAt('settings.autovacuum').type).toBe('boolean');
    expect(shapeAt('settings["my.own"]').anyOf).toHaveLength(4);
    expect(shapeAt('settings.primary_conninfo').sensitive).toBe(true);
    expect(shapeAt('size')).toMatchObject({ unit: 'bytes', volatile: true });
    expect(shapeAt('startedAt')).toMatchObject({ unit: 'instant', volatile: true });
    expect(shapeAt('systemIdentifier').role).toBe('identity');
    expect(shapeAt('address').role).toBe('address');
    expect(shapeAt('version')).toMatchObject({ dialect: 'postgresql', role: 'version' });
    expect(shapeAt('extensions').key).toBe('name');
    expect(shapeAt('extensions[name="pg_trgm"].version')).toMatchObject({ type: 'string', dialect: 'loose' });
    expect(shapeAt('connections.used').volatile).toBe(true);
    expect(shapeAt('connections.free').volatile).toBe(true);
    expect(shapeAt('endOfLife.daysLeft')).toMatchObject({ unit: 'days', volatile: true });
    expect(shapeAt(String(catalogue.headline)).type).toBe('string');
    expect(shapeAt('archiver.lastArchived')).toMatchObject({ unit: 'instant', volatile: true });
    expect(shapeAt('account.passwordExpires').unit).toBe('instant');
    expect(shapeAt('account.passwordDaysLeft').unit).toBe('days');
    expect(shapeAt('transactions.oldest')).toMatchObject({ unit: 'milliseconds', volatile: true });
    expect(shapeAt('transactions').privilege).toBe('pg_read_all_stats');
    expect(shapeAt('wraparound.used').unit).toBe('percent');
    expect(shapeAt('replication.slots').key).toBe('name');
    expect(shapeAt('replication.standbys').privilege).toBe('pg_read_all_stats');
    expect(shapeAt('sequences.fullest[name="a"].used').unit).toBe('percent');
    expect(shapeAt('pendingRestart').key).toBe('name');
    expect(catalogue.derived).toEqual(
      expect.arrayContaining(['product', 'version', 'connections.free', 'account.beyondReading']),
    );
  });

  it('has a name for every fact and setting in both languages', () => {
    const settings = ['host', 'port', 'database', 'user', 'password', 'tls', 'ca'].map((name) => `setting.${name}`);
    const wanted = ['probe', 'probe.about', ...settings, ...names(catalogue.facts, '')].sort();
    // Beside these: sentences of its own, and names of the settings that people ask for most.
    const beside = /^(?:account|gap|note)\.|^fact\.settings\.|^setting\.(?:migrations|queries|schema|proxy\w*)\b/;
    for (const texts of [postgres.texts.en, postgres.texts['zh-CN']]) {
      expect(
        Object.keys(texts)
          .filter((code) => !beside.test(code))
          .sort(),
      ).toEqual(wanted);
    }
  });

  it('is filled by its statements, each fact by one', () => {
    const given = inOrder.flatMap(({ gives }) => [...gives]).sort();
    const derived = new Set(catalogue.derived.map((path) => path.split('.')[0]));
    const stored = Object.keys(catalogue.facts.properties ?? {}).filter(
      (name) => !derived.has(name) || name === 'connections' || name === 'account',
    );
    const beforeLogin = ['certificate', 'route', 'sessionTls'];
    // What other parts of the kit and of this probe give, each with statements of its own.
    const parts = new Set(['migrations', 'migrationState', 'queries', 'schema']);
    expect([...given, ...beforeLogin].sort()).toEqual(stored.filter((name) => !parts.has(name)).sort());
  });
});

describe('the settings of postgres', () => {
  it('refuse what is unknown or incomplete', () => {
    expect(postgres.settings.safeParse(target).success).toBe(true);
    for (const wrong of [
      {},
      { ...target, tls: 'maybe' },
      { ...target, port: 0 },
      { ...target, host: 'a/b' },
      { ...target, passwort: 'x' },
      { ...target, database: '' },
    ]) {
      expect(postgres.settings.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('the touch list of postgres', () => {
  it('names host, account, file and every statement in full', () => {
    const settings = postgres.settings.parse({ ...target, ca: '/etc/ca.pem' });
    const lines = postgres.touches(settings).map(({ touch }) => touchLineText(touch));
    expect(lines.slice(0, 3 + allStatements.length)).toEqual([
      'tcp db.example:5432',
      'account ready at db.example:5432/orders',
      'file /etc/ca.pem',
      ...allStatements.map((text) => `sql db.example:5432/orders: ${text}`),
    ]);
    const others = lines.slice(3 + allStatements.length);
    expect(others.filter((line) => !line.startsWith('sql db.example:5432/orders: SELECT '))).toEqual([]);
  });

  it('holds nothing but reading and the safety of our own session', () => {
    for (const text of allStatements) {
      expect(text).toMatch(
        /^(?:SELECT|WITH) |^SET (?:default_transaction_read_only|statement_timeout|lock_timeout) = /,
      );
      expect(text).not.toMatch(
        /;|\n|information_schema\.|\b(?:INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|LOCK|FOR SHARE)\b(?! *')/,
      );
    }
  });
});
