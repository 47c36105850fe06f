import type { DebianServer, ServerHome } from './debian-server.ts';
import type { Made } from './http-certificates.ts';

const host = '127.0.0.1';

/** Redis with a password (redis.conf). */
export function redisServer(password: string, more: readonly string[]): DebianServer {
  return {
    program: '/usr/bin/redis-server',
    args: ({ folder, port }) => [
      ...['--port', String(port), '--bind', host, '--dir', folder, '--daemonize', 'no'],
      ...['--requirepass', password, ...more],
    ],
  };
}

/** What one RabbitMQ has that another has not. */
export interface RabbitSetup {
  readonly certificate: Pick<Made, 'pem' | 'key'>;
  /** Port without TLS; null: there is none. */
  readonly plainPort: number | null;
  readonly tlsPort: number;
  readonly password: string;
  /** Virtual hosts beside `/`. */
  readonly virtualHosts: readonly string[];
  /** What the account `app` may read, and where. */
  readonly permission: { readonly vhost: string; readonly read: string };
  /** Names of queues in the virtual host of the permission. */
  readonly queues: readonly string[];
}

/** Program that RabbitMQ is started with; it is run by `env`. */
export const rabbitProgram = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/** Arguments of `env`: a node of its own name service, folder and no plugins (RabbitMQ, "Environment variables"). */
export async function rabbitArgs(home: ServerHome, setup: RabbitSetup): Promise<readonly string[]> {
  const { folder, put, morePort } = home;
  const { certificate, plainPort, tlsPort, password, virtualHosts, permission, queues } = setup;
  const { vhost } = permission;
  const definitions = {
    users: [{ name: 'app', password, tags: [] }],
    vhosts: ['/', ...virtualHosts].map((name) => ({ name })),
    permissions: [{ user: 'app', configure: '', write: '', ...permission }],
    queues: queues.map((name) => ({ name, vhost, durable: true, auto_delete: false, arguments: {} })),
  };
  const config = [
    plainPort === null ? 'listeners.tcp = none' : `listeners.tcp.1 = ${host}:${String(plainPort)}`,
    `listeners.ssl.1 = ${host}:${String(tlsPort)}`,
    `ssl_options.certfile = ${await put('own.pem', certificate.pem)}`,
    `ssl_options.keyfile = ${await put('own.key', certificate.key)}`,
    `load_definitions = ${await put('definitions.json', JSON.stringify(definitions))}`,
    'log.console = true',
    'log.file = false',
  ];
  const environment = {
    HOME: folder,
    ERL_EPMD_PORT: String(await morePort()),
    RABBITMQ_NODENAME: 'plumb@localhost',
    RABBITMQ_DIST_PORT: String(await morePort()),
    RABBITMQ_MNESIA_BASE: `${folder}/data`,
    RABBITMQ_LOG_BASE: `${folder}/log`,
    RABBITMQ_PID_FILE: `${folder}/pid`,
    RABBITMQ_CONF_ENV_FILE: `${folder}/none`,
    RABBITMQ_CONFIG_FILE: await put('rabbitmq.conf', `${config.join('\n')}\n`),
    RABBITMQ_ENABLED_PLUGINS_FILE: await put('enabled_plugins', '[].'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 1:1 +sbwt none',
  };
  const script = await put('start.sh', 'epmd -port "$ERL_EPMD_PORT" &\nexec "$0"\n');
  const variables = Object.entries(environment).map(([name, text]) => `${name}=${text}`);
  return [...variables, 'sh', '-c', `. ${script}`, rabbitProgram];
}

/** RabbitMQ with TLS alone, an account `app`, and queues in its own virtual host. */
export function rabbitServer(certificate: Made, password: string, queues: readonly string[]): DebianServer {
  const permission = { vhost: '/', read: '.*' };
  const fixed = { certificate, password, queues, permission, plainPort: null, virtualHosts: [] };
  return { program: '/usr/bin/env', args: (home) => rabbitArgs(home, { ...fixed, tlsPort: home.port }) };
}

/** Mosquitto with TLS; whoever comes is admitted (mosquitto.conf(5)). */
export function mosquittoServer(certificate: Made): DebianServer {
  const args = async ({ port, put }: ServerHome): Promise<readonly string[]> => {
    const config = [
      `listener ${String(port)} ${host}`,
      'allow_anonymous true',
      `certfile ${await put('own.pem', certificate.pem)}`,
      `keyfile ${await put('own.key', certificate.key)}`,
    ];
    return ['-c', await put('mosquitto.conf', `${config.join('\n')}\n`)];
  };
  return { program: '/usr/sbin/mosquitto', args };
}
