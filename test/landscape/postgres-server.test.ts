import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createServer } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthority, type Leaf } from '../../src/landscape/certificates.ts';
import { createLandscapeFolder, type LandscapeFolder } from '../../src/landscape/landscape-folder.ts';
import { installPostgres } from '../../src/landscape/postgres-installation.ts';
import type { PostgresMajor } from '../../src/landscape/postgres-package.ts';
import { withClient } from '../../src/landscape/postgres-ready.ts';
import { startPostgres, type PostgresServer } from '../../src/landscape/postgres-server.ts';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';
import { sharedPostgres } from '../support/postgres.ts';
import { processesUsing } from '../support/processes.ts';

const loginOf = (server: PostgresServer) => ({ host: server.host, port: server.port, ...server.superuser });

describe.each<PostgresMajor>([15, 17])('PostgreSQL %i', (major) => {
  const server = sharedPostgres(major, { settings: { max_connections: 23, timezone: 'Asia/Shanghai' } });

  test('a login with the password works and the server is what was asked for', async () => {
    const rows = await withClient(loginOf(server()), async (client) => {
      const result = await client.query<Record<string, unknown>>(
        `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('max_connections') AS connections,
                current_setting('TimeZone') AS zone, current_setting('server_encoding') AS encoding,
                (SELECT datcollate FROM pg_database WHERE datname = 'postgres') AS locale,
                (SELECT count(*)::int FROM pg_available_extensions WHERE name = 'pg_trgm') AS trgm`,
      );
      return result.rows;
    });
    expect(rows).toEqual([{ major, connections: '23', zone: 'Asia/Shanghai', encoding: 'UTF8', locale: 'C', trgm: 1 }]);
  });

  test('a login with a wrong password is refused and logged once', async () => {
    const login = { ...loginOf(server()), password: 'wrong' };
    await expect(withClient(login, (client) => client.query('SELECT 1'))).rejects.toMatchObject({ code: '28P01' });
    const log = await readFile(server().logFile, 'utf8');
    expect(log.match(/password authentication failed/g)).toHaveLength(1);
  });

  test('it does not run as root', () => {
    expect(statSync(`/proc/${server().pid}`).uid).not.toBe(0);
  });
});

describe('servers of one landscape', () => {
  const signal = new AbortController().signal;
  let folder: LandscapeFolder;
  let leaf: Leaf;
  let servers: readonly PostgresServer[];

  beforeAll(async () => {
    folder = await createLandscapeFolder([tmpdir(), '/tmp'], await unprivilegedAccount());
    const installation = await installPostgres(17, folder, signal);
    const authority = await createAuthority({ commonName: 'Test CA', ...validToday() });
    leaf = await authority.issue({ commonName: 'database', names: ['127.0.0.1'], ...validToday() });
    const shared = { installation, folder, signal };
    servers = await Promise.all([
      startPostgres({ ...shared, password: "it's \\ 'quoted' 密码" }),
      startPostgres({ ...shared, password: 'second', tls: leaf, hba: ['hostssl all all 127.0.0.0/8 scram-sha-256'] }),
    ]);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await folder.remove();
  });

  test('are different systems', async () => {
    const ids = await Promise.all(
      servers.map((server) =>
        withClient(loginOf(server), async (client) => {
          const result = await client.query<{ id: string }>(
            'SELECT system_identifier::text AS id FROM pg_control_system()',
          );
          return result.rows[0]?.id;
        }),
      ),
    );
    expect(new Set(ids).size).toBe(2);
  });

  test('offer TLS with the given certificate', async () => {
    const server = servers[1];
    const client = new pg.Client({
      ...(server ? loginOf(server) : {}),
      database: 'postgres',
      ssl: { ca: leaf.certificate, rejectUnauthorized: false },
    });
    await client.connect();
    const result = await client.query<{ ssl: boolean }>('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    await client.end();
    expect(result.rows).toEqual([{ ssl: true }]);
  });

  test('stop twice without harm and leave no process and no data', async () => {
    const installation = await reinstall();
    const server = await startPostgres({ installation, folder: installation.folder, signal, password: 'x' });
    await Promise.all([server.stop(), server.stop()]);
    expect(await processesUsing(installation.folder.path)).toEqual([]);
    expect(existsSync(server.logFile)).toBe(false);
    await installation.folder.remove();
    await installation.folder.remove();
    expect(existsSync(installation.folder.path)).toBe(false);
  });

  test('that cannot start say why and leave nothing', async () => {
    const installation = await reinstall();
    const starting = startPostgres({
      installation,
      folder: installation.folder,
      signal,
      password: 'x',
      settings: { max_connections: 'many' },
    });
    await expect(starting).rejects.toThrow('invalid value for parameter "max_connections"');
    expect(await processesUsing(installation.folder.path)).toEqual([]);
    await installation.folder.remove();
  });

  async function reinstall() {
    const own = await createLandscapeFolder([tmpdir(), '/tmp'], await unprivilegedAccount());
    return { ...(await installPostgres(15, own, signal)), folder: own };
  }
});

test('a taken port is left alone and another one chosen', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const taken = typeof address === 'object' ? address?.port : undefined;
  const folder = await createLandscapeFolder([tmpdir(), '/tmp'], await unprivilegedAccount());
  const { signal } = new AbortController();
  const installation = await installPostgres(17, folder, signal);
  const options = { installation, folder, signal, password: 'x' };
  const server = await startPostgres({ ...options, ...(taken === undefined ? {} : { preferredPort: taken }) });
  await server.stop();
  await folder.remove();
  other.close();
  expect(server.port).not.toBe(taken);
});

function validToday() {
  const now = Date.now();
  return { notBefore: new Date(now - 3_600_000), notAfter: new Date(now + 86_400_000) };
}
