import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canListen } from './free-port.ts';
import type { LandscapeLog } from './landscape-event.ts';
import { createLandscapeFolder, type LandscapeFolder } from './landscape-folder.ts';
import { createOrdersAuthority, type OrdersAuthority } from './orders-certificates.ts';
import { writeOrdersConfigs } from './orders-config.ts';
import { createOrdersDatabase, ordersDatabase, ordersReader } from './orders-database.ts';
import { ordersPlan, type OrdersEnvironmentName, type OrdersEnvironmentPlan } from './orders-plan.ts';
import { startOrdersServices, type OrdersServices } from './orders-services.ts';
import { installPostgres, type PostgresInstallation } from './postgres-installation.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { settleAll } from './settle-all.ts';
import { removeStaleLandscapes } from './stale-landscapes.ts';
import { unprivilegedAccount } from './unprivileged-account.ts';

/** How to start the order system. */
export interface OrdersOptions {
  /** Aborts the start; what has been started is stopped again. A landscape that is up is stopped by `stop`. */
  readonly signal: AbortSignal;
  readonly log: LandscapeLog;
  /** The present, for the validity of certificates. */
  readonly now: Date;
  /** Days until production's web certificate ends; 12 unless given. */
  readonly certificateDays?: number;
  /** Folders for temporary files in order of preference; the system's unless given. */
  readonly temporaryFolders?: readonly string[];
}

/** One environment of the order system, running. */
export interface OrdersEnvironment extends OrdersServices {
  readonly name: OrdersEnvironmentName;
  readonly server: PostgresServer;
  /** Configuration file of each application node. */
  readonly configs: Readonly<Record<string, string>>;
  /** The order database and the account that may read it. */
  readonly database: {
    readonly host: string;
    readonly port: number;
    readonly name: string;
    readonly user: string;
    readonly password: string;
  };
}

/** The order system in its three environments, running on loopback. */
export interface OrdersLandscape {
  /** In promotion order. */
  readonly environments: readonly OrdersEnvironment[];
  /** Root certificate that the web servers' certificates lead to, as a PEM file. */
  readonly caFile: string;
  /** Values of environment variables that a check of this landscape needs, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Process ids of the servers that are programs of their own. */
  readonly pids: readonly number[];
  /** Temporary folder of everything. */
  readonly folder: string;
  /** Stops everything and deletes the folder; safe to call again. */
  readonly stop: () => Promise<void>;
}

/** A landscape that is starting: what it shares, and what it has to stop. */
interface Site {
  readonly options: OrdersOptions;
  readonly folder: LandscapeFolder;
  readonly authority: OrdersAuthority;
  readonly installations: ReadonlyMap<number, PostgresInstallation>;
  readonly address: (plan: OrdersEnvironmentPlan, machine: number) => string;
  readonly keep: (running: { readonly stop: () => Promise<void> }) => void;
}

const databaseMachine = 10;
const defaultCertificateDays = 12;

/**
 * Starts the order system (see orders-plan.ts for what is set up and what is wrong in it) after removing what killed
 * predecessors left behind.
 *
 * @throws the signal's reason when aborted, or Error saying what could not be started; nothing is left in either case.
 */
export async function startOrdersLandscape(options: OrdersOptions): Promise<OrdersLandscape> {
  const { signal, log } = options;
  signal.throwIfAborted();
  const parents = options.temporaryFolders ?? [tmpdir(), '/tmp', '/var/tmp'];
  for (const leftover of await removeStaleLandscapes(parents)) {
    log({ code: 'landscape-leftover-removed', params: { folder: leftover } });
  }
  const folder = await createLandscapeFolder(parents, await unprivilegedAccount());
  const running: { readonly stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopping ??= stopAll(running, folder, log));
  try {
    return await start(options, folder, (one) => void running.push(one), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: OrdersOptions,
  folder: LandscapeFolder,
  keep: Site['keep'],
  stop: () => Promise<void>,
): Promise<OrdersLandscape> {
  const authority = await createOrdersAuthority(options.now);
  const caFile = join(folder.path, 'orders-root-ca.pem');
  await writeFile(caFile, authority.rootCertificate);
  const installations = await installAll(folder, options.signal);
  const site: Site = { options, folder, authority, installations, keep, address: await addresses() };
  const databases = await settleAll(ordersPlan.map((plan) => startDatabase(site, plan)));
  const byName = new Map(databases.map((one) => [one.name, one]));
  const environments = await settleAll(
    databases.map((one) => startEnvironment(site, one, byName.get(one.plan.usesDatabaseOf) ?? one)),
  );
  options.signal.throwIfAborted();
  const secrets: Record<string, string> = {};
  for (const one of environments) {
    secrets[`${one.name.toUpperCase()}_ORDERS_DB_PASSWORD`] = one.database.password;
  }
  const pids = environments.map((one) => one.server.pid);
  return { environments, caFile, secrets, pids, folder: folder.path, stop };
}

async function installAll(
  folder: LandscapeFolder,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, PostgresInstallation>> {
  const majors = [...new Set(ordersPlan.map((plan) => plan.postgres))];
  const all = await settleAll(majors.map((major) => installPostgres(major, folder, signal)));
  return new Map(all.map((one) => [one.major, one]));
}

/** Linux and Windows answer on all of 127.0.0.0/8; macOS only on 127.0.0.1, where ports tell machines apart. */
async function addresses(): Promise<Site['address']> {
  const all = ordersPlan.map((plan) => canListen(`${plan.network}.${databaseMachine}`));
  if ((await Promise.all(all)).includes(false)) return () => '127.0.0.1';
  return (plan, machine) => `${plan.network}.${machine}`;
}

type StartedDatabase = Pick<OrdersEnvironment, 'name' | 'server' | 'database'> & {
  readonly plan: OrdersEnvironmentPlan;
};

async function startDatabase(site: Site, plan: OrdersEnvironmentPlan): Promise<StartedDatabase> {
  const { options, folder, installations } = site;
  const installation = installations.get(plan.postgres);
  if (installation === undefined) throw new Error(`PostgreSQL ${plan.postgres} is not installed`);
  const server = await startPostgres({
    installation,
    folder,
    signal: options.signal,
    password: newPassword(),
    host: site.address(plan, databaseMachine),
    preferredPort: 5432,
    settings: { max_connections: plan.maxConnections, timezone: 'Asia/Shanghai' },
  });
  site.keep(server);
  const password = newPassword();
  await createOrdersDatabase(server, password);
  const { host, port } = server;
  const params = { environment: plan.name, major: plan.postgres, address: `${host}:${port}` };
  options.log({ code: 'landscape-database-started', params });
  const database = { host, port, name: ordersDatabase, user: ordersReader, password };
  return { name: plan.name, plan, server, database };
}

async function startEnvironment(
  site: Site,
  own: StartedDatabase,
  configured: StartedDatabase,
): Promise<OrdersEnvironment> {
  const { options, folder, address, authority, keep } = site;
  const services = await startOrdersServices({
    plan: own.plan,
    address,
    authority,
    certificateDays: options.certificateDays ?? defaultCertificateDays,
    database: configured.database,
    log: options.log,
    keep,
  });
  const configs = await writeOrdersConfigs(folder.path, own.plan, configured.database);
  return { name: own.name, server: own.server, configs, database: own.database, ...services };
}

async function stopAll(
  running: readonly { readonly stop: () => Promise<void> }[],
  folder: LandscapeFolder,
  log: LandscapeLog,
): Promise<void> {
  try {
    await settleAll(running.map((one) => one.stop()));
  } finally {
    await folder.remove();
  }
  log({ code: 'landscape-stopped', params: {} });
}

function newPassword(): string {
  return randomBytes(18).toString('base64url');
}
