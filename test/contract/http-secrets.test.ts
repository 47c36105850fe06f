import { connect, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { leaksIn } from '../support/cli-secret.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { reply, startTcp, startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function keep(starting: Promise<TestServer>): Promise<TestServer> {
  const server = await starting;
  running.push(server);
  return server;
}

const secret = 'Zq7+vau/lt-Key=&9x';

/** Every way in which settings show who asks. */
const ways = {
  bearer: { bearer: secret },
  basic: { basic: { user: 'reader', password: secret } },
  header: { headers: { 'X-Custom': secret, Cookie: `session=${secret}` } },
  query: { query: { key: secret } },
  body: { method: 'POST', sideEffect: false, body: `{"password":${JSON.stringify(secret)}}` },
  'key in a header': { auth: { apiKey: { header: 'X-Api-Key', value: secret } } },
  'key in the query': { auth: { apiKey: { query: 'api_key', value: secret } } },
  signature: {
    auth: {
      sign: {
        key: secret,
        with: 'hmac-sha256',
        text: '{path}',
        headers: { 'X-App': secret },
        put: { header: 'X-Sign' },
      },
    },
  },
} as const;
const names = Object.keys(ways).map((name) => name as keyof typeof ways); // keys of the literal above

const fine = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

let root: Made;
let leaf: Made;
const faults = new Map<string, TlsOptions>();
beforeAll(async () => {
  root = await makeCertificate({ name: 'Root', authority: true });
  leaf = await makeCertificate({ name: 'leaf', issuer: root });
  const stranger = await makeCertificate({ name: 'Stranger', authority: true });
  const old = await makeCertificate({ name: 'Old CA', authority: true, issuer: root, from: -20, until: -2 });
  const hidden = await makeCertificate({ name: 'Hidden CA', authority: true, issuer: root });
  const served = (made: Made, ...more: Made[]): TlsOptions => ({
    key: made.key,
    cert: [made, ...more].map((each) => each.pem).join(''),
  });
  faults.set('certificate-expired', served(await makeCertificate({ name: 'a', issuer: root, from: -9, until: -1 })));
  faults.set('certificate-expired intermediate', served(await makeCertificate({ name: 'a', issuer: old }), old));
  faults.set(
    'certificate-not-yet-valid',
    served(await makeCertificate({ name: 'a', issuer: root, from: 3, until: 9 })),
  );
  faults.set('certificate-self-signed', served(await makeCertificate({ name: 'a' })));
  faults.set('certificate-untrusted', served(await makeCertificate({ name: 'a', issuer: stranger }), stranger));
  faults.set('certificate-incomplete-chain', served(await makeCertificate({ name: 'a', issuer: hidden })));
  faults.set(
    'certificate-wrong-host',
    served(await makeCertificate({ name: 'a', issuer: root, names: ['b.example'] })),
  );
  faults.set(
    'certificate-wrong-purpose',
    served(await makeCertificate({ name: 'a', issuer: root, purpose: 'client' })),
  );
});

const faultNames = [
  'certificate-expired',
  'certificate-expired intermediate',
  'certificate-not-yet-valid',
  'certificate-self-signed',
  'certificate-untrusted',
  'certificate-incomplete-chain',
  'certificate-wrong-host',
  'certificate-wrong-purpose',
];

/** A proxy that leads on where it is told to, and keeps every byte it was sent before that. */
async function proxy(): Promise<TestServer & { readonly asked: () => string }> {
  let asked = '';
  const server = await keep(
    startTcp((socket: Socket) => {
      socket.once('data', (bytes: Buffer) => {
        asked += bytes.toString('latin1');
        const port = Number(/^CONNECT [^:]+:(\d+) /.exec(bytes.toString())?.[1]);
        const on = connect(port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(on).pipe(socket);
        });
        on.on('error', () => socket.destroy());
      });
    }),
  );
  return { ...server, asked: () => asked };
}

describe('nothing is sent before the certificate is accepted', () => {
  it.each(faultNames)('%s', async (fault) => {
    const server = await keep(startTls(faults.get(fault) ?? {}, reply(fine)));
    const between = await proxy();
    const url = `https://127.0.0.1:${String(server.port)}/`;
    const looks = [
      // One fault with everything, the others with what differs: a header and the address.
      ...(fault === faultNames[0] ? names : (['bearer', 'query'] as const)).map((name) => ways[name]),
      { ...ways.bearer, proxy: `http://127.0.0.1:${String(between.port)}` },
      { auth: { oauth2: { tokenUrl: url, clientId: 'c', clientSecret: secret } } },
    ];
    for (const settings of looks) {
      const { failure } = await look(http, { url, ca: root.pem, ...settings });
      expect(failure?.failureCause).toBe(fault.split(' ')[0]);
    }
    expect(server.connections()).toBeGreaterThanOrEqual(looks.length);
    expect(server.received()).toBe('');
    expect(between.asked()).toMatch(/^CONNECT 127\.0\.0\.1:/);
    expect(leaksIn(between.received(), secret)).toEqual([]);
  });

  it.each(names)('though it is sent once it is: %s', async (name) => {
    const server = await keep(startTls({ key: leaf.key, cert: leaf.pem }, reply(fine)));
    const url = `https://127.0.0.1:${String(server.port)}/`;
    expect((await look(http, { url, ca: root.pem, ...ways[name] })).failure).toBeNull();
    expect(leaksIn(server.received(), secret)).not.toEqual([]);
  });

  it('and only inside the tunnel of a proxy', async () => {
    const server = await keep(startTls({ key: leaf.key, cert: leaf.pem }, reply(fine)));
    const between = await proxy();
    const { failure } = await look(http, {
      url: `https://127.0.0.1:${String(server.port)}/?a=1`,
      ca: root.pem,
      proxy: `http://127.0.0.1:${String(between.port)}`,
      ...ways.bearer,
      ...ways.query,
    });
    expect(failure).toBeNull();
    expect(leaksIn(server.received(), secret)).not.toEqual([]);
    expect(leaksIn(between.received(), secret)).toEqual([]);
    expect(between.asked()).not.toMatch(/a=1|Authorization/i);
  });
});

describe('nothing of the settings crosses to another origin', () => {
  /** All names lead to this machine. */
  const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }];
  const places = [
    ['another port', '127.0.0.1'],
    ['another host', 'other.example'],
    ['a name below it', 'sub.api.example'],
    ['the name above it', 'example'],
  ] as const;
  const statuses = [301, 302, 303, 307, 308];
  const cases = places.flatMap(([what, host]) => statuses.map((status) => ({ what, host, status })));

  it.each(cases)('$status to $what', async ({ host, status }) => {
    const other = await keep(startTcp(reply(fine)));
    const there = `http://${host}:${String(other.port)}`;
    const first = await keep(
      startTcp(reply(`HTTP/1.1 ${String(status)} Go\r\nLocation: ${there}/there\r\nContent-Length: 0\r\n\r\n`)),
    );
    const home = host === '127.0.0.1' ? host : 'api.example';
    for (const name of names) {
      const settings = { url: `http://${home}:${String(first.port)}/start`, redirectTo: [there], ...ways[name] };
      const { failure } = await look(http, settings, { world: { lookup } });
      expect(failure).toBeNull();
    }
    expect(leaksIn(first.received(), secret)).not.toEqual([]);
    expect(other.connections()).toBeGreaterThan(0);
    expect(leaksIn(other.received(), secret)).toEqual([]);
    expect(other.received()).not.toMatch(/^(?:authorization|cookie|referer|origin|x-[\w-]+|content-[\w-]+):/im);
    expect(other.received()).not.toMatch(/start|password/);
  });

  it('not even to be asked, where nobody declared it and a proxy would lead there', async () => {
    const other = await keep(startTcp(reply(fine)));
    const there = `http://127.0.0.1:${String(other.port)}`;
    const first = await keep(startTcp(reply(`HTTP/1.1 302 Go\r\nLocation: ${there}/\r\nContent-Length: 0\r\n\r\n`)));
    const between = await proxy();
    const settings = {
      url: `http://127.0.0.1:${String(first.port)}/`,
      proxy: `http://127.0.0.1:${String(between.port)}`,
    };
    const { answer } = await look(http, settings);
    expect(answer?.facts).toMatchObject({ status: 302, redirects: [{ leaves: true, followed: false }] });
    expect(other.connections()).toBe(0);
    const declared = await look(http, { ...settings, redirectTo: [there] });
    expect(declared.answer?.facts).toMatchObject({ status: 200, redirects: [{ followed: true }] });
  });

  it('nor back again from there', async () => {
    let home = 0;
    const other = await keep(
      startTcp((socket) => {
        socket.once('data', () =>
          socket.end(`HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:${String(home)}/back\r\n\r\n`),
        );
      }),
    );
    const first = await keep(
      startTcp((socket) => {
        socket.once('data', (bytes: Buffer) => {
          const back = bytes.toString().startsWith('GET /back');
          socket.end(back ? fine : `HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:${String(other.port)}/\r\n\r\n`);
        });
      }),
    );
    home = first.port;
    const url = `http://127.0.0.1:${String(first.port)}/`;
    const { answer } = await look(http, {
      url,
      redirectTo: [`http://127.0.0.1:${String(other.port)}`],
      ...ways.bearer,
    });
    expect(answer?.facts).toMatchObject({ status: 200, url: `${url}back` });
    expect(leaksIn(first.received().slice(first.received().indexOf('/back')), secret)).toEqual([]);
  });
});
