import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { performance } from 'node:perf_hooks';
import { spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';

const tables = 3000;

/**
 * The schema of 3,000 tables with 12 columns, three indexes, a check and a foreign key each, on PostgreSQL: read over the
 * network as a check does, and compared with others. Uses the sources, as the tests do, because the servers of the tests
 * are not built.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function schema({ rounds }) {
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  const { createLandscapeFolder } = await import('../src/landscape/landscape-folder.ts');
  const { installPostgres } = await import('../src/landscape/postgres-installation.ts');
  const { startPostgres } = await import('../src/landscape/postgres-server.ts');
  const { unprivilegedAccount } = await import('../src/landscape/unprivileged-account.ts');
  const { signal } = new AbortController();
  const folder = await createLandscapeFolder(['/tmp', tmpdir()], await unprivilegedAccount());
  try {
    const installation = await installPostgres(17, folder, signal);
    const server = await startPostgres({ installation, folder, signal, password: 'for-the-benchmark' });
    try {
      await measure(server, rounds);
    } finally {
      await server.stop();
    }
  } finally {
    await folder.remove();
  }
}

/**
 * @param {import('../src/landscape/postgres-server.ts').PostgresServer} server
 * @param {number} rounds
 */
async function measure(server, rounds) {
  const { asSuperuser } = await import('../test/support/postgres-accounts.ts');
  const { lookAtSchema, readSchema } = await import('../test/support/postgres-schema.ts');
  const { compareSchemas } = await import('../src/kit/schema/compare-schemas.ts');
  await asSuperuser(server, async (client) => {
    for (let at = 0; at < tables; at += 1) await client.query(tableText(at));
    await client.query('ANALYZE');
  });
  const before = await readSchema(server, 'postgres');
  /** @type {Record<string, number[]>} */
  const times = {
    read: [],
    'read, CPU of our side': [],
    'compare, one column differs': [],
    'compare, each table differs': [],
  };
  for (let round = 0; round < rounds; round += 1) {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const { facts } = await lookAtSchema(server, 'postgres');
    times['read']?.push(performance.now() - began);
    const used = process.cpuUsage(cpu);
    times['read, CPU of our side']?.push((used.user + used.system) / 1000);
    if (facts.schema === undefined) throw new Error('The schema was not read');
    const text = JSON.stringify(facts.schema);
    const [one, all] = [changed(text, 1), changed(text, tables)];
    if (round === 0) console.log(`  ${(text.length / 1024 ** 2).toFixed(1)} MiB of JSON`);
    times['compare, one column differs']?.push(timeOf(() => compareSchemas(before, one)));
    times['compare, each table differs']?.push(timeOf(() => compareSchemas(before, all)));
  }
  printTable([['', 'ms'], ...Object.entries(times).map(([name, ms]) => [name, spread(ms, 0)])]);
}

/** @param {() => unknown} work */
function timeOf(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/**
 * Another snapshot, with one column of the first tables of another type.
 *
 * @param {string} text
 * @param {number} most
 * @returns {import('../src/kit/schema/snapshot.ts').SchemaSnapshot}
 */
function changed(text, most) {
  /** @type {import('../src/kit/schema/snapshot.ts').SchemaSnapshot} */
  const snapshot = JSON.parse(text);
  const all = Object.entries(snapshot.objects['table'] ?? {});
  const table = Object.fromEntries(all.map(([name, each], at) => [name, at < most ? retyped(each) : each]));
  return { ...snapshot, digest: 'another', objects: { ...snapshot.objects, table } };
}

/**
 * @param {import('../src/kit/schema/snapshot.ts').SchemaObject} table
 * @returns {import('../src/kit/schema/snapshot.ts').SchemaObject}
 */
function retyped({ aspects, parts }) {
  const columns = { ...parts['columns'], b: { ...parts['columns']?.['b'], type: 'xml' } };
  return { digest: 'another', aspects, parts: { ...parts, columns } };
}

/** @param {number} index */
function tableText(index) {
  const columns =
    "a integer NOT NULL DEFAULT 0, b text, c varchar(20) CHECK (c IN ('x', 'y')), d numeric(10,2), e timestamptz DEFAULT now(), f date, g boolean NOT NULL DEFAULT false, h jsonb, i uuid, j text";
  const parent = index === 0 ? 'bigint' : `bigint REFERENCES t${String(index - 1)}`;
  const name = `t${String(index)}`;
  return `CREATE TABLE ${name} (id bigint PRIMARY KEY, ${columns}, parent ${parent}); CREATE INDEX ON ${name} (a, b); CREATE INDEX ON ${name} (lower(b)) WHERE g`;
}
