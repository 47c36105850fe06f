import { describe, expect, it } from 'vitest';
import { migration } from '../../../probes/migration/index.ts';
import { describeProbe, settingsSchema } from '../../../src/kit/describe-probe.ts';
import { loginsOf } from '../../../src/kit/logins-of.ts';
import { settingRowsOf } from '../../../src/kit/setting-rows.ts';
import { secretMark } from '../../../src/kit/settings.ts';
import { settle, type FactSchema } from '../../../src/model/catalogue.ts';
import { touchLineText } from '../../../src/model/plan.ts';
import { expectGapTexts } from '../../support/gap-sentences.ts';

const side = { product: 'postgres', host: 'old.example', database: 'shop', user: 'ready', password: secretMark };
const target = { ...side, product: 'mysql', host: 'new.example' };
const orders = { source: 'orders', key: 'id', columns: { id: 'number', note: 'text' } };

/** Every path of the catalogue. */
function names(schema: FactSchema, above: string): string[] {
  const { items, properties } = settle(schema);
  return Object.entries((items === undefined ? { properties } : settle(items)).properties ?? {}).flatMap(
    ([name, below]) => [`fact.${above}${name}`, ...names(below, `${above}${name}.`)],
  );
}

function accepts(settings: unknown): boolean {
  return migration.settings.safeParse({ source: side, target, ...Object(settings) }).success;
}

function lines(settings: unknown): readonly string[] {
  const parsed = migration.settings.parse({ source: side, target, ...Object(settings) });
  return migration.touches(parsed).map(({ touch }) => touchLineText(touch));
}

describe('the definition of migration', () => {
  it('has a sentence for every note, and no other', async () => {
    await expectGapTexts(migration);
  });

  it('has a name for every fact and setting in both languages', () => {
    const settings = settingRowsOf(settingsSchema(migration), {}).map(({ path }) => `setting.${path}`);
    const wanted = ['probe', 'probe.about', ...settings, ...names(describeProbe(migration).facts, '')].sort();
    for (const texts of Object.values(migration.texts)) {
      const said = Object.keys(texts).filter((code) => !/^(?:gap\.|migration\.|name$)/.test(code));
      expect(said.sort()).toEqual(wanted);
      for (const text of Object.values(texts)) expect(text).not.toMatch(/\{side\}|undefined/);
    }
  });

  it('logs in to the source, then to the target', () => {
    const settings = migration.settings.parse({ source: side, target: { ...target, port: 3307 } });
    expect(loginsOf(migration, settings)).toEqual([
      { host: 'old.example', port: 5432, account: 'ready' },
      { host: 'new.example', port: 3307, account: 'ready' },
    ]);
  });

  it('refuses settings that cannot be meant', () => {
    expect(accepts({ tables: ['customers', orders] })).toBe(true);
    for (const wrong of [
      { tables: ['orders', orders] },
      { tables: [{ ...orders, key: 'other' }] },
      { tables: [{ ...orders, columns: { id: 'integer' } }] },
      { tables: ['a\nb'] },
      { tables: ['a\0'] },
      { levels: [] },
      { levels: ['L5'] },
      { budget: { perTable: 0, total: 1000 } },
      { rehearsal: { rows: 1_000_000 } },
      {
        rules: [
          { table: 'orders', name: 'a', violates: 'x' },
          { table: 'orders', name: 'a', violates: 'y' },
        ],
      },
      { source: { ...side, product: 'oracle' } },
      { sauce: {} },
    ]) {
      expect([wrong, accepts(wrong)]).toEqual([wrong, false]);
    }
  });

  it.each([
    'amount < 0 OR amount IS NULL',
    "name = 'O''Neil -- not a comment; really'",
    'EXISTS (SELECT 1 FROM customers c WHERE c.id = customer_id)',
    '"Weird name" IS NULL',
    "status NOT IN ('new', 'done')",
    "placed_at > now() - interval '1 day'",
  ])('takes the condition %s', (violates) => {
    expect(accepts({ rules: [{ table: 'orders', name: 'a', violates }] })).toBe(true);
  });

  it.each([
    'a = 1)) FROM orders; DROP TABLE orders; --',
    'a = 1; DELETE FROM orders',
    'a = 1 -- ',
    'a = 1 /* hidden */',
    'a = 1 # hidden',
    'a = 1) AND (b = 2) OR (c = 3',
    ') OR (',
    "a = 'x",
    "a = 'x\\' OR 1 = 1",
    'pg_sleep(100) IS NULL',
    'pg_terminate_backend(1)',
    '"pg_sleep"(10) IS NULL',
    "lo_import('/etc/passwd') > 0",
    "dblink('host=x', 'select 1') IS NULL",
    "nextval('orders_id_seq') > 0",
    "set_config('x', 'y', false) = 'y'",
    'a = $1',
    'a = $$x$$',
    '@a = 1',
    'a = (SELECT 1 INTO outfile)',
    '',
    ' ',
  ])('refuses the condition %s', (violates) => {
    expect(accepts({ rules: [{ table: 'orders', name: 'a', violates }] })).toBe(false);
  });

  it.each(['sleep(10)', 'benchmark(9, md5(1))', "load_file('/etc/passwd')", "get_lock('a', 1)", '(@a := 1) = 1'])(
    'refuses the condition %s of MySQL',
    (violates) => {
      expect(accepts({ source: target, rules: [{ table: 'orders', name: 'a', violates }] })).toBe(false);
    },
  );
});

describe('the touch list of migration', () => {
  const full = {
    tables: [{ ...orders, unique: [['note']], references: [{ column: 'id', table: 'all', key: 'id' }] }, 'customers'],
    levels: ['L0', 'L1', 'L2', 'L3', 'L4'],
    rules: [{ table: 'orders', name: 'a', violates: 'id < 0' }],
    rehearsal: { rows: 10 },
  };

  it('counts each statement as often as one server may get it', () => {
    const parsed = migration.settings.parse({ source: target, target: side, tables: ['orders', orders.source + '2'] });
    const counts = migration.touches(parsed).map(({ touch, count }) => [touchLineText(touch), count] as const);
    const of = (part: string) => counts.filter(([line]) => line.includes(part)).map(([, count]) => count);
    expect(of('SET SESSION TRANSACTION READ ONLY')).toEqual([1]);
    expect(of('AS position')).toEqual([2, 2, 2]);
    expect(of('FROM `orders`')).toEqual([1]);
  });

  it('names both servers and accounts first, and never a password', () => {
    const list = lines(full);
    expect(list.filter((line) => !line.startsWith('sql '))).toEqual([
      'tcp old.example:5432',
      'account ready at old.example:5432/shop',
      'tcp new.example:3306',
      'account ready at new.example:3306/shop',
    ]);
    expect(list.join('\n')).not.toContain(secretMark);
  });

  it('holds nothing but reading and the safety of our own session, each statement once', () => {
    const list = lines(full).filter((line) => line.startsWith('sql '));
    expect(new Set(list).size).toBe(list.length);
    for (const line of list) {
      expect(line).toMatch(/^sql \S+: (?:SELECT |SHOW GLOBAL STATUS |SET )/);
      expect(line).not.toMatch(/;|\n|\b(?:INSERT|UPDATE|DELETE|CREATE|DROP|INTO)\b/);
    }
  });

  it('asks only for the levels that are wanted', () => {
    const text = (settings: unknown) => lines(settings).join('\n');
    expect(text({})).not.toContain('"orders"');
    expect(text({ tables: [orders] })).toContain('SELECT count(*) AS total FROM "public"."orders"');
    expect(text({ tables: [orders] })).not.toContain('LIMIT');
    expect(text({ tables: [orders], levels: ['L0'] })).not.toContain('"orders"');
    expect(text({ tables: [orders], levels: ['L3'] })).toContain('"id" >= $1::bigint ORDER BY "id" LIMIT $2');
    expect(text({ rollback: false })).not.toContain('pg_stat_archiver');
  });

  it('quotes every name, whatever stands in it', () => {
    const weird = 'a"b`c; DROP TABLE x; --';
    const list = lines({ tables: [{ source: weird, key: weird, columns: { [weird]: 'number' } }] }).join('\n');
    expect(list).toContain('FROM "public"."a""b`c; DROP TABLE x; --"');
    expect(list).toContain('FROM `a"b``c; DROP TABLE x; --`');
    expect(lines({ source: { ...side, schema: "o'n\\e" } }).join('\n')).toContain("n.nspname = E'o''n\\\\e'");
  });
});
