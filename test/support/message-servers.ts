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

/** RabbitMQ with TLS alone, an account `app`, and queues in its own virtual host. */
export function rabbitServer(certificate: Made, password: string, queues: readonly string[]): DebianServer {
  const definitions = {
    users: [{ name: 'app', password, tags: [] }],
    vhosts: [{ name: '/' }],
    permissions: [{ user: 'app', vhost: '/', configure: '', write: '', read: '.*' }],
    queues: queues.map((name) => ({ name, vhost: '/', durable: true, auto_delete: false, arguments: {} })),
  };
  const args = async ({ port, put, morePort, folder }: ServerHome): Promise<readonly string[]> => {
    const config = [
      'listeners.tcp = none',
      `listeners.ssl.1 = ${host}:${String(port)}`,
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
    return [...variables, 'sh', '-c', `. ${script}`, '/usr/lib/rabbitmq/bin/rabbitmq-server'];
  };
  return { program: '/usr/bin/env', args };
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
