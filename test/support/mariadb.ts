import { chmod, chown, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll } from 'vitest';
import { endChild, startChild, type Child } from '../../src/landscape/child.ts';
import { freePort } from '../../src/landscape/free-port.ts';
import { createLandscapeFolder, type LandscapeFolder } from '../../src/landscape/landscape-folder.ts';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';
import { mysqlMissing, mysqlPrograms, type MysqlServerName } from './mysql-programs.ts';

/** A running server of the MySQL family with a fresh, empty data directory. */
export interface MariaDb {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** Every login and every statement, one line each. */
  readonly generalLog: string;
  /** Does something as the administrator. */
  readonly admin: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  /** Runs statements one by one as the administrator. */
  readonly prepare: (statements: readonly string[]) => Promise<void>;
  /** Stops it; safe to call again. */
  readonly stop: () => Promise<void>;
}

/** What a test may choose about its server. */
export interface MariaDbOptions {
  /** Which server; `mariadb` unless said. */
  readonly server?: MysqlServerName;
  /** Command line options besides, as `max-connections=5`. */
  readonly settings?: readonly string[];
  /** Certificate chain and private key in PEM. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** Why no MariaDB of this distribution can be started here; null: it can. */
export function mariaDbMissing(): string | null {
  return mysqlMissing('mariadb');
}

/** Starts a server (MariaDB unless said) before the tests of a file or `describe` and stops it after them; gives the server inside a test. */
export function sharedMariaDb(options: MariaDbOptions = {}): () => MariaDb {
  let folder: LandscapeFolder | undefined;
  let server: MariaDb | undefined;
  beforeAll(async () => {
    folder = await createLandscapeFolder(['/tmp', tmpdir()], await unprivilegedAccount());
    server = await startMariaDb(folder, options);
  });
  afterAll(async () => {
    await server?.stop();
    await folder?.remove();
  });
  return () => {
    if (server === undefined) throw new Error('The server is there only while tests run');
    return server;
  };
}

/** Starts it and returns when it answers; the caller removes the folder after `stop`. */
export async function startMariaDb(folder: LandscapeFolder, options: MariaDbOptions = {}): Promise<MariaDb> {
  const home = await mkdtemp(join(folder.path, 'mariadb-'));
  await give(home, 0o700, folder);
  const port = await freePort('127.0.0.1');
  const programs = mysqlPrograms(options.server ?? 'mariadb');
  await programs.createData(home, folder);
  const socketPath = join(home, 's');
  const args = [
    ...programs.args,
    ...(await serverOptions(home, folder, options)),
    `--port=${String(port)}`,
    `--socket=${socketPath}`,
  ];
  const logFile = join(home, 'server.log');
  const child = await startChild({ program: programs.program, args, folder, logFile });
  const admin: MariaDb['admin'] = async (work) => {
    const connection = await createConnection({ socketPath, user: 'root' });
    try {
      return await work(connection);
    } finally {
      await connection.end();
    }
  };
  await untilReady(child, admin, logFile);
  const stop = () => endChild(child, [{ signal: 'SIGTERM', graceMs: 10_000 }]);
  return {
    host: '127.0.0.1',
    port,
    pid: child.pid,
    generalLog: join(home, 'general.log'),
    admin,
    prepare: (statements) =>
      admin(async (connection) => {
        for (const text of statements) await connection.query(text);
      }),
    stop,
  };
}

async function serverOptions(home: string, folder: LandscapeFolder, options: MariaDbOptions): Promise<string[]> {
  const args = [
    `--datadir=${join(home, 'data')}`,
    '--bind-address=127.0.0.1',
    `--pid-file=${join(home, 'pid')}`,
    '--general-log=1',
    `--general-log-file=${join(home, 'general.log')}`,
    '--skip-name-resolve',
    '--innodb-buffer-pool-size=16M',
    '--innodb-flush-method=nosync',
    ...(options.settings ?? []).map((setting) => `--${setting}`),
  ];
  if (options.tls === undefined) return args;
  const certificate = join(home, 'server.crt');
  const key = join(home, 'server.key');
  await writeFile(certificate, options.tls.certificate);
  await give(certificate, 0o600, folder);
  await writeFile(key, options.tls.key, { mode: 0o600 });
  await give(key, 0o600, folder);
  return [...args, `--ssl-cert=${certificate}`, `--ssl-key=${key}`];
}

async function untilReady(child: Child, admin: MariaDb['admin'], logFile: string): Promise<void> {
  for (;;) {
    const ready = await admin((connection) => connection.query('SELECT 1')).then(
      () => true,
      () => false,
    );
    if (ready) return;
    if (child.hasEnded()) throw new Error(`The server ended before it was ready:\n${await readFile(logFile, 'utf8')}`);
    await sleep(30);
  }
}

async function give(path: string, mode: number, folder: LandscapeFolder): Promise<void> {
  await chmod(path, mode);
  if (folder.account !== null) await chown(path, folder.account.uid, folder.account.gid);
}

/** What a query gives, as objects. */
export async function rowsOf(server: MariaDb, text: string): Promise<readonly RowDataPacket[]> {
  return server.admin(async (connection) => {
    const [rows] = await connection.query<RowDataPacket[]>(text);
    return rows;
  });
}

/** Lines of the general log that tell of a login, accepted or not. */
export async function loginsOf(server: MariaDb, user: string): Promise<readonly string[]> {
  const lines = (await readFile(server.generalLog, 'utf8')).split('\n');
  return lines.filter((line) => /\bConnect\t/.test(line) && line.includes(user));
}
