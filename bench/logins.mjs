import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './support/built.mjs';
import { spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';

const logins = 200;
const atOnce = 16;

/** Of Debian's package monitoring-plugins-standard. */
const plugin = '/usr/lib/nagios/plugins/check_pgsql';

/**
 * 200 logins at one PostgreSQL, 16 at once: `check` with all facts of each, and Debian's check_pgsql, which logs in and
 * says no more than that, run by `xargs -P`.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function databaseLogins({ rounds }) {
  if (!existsSync(plugin)) {
    console.log(`  left out: ${plugin} is not there (Debian package monitoring-plugins-standard)`);
    return;
  }
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  const { createLandscapeFolder } = await import('../src/landscape/landscape-folder.ts');
  const { installPostgres } = await import('../src/landscape/postgres-installation.ts');
  const { startPostgres } = await import('../src/landscape/postgres-server.ts');
  const { unprivilegedAccount } = await import('../src/landscape/unprivileged-account.ts');
  const folder = await createLandscapeFolder([tmpdir(), '/tmp'], await unprivilegedAccount());
  const { signal } = new AbortController();
  const installation = await installPostgres(17, folder, signal);
  const password = randomBytes(18).toString('base64url');
  const server = await startPostgres({ installation, folder, signal, password });
  try {
    await inTemporaryFolder((place) => compare(server, place, rounds));
  } finally {
    await server.stop();
    await folder.remove();
  }
}

/**
 * @param {import('../src/landscape/postgres-server.ts').PostgresServer} server
 * @param {string} place
 * @param {number} rounds
 */
async function compare(server, place, rounds) {
  const { user, password } = server.superuser;
  const profile = join(place, 'logins.yaml');
  writeFileSync(profile, checks(server, user));
  const caps = ['--concurrency', String(atOnce), '--per-host', String(atOnce), '--format', 'json', '--out', place];
  const where = ['-H', server.host, '-P', String(server.port), '-d', 'postgres', '-l', user, '-p', password];
  /** @type {Record<string, readonly [string, readonly string[]]>} */
  const contenders = {
    'check_pgsql by xargs': ['xargs', ['-P', String(atOnce), '-I', '{}', plugin, ...where]],
    check: [process.execPath, [command, 'check', profile, ...caps]],
  };
  /** @type {Map<string, number[]>} */
  const walls = new Map(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, [program, args]] of Object.entries(contenders)) {
      const began = performance.now();
      const child = spawn(program, args, {
        stdio: ['pipe', 'ignore', 'inherit'],
        env: { ...process.env, BENCH_PASSWORD: password },
      });
      child.stdin.end(name === 'check' ? '' : 'x\n'.repeat(logins));
      const [code] = /** @type {[number]} */ (await once(child, 'exit'));
      if (code !== 0) throw new Error(`${name} ended with ${String(code)}`);
      walls.get(name)?.push((performance.now() - began) / 1000);
    }
  }
  printTable([['', 'wall s'], ...Array.from(walls, ([name, seconds]) => [name, spread(seconds, 2)])]);
}

/**
 * @param {import('../src/landscape/postgres-server.ts').PostgresServer} server
 * @param {string} user
 */
function checks({ host, port }, user) {
  const lines = ['plumbline: 1\nname: logins\nchecks:\n'];
  for (let number = 1; number <= logins; number += 1) {
    lines.push(`  database-${String(number)}:
    probe: postgres
    target: { host: ${host}, port: ${String(port)}, database: postgres, user: ${user}, password: '\${secret:BENCH_PASSWORD}' }
    expect:
      encoding: UTF8
`);
  }
  return lines.join('');
}
