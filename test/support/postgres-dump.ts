import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';

const run = promisify(execFile);

/** Where Debian’s client programs of PostgreSQL 15 lie. */
const folder = '/usr/lib/postgresql/15/bin';

/** The programs, and what is missing of them; null: nothing. */
export function dumpTools(): { readonly tools: string; readonly missing: string | null } {
  const there = ['pg_dump', 'psql'].every((name) => existsSync(join(folder, name)));
  return { tools: folder, missing: there ? null : ' (skipped: no pg_dump 15 on this machine)' };
}

/** Writes one database as SQL, and runs that in another one, which stops at the first mistake. */
export async function dumpAndRestore(tools: string, server: PostgresServer, from: string, to: string): Promise<void> {
  const { host, port, superuser } = server;
  const env = { ...process.env, PGPASSWORD: superuser.password };
  const login = ['-h', host, '-p', String(port), '-U', superuser.user];
  const place = await mkdtemp(join(tmpdir(), 'dump-'));
  const file = join(place, 'dump.sql');
  try {
    await run(join(tools, 'pg_dump'), [...login, '-f', file, from], { env });
    const stop = ['-v', 'ON_ERROR_STOP=1', '-q', '-f', file, to];
    await run(join(tools, 'psql'), ['-X', ...login, ...stop], { env, maxBuffer: 64 * 1024 ** 2 });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
