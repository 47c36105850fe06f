import { createServer, type Server } from 'node:https';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { put, sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer } from '../support/debian-server.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { postfixServer, serverAccount, slapdServer, sshdServer, type SshSecrets } from '../support/login-servers.ts';
import { mosquittoServer, rabbitServer, redisServer } from '../support/message-servers.ts';
import { chronyd, chronyServer, unboundServer } from '../support/network-servers.ts';
import { notPassed, runTemplate } from './run-template.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = sharedFolder();
const host = '127.0.0.1';
const directoryUser = 'cn=app,dc=example';
const secrets = {
  CACHE_PASSWORD: 'planted-cache-61',
  BROKER_PASSWORD: 'planted-broker-62',
  DEVICES_PASSWORD: 'planted-devices-63',
  DIRECTORY_PASSWORD: 'planted-directory-64',
};
const authority = await makeCertificate({ name: 'Customer Root', authority: true });
const issue = (until: number): Promise<Made> =>
  makeCertificate({ name: host, issuer: authority, names: [host], from: -1, until });
const certificate = await issue(300);
const ending = await issue(12);

const programs = [
  ...['/usr/bin/redis-server', '/usr/lib/rabbitmq/bin/rabbitmq-server', '/usr/sbin/mosquitto', '/usr/sbin/slapd'],
  ...['/usr/sbin/sshd', '/usr/lib/postfix/sbin/master', '/usr/sbin/unbound', chronyd],
];
const missing =
  process.getuid?.() === 0
    ? debianMissing(programs, 'those of this test')
    : 'Postfix gives up the rights of root itself';

/** A gateway over TLS; under any path a WebSocket too. */
async function gateway(own: Made, page: string): Promise<{ readonly port: number; readonly server: Server }> {
  const contentType = page.startsWith('{') ? 'application/json' : 'text/html';
  const server = createServer({ cert: own.pem, key: own.key }, (_request, reply) => {
    reply.writeHead(200, { 'content-type': contentType }).end(page);
  });
  new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const at = server.address();
  return { port: typeof at === 'object' && at !== null ? at.port : 0, server };
}

contract(process.getuid?.() === 0 ? 'required' : 'optional', 'the template of middleware', missing, () => {
  let ssh: SshSecrets = { key: '', fingerprint: '', files: '' };
  const cache = sharedServer(
    redisServer(secrets.CACHE_PASSWORD, [
      ...['--maxmemory', '2gb', '--maxmemory-policy', 'allkeys-lru', '--appendonly', 'yes'],
    ]),
  );
  const broker = sharedServer(rabbitServer(certificate, secrets.BROKER_PASSWORD, ['orders.new']));
  const devices = sharedServer(mosquittoServer(ending));
  const directory = sharedServer(slapdServer(certificate, directoryUser, secrets.DIRECTORY_PASSWORD));
  const exchange = sharedServer(sshdServer((made) => (ssh = made)));
  const mail = sharedServer(postfixServer(certificate));
  const names = sharedServer(unboundServer({ 'gone.test': '10.0.0.7' }));
  const clock = sharedServer(chronyServer());
  const gateways: { readonly port: number; readonly server: Server }[] = [];
  beforeAll(async () => {
    for (const page of ['{"status":"UP"}', '<title>Login</title>']) gateways.push(await gateway(certificate, page));
  });
  afterAll(() => {
    for (const { server } of gateways) {
      server.closeAllConnections();
      server.close();
    }
  });

  const run = (env: Readonly<Record<string, string>>, change: object = {}): ReturnType<typeof runTemplate> => {
    const [good = 0, other = 0] = gateways.map(({ port }) => port);
    const values = {
      caFile: put(folder, 'ca.pem', authority.pem),
      ...{ cache: host, cachePort: cache().port },
      ...{ broker: host, brokerPort: broker().port, brokerUser: 'app', queues: ['orders.new', 'orders.failed'] },
      ...{ devices: host, devicesPort: devices().port, devicesUser: 'app' },
      ...{ directory: host, directoryPort: directory().port, directoryUser, directoryBase: 'dc=example' },
      ...{ mail: host, mailPort: mail().port },
      ...{ exchange: host, exchangePort: exchange().port, exchangeUser: serverAccount },
      ...{ exchangeHostKeys: [ssh.fingerprint], exchangePaths: [ssh.files, `${ssh.files}/gone`] },
      ...{ entry: host, entryPort: good, names: { here: 'localhost', moved: 'gone.test' }, timeServer: host },
      gateways: { payment: `https://${host}:${String(good)}/`, insurance: `https://${host}:${String(other)}/` },
      live: `wss://${host}:${String(good)}/live`,
      ...change,
    };
    const machines = { app1: { address: '10.9.0.11', zone: 'app' }, app2: { address: '10.9.0.12', zone: 'app' } };
    return runTemplate(folder, {
      name: 'application-middleware',
      site: { environments: { production: { with: values, machines } }, timeZone: 'Asia/Shanghai' },
      // Name and time servers on ports of their own, which no customer has.
      changes: {
        "target: { name: '${name}', types: [A] }": `target: { name: '\${name}', types: [A], server: '${host}', port: ${String(names().port)} }`,
        "target: { server: '${timeServer}' }": `target: { server: '\${timeServer}', port: ${String(clock().port)} }`,
      },
      env,
      flags: { as: 'app1' },
    });
  };

  it('finds in each what is wrong, from this machine, and passes the rest', async () => {
    const result = await run({ ...secrets, EXCHANGE_KEY: ssh.key });
    for (const secret of [...Object.values(secrets), ssh.key.slice(40, 80)])
      expect(JSON.stringify(result)).not.toContain(secret);
    const wrong = Object.entries(notPassed(result));
    expect(Object.fromEntries(wrong.filter(([key]) => !key.endsWith('@app2')))).toEqual({
      'cache/memory.policy/production@app1': 'fail',
      'broker/queues/production@app1': 'fail',
      'devices/certificate.chainDaysLeft/production@app1': 'fail',
      'file-exchange/sftp.paths/production@app1': 'fail',
      'gateways/body.contentType/production/insurance@app1': 'fail',
      'names/agrees/production/moved@app1': 'fail',
    });
    expect(result.verdict).toBe('not-ready');
    // the second application server was not asked, and nothing passes for it
    expect(result.findings.filter(({ id, outcome }) => id.vantage === 'app2' && outcome === 'pass')).toEqual([]);
  });

  it('says whose password is wrong, and that a host with another key is not talked to', async () => {
    const other = `SHA256:${'A'.repeat(43)}`;
    const wrong = { CACHE_PASSWORD: 'planted-1', BROKER_PASSWORD: 'planted-2', DIRECTORY_PASSWORD: 'planted-3' };
    const result = await run({ ...secrets, ...wrong, EXCHANGE_KEY: ssh.key }, { exchangeHostKeys: [other] });
    expect(JSON.stringify(result)).not.toMatch(/planted-\d/);
    const causes = result.observations.flatMap(({ task, failure }) =>
      failure === null || task.vantage === 'app2' ? [] : [[task.check, failure.cause]],
    );
    expect(Object.fromEntries(causes)).toEqual({
      cache: 'login-denied',
      broker: 'login-denied',
      directory: 'login-denied',
      'file-exchange': 'host-key-changed',
    });
  });
});
