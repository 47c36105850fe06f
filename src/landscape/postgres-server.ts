import { appendFile, chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endChild, runToEnd, startChild, type Child } from './child.ts';
import { freePort } from './free-port.ts';
import type { LandscapeFolder } from './landscape-folder.ts';
import { throwAwaySettings, writeSettings, type PostgresSettings } from './postgres-config.ts';
import type { PostgresInstallation } from './postgres-installation.ts';
import { waitForLogin } from './postgres-ready.ts';
import { LandscapeError } from './landscape-error.ts';

/** How to start one PostgreSQL server. */
export interface PostgresOptions {
  readonly installation: PostgresInstallation;
  readonly folder: LandscapeFolder;
  /** Password of the superuser `postgres`. */
  readonly password: string;
  readonly signal: AbortSignal;
  /** Loopback address to listen on; 127.0.0.1 unless given. */
  readonly host?: string;
  /** Port to take when it is free; any free one otherwise. */
  readonly preferredPort?: number;
  /** Added to the settings of a throw-away server. */
  readonly settings?: PostgresSettings;
  /** Lines of pg_hba.conf, after the one that admits the superuser; by default every account with its password. */
  readonly hba?: readonly string[];
  /** Certificate chain and private key in PEM; with them the server offers TLS. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** A running PostgreSQL server. */
export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  readonly superuser: { readonly user: string; readonly password: string };
  /** Process id of the postmaster. */
  readonly pid: number;
  /** Its log, with one line for every login. Deleted by `stop`. */
  readonly logFile: string;
  /** Stops it and deletes its data; safe to call again. */
  readonly stop: () => Promise<void>;
}

const superuser = 'postgres';
const attempts = 5;

/**
 * Starts a PostgreSQL server with a fresh, empty cluster (UTF-8, C locale) and returns when a login works.
 *
 * @throws the signal's reason when aborted, or Error with the end of the server's log; nothing is left in either case.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { folder, installation, signal } = options;
  signal.throwIfAborted();
  const home = await mkdtemp(join(folder.path, `server-${installation.major}-`));
  const logFile = join(home, 'server.log');
  try {
    await giveTo(home, 0o700, folder);
    await createCluster(options, home);
    const { child, port } = await launch(options, home, logFile);
    return describe(options, { child, port, home, logFile });
  } catch (error) {
    await removeHome(home);
    throw error;
  }
}

function describe(
  options: PostgresOptions,
  running: { child: Child; port: number; home: string; logFile: string },
): PostgresServer {
  const { child, port, home, logFile } = running;
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await endServer(child, options, home);
    await removeHome(home);
  };
  return {
    host: hostOf(options),
    port,
    superuser: { user: superuser, password: options.password },
    pid: child.pid,
    logFile,
    stop: () => (stopping ??= stop()),
  };
}

async function createCluster(options: PostgresOptions, home: string): Promise<void> {
  const { installation, folder, signal } = options;
  const data = join(home, 'data');
  const passwordFile = join(home, 'password');
  await writeFile(passwordFile, `${options.password}\n`);
  await giveTo(passwordFile, 0o600, folder);
  const logFile = join(home, 'initdb.log');
  const args = ['-D', data, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const child = await startChild({
    program: installation.initdb,
    args: [...args, '--no-sync', '--encoding=UTF8', '--locale=C'],
    folder,
    logFile,
  });
  const code = await runToEnd(child, signal);
  await rm(passwordFile, { force: true });
  if (code !== 0) throw await failure('initdb', logFile);
  await configure(options, data);
}

async function configure(options: PostgresOptions, data: string): Promise<void> {
  const { folder, tls } = options;
  const host = hostOf(options);
  const own = `host all ${superuser} 127.0.0.0/8 scram-sha-256`;
  const others = options.hba ?? ['host all all 127.0.0.0/8 scram-sha-256'];
  await writeFile(join(data, 'pg_hba.conf'), `${[own, ...others].join('\n')}\n`);
  const settings = { ...throwAwaySettings(host), ...(tls === undefined ? {} : { ssl: true }) };
  await appendFile(join(data, 'postgresql.conf'), writeSettings({ ...settings, ...options.settings }));
  if (tls === undefined) return;
  // The names that the server looks for by default; it refuses a key that others may read.
  const files: readonly (readonly [string, string])[] = [
    ['server.crt', tls.certificate],
    ['server.key', tls.key],
  ];
  for (const [name, content] of files) {
    await writeFile(join(data, name), content, { mode: 0o600 });
    await giveTo(join(data, name), 0o600, folder);
  }
}

/** Starts the postmaster, on another port when somebody took ours between looking and binding. */
async function launch(
  options: PostgresOptions,
  home: string,
  logFile: string,
): Promise<{ child: Child; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(hostOf(options), attempt === 1 ? options.preferredPort : undefined);
    const child = await launchOn(port, options, home, logFile);
    if (child !== null) return { child, port };
    const error = await failure('postgres', logFile);
    if (attempt === attempts || !error.message.includes('could not bind')) throw error;
  }
}

/** The postmaster once a login works, or null when it ended instead. */
async function launchOn(port: number, options: PostgresOptions, home: string, logFile: string): Promise<Child | null> {
  const { installation, folder, signal, password } = options;
  const args = ['-D', join(home, 'data'), '-p', String(port)];
  const child = await startChild({ program: installation.postgres, args, folder, logFile });
  const login = { host: hostOf(options), port, user: superuser, password };
  try {
    return (await waitForLogin(login, child, signal)) ? child : null;
  } catch (error) {
    await endServer(child, options, home);
    throw error;
  }
}

/** Fast shutdown (SIGINT), then immediate (SIGQUIT), then by force; the manual's "Shutting Down the Server". */
async function endServer(child: Child, options: PostgresOptions, home: string): Promise<void> {
  if (process.platform === 'win32' && !child.hasEnded()) await stopWithPgCtl(options, home);
  await endChild(child, [
    { signal: 'SIGINT', graceMs: 5000 },
    { signal: 'SIGQUIT', graceMs: 7000 },
  ]);
}

/** Windows has no signals; pg_ctl speaks to the server over its named pipe. */
async function stopWithPgCtl(options: PostgresOptions, home: string): Promise<void> {
  const child = await startChild({
    program: options.installation.pgCtl,
    args: ['stop', '-D', join(home, 'data'), '-m', 'fast', '-t', '5'],
    folder: options.folder,
    logFile: join(home, 'pg_ctl.log'),
  });
  await child.ended;
}

function hostOf(options: PostgresOptions): string {
  return options.host ?? '127.0.0.1';
}

async function giveTo(path: string, mode: number, folder: LandscapeFolder): Promise<void> {
  await chmod(path, mode);
  if (folder.account !== null) await chown(path, folder.account.uid, folder.account.gid);
}

async function removeHome(home: string): Promise<void> {
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

async function failure(program: string, logFile: string): Promise<Error> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  const end = log.trimEnd().split('\n').slice(-8).join('\n');
  return new LandscapeError('landscape-ended', { program, said: end });
}
