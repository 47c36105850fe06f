import { beforeAll, describe, expect, it } from 'vitest';
import { normalisers } from '../../probes/postgres/catalogue/normalisers.ts';
import { postgres } from '../../probes/postgres/index.ts';
import { allCatalogueStatements } from '../../probes/postgres/catalogue/statements/catalogue-statements.ts';
import { compareSchemas } from '../../src/kit/schema/compare-schemas.ts';
import { contract } from '../support/contract.ts';
import { barePassword, prepare, statementsIn } from '../support/postgres-accounts.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { lookAtSchema, readSchema } from '../support/postgres-schema.ts';

const bare = { user: 'bare', password: barePassword };
const long = `SELECT ''${'x'.repeat(210_000)}''`;

contract('required', 'reading schemas of PostgreSQL', await postgresMissing(17), () => {
  const server = sharedPostgres(17, { settings: { log_statement: 'all', log_line_prefix: '%m [%p] %u@%d %h ' } });

  beforeAll(async () => {
    const accounts = [`CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`];
    await prepare(server(), [...accounts, 'CREATE DATABASE shop', 'CREATE DATABASE closed']);
    const statements = [
      'CREATE SCHEMA audit',
      "CREATE TABLE public.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state varchar(9) CHECK (state IN ('a', 'b')))",
      'CREATE TABLE public.tmp_1 (a integer)',
      'CREATE TABLE public.tmpx1 (a integer)',
      'CREATE TABLE audit.log (a integer)',
      "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
      'REVOKE ALL ON FUNCTION public.f FROM PUBLIC',
      'CREATE EXTENSION pg_trgm',
      `CREATE FUNCTION public.long() RETURNS text LANGUAGE sql AS '${long}'`,
    ];
    await prepare(server(), statements, 'shop');
    await prepare(server(), ['REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC'], 'closed');
  });

  it('an account without any right sees what the superuser sees', async () => {
    const [ours, theirs] = [await readSchema(server(), 'shop'), await readSchema(server(), 'shop', {}, bare)];
    expect(compareSchemas(ours, theirs)).toEqual([]);
    expect(theirs.counts).toMatchObject({ table: 4, routine: 2, schema: 2, extension: 2 });
  });

  it('what an extension brought along is told by the extension', async () => {
    const { objects } = await readSchema(server(), 'shop');
    expect(Object.keys(objects['extension'] ?? {})).toEqual(['pg_trgm', 'plpgsql']);
    expect(Object.keys(objects['routine'] ?? {})).toEqual(['public.f()', 'public.long()']);
    expect(Object.keys(objects)).not.toContain('operator');
  });

  it('leaves out what nobody asked for', async () => {
    const one = await readSchema(server(), 'shop', { schemas: ['audit'] });
    expect(one.counts).toMatchObject({ schema: 1, table: 1 });
    const some = await readSchema(server(), 'shop', { exclude: ['audit.*', 'public.tmp_*'] });
    expect(Object.keys(some.objects['table'] ?? {})).toEqual(['public.orders', 'public.tmpx1']);
    const hostile = await readSchema(server(), 'shop', { schemas: ["it's", 'public'], exclude: ["public.o'%!_*"] });
    expect(hostile.counts).toMatchObject({ table: 3 });
  });

  it('a body that is too long is a gap, and what else there is stands', async () => {
    const { facts, gaps } = await lookAtSchema(server(), 'shop', { schemas: ['public'] });
    const path = 'schema.objects.routine["public.long()"].aspects.body';
    expect(gaps).toEqual([{ path, reason: 'truncated', detail: null }]);
    expect(facts.schema?.counts).toMatchObject({ routine: 2 });
  });

  it('a statement that is refused leaves the schema unseen', async () => {
    const { facts, gaps } = await lookAtSchema(server(), 'closed', {}, bare);
    expect(facts.schema).toBeUndefined();
    expect(gaps).toMatchObject([{ path: 'schema', reason: 'not-permitted' }]);
  });

  it('sends what the touch list shows, at most 20 statements, and nothing else', async () => {
    const before = (await statementsIn(server(), 'bare')).length;
    await readSchema(server(), 'shop', { schemas: ['public'] }, bare);
    const sent = (await statementsIn(server(), 'bare')).slice(before);
    expect(sent).toEqual(allCatalogueStatements({ schemas: ['public'], level: 'cosmetic', strict: [] }));
    expect(sent.length).toBeLessThanOrEqual(20);
  });

  it('is a fact of the probe where the target asks for it, run as any other check', async () => {
    const { host, port } = server();
    const password = { $secret: 'BARE' };
    const target = { host, port, database: 'shop', user: 'bare', password };
    const tasks = [
      makeTask(anyProbe(postgres), { ...target, schema: {} }),
      makeTask(anyProbe(postgres), target, { id: { check: 'without' } }),
    ];
    const secrets = secretsFromRecord({ BARE: barePassword });
    const { observations } = await runTasks(tasks, [anyProbe(postgres)], { secrets });
    const [asked, without] = observations;
    expect(asked?.failure ?? null).toBeNull();
    expect(asked?.facts['schema']).toMatchObject({ dialect: 'postgresql', counts: { table: 4 } });
    expect(without?.facts['schema']).toBeUndefined();
    expect(without?.gaps).toContainEqual({
      path: 'schema',
      reason: 'not-supported',
      detail: null,
      note: 'kit.gap.schema-not-asked',
    });
  });

  describe('a normaliser that is switched off', () => {
    it('is named in the fact', async () => {
      const strict = await readSchema(server(), 'shop', { strict: [...normalisers] });
      expect(strict.compared.strict).toEqual(normalisers);
    });

    it('shows what it levels', async () => {
      const checks = async (strict: 'array-casts'[]) =>
        JSON.stringify((await readSchema(server(), 'shop', { strict })).objects['table']?.['public.orders']);
      expect(await checks([])).toContain("ARRAY[('a'::character varying)::text");
      expect(await checks(['array-casts'])).toContain("(ARRAY['a'::character varying");
    });
  });
});
