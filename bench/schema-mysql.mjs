import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';

const tables = 2000;
const columns = 12;

/**
 * The schema of 2,000 tables with 12 columns, three indexes and a foreign key each, on MariaDB: read over the network as
 * a check does, and compared with another of which one column differs. Uses the sources, as the tests do, because the
 * servers of the tests are not built.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function schemaMysql({ rounds }) {
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  const { mariaDbMissing, startMariaDb } = await import('../test/support/mariadb.ts');
  const missing = mariaDbMissing();
  if (missing !== null) {
    console.log(`  left out: ${missing}`);
    return;
  }
  const { createLandscapeFolder } = await import('../src/landscape/landscape-folder.ts');
  const { unprivilegedAccount } = await import('../src/landscape/unprivileged-account.ts');
  const folder = await createLandscapeFolder(['/tmp', tmpdir()], await unprivilegedAccount());
  const server = await startMariaDb(folder, { settings: ['innodb-buffer-pool-size=256M', 'table-open-cache=400'] });
  try {
    await measure(server, rounds);
  } finally {
    await server.stop();
    await folder.remove();
  }
}

/**
 * @param {import('../test/support/mariadb.ts').MariaDb} server
 * @param {number} rounds
 */
async function measure(server, rounds) {
  const { loadInto, readMysqlSchema, schemaReaderStatements } = await import('../test/support/mysql-schema.ts');
  const { compareSchemas } = await import('../src/kit/schema/compare-schemas.ts');
  await server.prepare([...schemaReaderStatements, 'CREATE DATABASE shop']);
  await loadInto(
    server,
    'shop',
    Array.from({ length: tables }, (_, index) => tableText(index)),
  );
  /** @type {Record<string, number[]>} */
  const times = { 'read, with all other facts': [], 'compare, one column differs': [] };
  const before = (await readMysqlSchema(server, 'shop')).snapshot;
  for (let round = 0; round < rounds; round += 1) {
    await loadInto(server, 'shop', [`ALTER TABLE t7 MODIFY c3 VARCHAR(${String(50 + round)}) NOT NULL DEFAULT 'x'`]);
    const began = performance.now();
    const { snapshot, touched } = await readMysqlSchema(server, 'shop');
    times['read, with all other facts']?.push(performance.now() - began);
    const then = performance.now();
    const found = compareSchemas(before, snapshot);
    times['compare, one column differs']?.push(performance.now() - then);
    const statements = touched.filter((line) => line.startsWith('sql ')).length;
    const size = (JSON.stringify(snapshot).length / 1024 ** 2).toFixed(1);
    if (round === 0)
      console.log(
        `  ${String(statements)} statements in all, ${size} MiB of JSON, ${String(found.length)} difference found`,
      );
  }
  printTable([['', 'wall ms'], ...Object.entries(times).map(([name, ms]) => [name, spread(ms, 0)])]);
}

/** @param {number} index */
function tableText(index) {
  const own = Array.from({ length: columns - 2 }, (_, at) => `c${String(at)} VARCHAR(40) NOT NULL DEFAULT 'x'`);
  const parent = index === 0 ? '' : `, FOREIGN KEY (parent) REFERENCES t${String(index - 1)} (id)`;
  return `CREATE TABLE t${String(index)} (id INT PRIMARY KEY, parent INT, ${own.join(', ')}, KEY a (c0), KEY b (c1, c2)${parent}) ENGINE=InnoDB`;
}
