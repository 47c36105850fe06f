import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { en } from '../../probes/http/messages.en.ts';
import { zhCN } from '../../probes/http/messages.zh-CN.ts';
import { reply, startTcp, startTls, type TestServer } from '../support/http-servers.ts';
import { makeCertificate } from '../support/http-certificates.ts';
import { look } from '../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function ask(onSocket: (socket: Socket) => void, settings: Record<string, unknown> = {}) {
  const server = await startTcp(onSocket);
  running.push(server);
  const url = `http://127.0.0.1:${String(server.port)}`;
  const filled = JSON.parse(JSON.stringify({ url: `${url}/`, ...settings }).replaceAll('HERE', url)) as unknown;
  return { ...(await look(http, filled)), port: server.port, received: server.received() };
}

/** A reply with a status line, headers and a body. */
const say = (status: string, headers = '', body = '') =>
  reply(`HTTP/1.1 ${status}\r\n${headers}Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);

const said = (text: string) => ({ kind: 'value', value: text, unit: null });
const notSaid = { kind: 'message', code: 'http.not-said', params: {} };
const nginx = (status: string) =>
  `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center><hr><center>nginx/1.22.1</center></body></html>`;

/** A reply that is no answer, and what it stands for. */
interface Answer {
  readonly what: string;
  readonly server: (socket: Socket) => void;
  readonly settings?: Record<string, unknown>;
  readonly cause: string;
  /** Parameters that the sentence needs. */
  readonly params?: Record<string, unknown>;
}

const answers: readonly Answer[] = [
  {
    what: '401 where nothing was sent, with the schemes it offers',
    server: say(
      '401 Unauthorized',
      'WWW-Authenticate: Bearer realm="a, b", error="x"\r\nWWW-Authenticate: Basic realm=c\r\n',
    ),
    cause: 'http-login-denied',
    params: {
      note: { kind: 'message', code: 'http.note.asks-for-nothing-sent', params: { schemes: said('Bearer, Basic') } },
    },
  },
  {
    what: '401 for a wrong scheme',
    server: say('401 Unauthorized', 'WWW-Authenticate: Negotiate, NTLM\r\n'),
    settings: { bearer: 'token-1' },
    cause: 'http-login-denied',
    params: { note: { kind: 'message', code: 'http.note.asks-for', params: { schemes: said('Negotiate, NTLM') } } },
  },
  { what: '403', server: say('403 Forbidden'), cause: 'http-login-denied', params: { status: 403 } },
  {
    what: '404',
    server: say('404 Not Found', '', nginx('404 Not Found')),
    cause: 'http-unexpected-status',
    params: { status: 404 },
  },
  {
    what: '405 with what is allowed',
    server: say('405 Method Not Allowed', 'Allow: POST, PUT\r\n'),
    settings: { method: 'OPTIONS' },
    cause: 'http-method-refused',
    params: { method: 'OPTIONS', allow: said('POST, PUT') },
  },
  {
    what: '405 without',
    server: say('405 No'),
    cause: 'http-method-refused',
    params: { method: 'GET', allow: notSaid },
  },
  {
    what: '407 of what should be the service',
    server: say('407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="squid"\r\n'),
    cause: 'http-proxy-instead',
    params: { schemes: said('Basic') },
  },
  { what: '408', server: say('408 Request Timeout'), cause: 'http-unexpected-status', params: { status: 408 } },
  {
    what: '429 with a wait in seconds',
    server: say('429 Too Many Requests', 'Retry-After: 120\r\n'),
    cause: 'http-rate-limited',
    params: { retryAfter: said('120') },
  },
  {
    what: '429 without',
    server: say('429 Too Many Requests'),
    cause: 'http-rate-limited',
    params: { retryAfter: notSaid },
  },
  { what: '500', server: say('500 Internal Server Error'), cause: 'http-unexpected-status', params: { status: 500 } },
  {
    what: '502 of nginx',
    server: say('502 Bad Gateway', 'Server: nginx/1.22.1\r\nContent-Type: text/html\r\n', nginx('502 Bad Gateway')),
    cause: 'http-gateway-failed',
    params: { status: 502, server: said('nginx') },
  },
  {
    what: '502 of nobody',
    server: say('502 Bad Gateway'),
    cause: 'http-gateway-failed',
    params: { server: notSaid },
  },
  {
    what: '503 of the service itself',
    server: say('503 Busy', '', '{"status":"DOWN"}'),
    cause: 'http-unexpected-status',
  },
  {
    what: '503 of HAProxy without a server',
    server: say(
      '503 Service Unavailable',
      'Content-Type: text/html\r\n',
      '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>',
    ),
    cause: 'http-gateway-failed',
    params: { server: said('HAProxy') },
  },
  { what: '504', server: say('504 Gateway Time-out', 'Via: 1.1 edge-3\r\n'), cause: 'http-gateway-failed' },
  { what: 'status 999', server: say('999 Request denied'), cause: 'http-unexpected-status', params: { status: 999 } },
  {
    what: 'nginx that misses a client certificate',
    server: say('400 Bad Request', 'Server: nginx\r\n', nginx('400 No required SSL certificate was sent')),
    cause: 'tls-client-certificate-required',
  },
  {
    what: 'nginx whose port wants TLS',
    server: say('400 Bad Request', 'Server: nginx\r\n', nginx('400 The plain HTTP request was sent to HTTPS port')),
    cause: 'tls-required',
  },
  {
    what: 'a redirect to itself',
    server: say('302 Found', 'Location: /\r\n'),
    cause: 'http-redirect-loop',
    params: { hops: 1 },
  },
  {
    what: 'a redirect in a circle of three',
    server: (socket) => {
      socket.once('data', (bytes: Buffer) => {
        const next = { '/': '/b', '/b': '/c', '/c': '/b' }[bytes.toString().split(' ')[1] ?? ''] ?? '/';
        socket.end(`HTTP/1.1 307 Go\r\nLocation: ${next}\r\nContent-Length: 0\r\n\r\n`);
      });
    },
    cause: 'http-redirect-loop',
    params: { hops: 3 },
  },
  {
    what: 'redirects without end',
    server: (socket) => {
      socket.once('data', (bytes: Buffer) => {
        const path = bytes.toString().split(' ')[1] ?? '';
        socket.end(`HTTP/1.1 302 Go\r\nLocation: ${path}x\r\nContent-Length: 0\r\n\r\n`);
      });
    },
    settings: { followRedirects: 3 },
    cause: 'http-redirect-too-many',
    params: { hops: 3 },
  },
  {
    what: 'a redirect with an empty Location',
    server: say('301 Moved', 'Location: \r\n'),
    cause: 'http-redirect-invalid',
  },
  {
    what: 'a redirect to ftp',
    server: say('301 Moved', 'Location: ftp://a.example/\r\n'),
    cause: 'http-redirect-invalid',
    params: { location: 'ftp:' },
  },
  {
    what: 'a redirect to a script',
    server: say('301 Moved', 'Location: javascript:alert(1)\r\n'),
    cause: 'http-redirect-invalid',
    params: { location: 'javascript:' },
  },
  {
    what: 'an HTTP version that is none',
    server: reply('HTTP/9.9 200 OK\r\n\r\n'),
    cause: 'http-malformed',
  },
  {
    what: 'the first frame of HTTP/2',
    server: reply(
      Buffer.from([0, 0, 18, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100, 0, 4, 0, 0, 255, 255, 0, 5, 0, 0, 64, 0]),
    ),
    cause: 'http-not-spoken',
    params: { seen: said('HTTP/2') },
  },
  { what: '100 and then the end', server: reply('HTTP/1.1 100 Continue\r\n\r\n'), cause: 'http-closed' },
  { what: 'a status line alone', server: reply('HTTP/1.1 200 OK\r\n'), cause: 'http-closed' },
  { what: 'a status that is no number', server: reply('HTTP/1.1 abc OK\r\n\r\n'), cause: 'http-malformed' },
];

describe('replies that are no answer', () => {
  it.each(answers)('$what: $cause', async ({ server, settings, cause, params }) => {
    const { failure, port } = await ask(server, settings);
    expect({ cause: failure?.failureCause, phase: failure?.phase }).toEqual({ cause, phase: 'response' });
    expect(failure?.params).toMatchObject({ host: '127.0.0.1', port, ...params });
    expect(failure?.learnt.facts).toMatchObject({ address: { ip: '127.0.0.1' } });
  });

  it('uses no code without a sentence in either language', () => {
    for (const texts of [en, zhCN]) {
      for (const code of ['not-said', 'note.asks-for', 'note.asks-for-nothing-sent', 'note.token'])
        expect(texts[code]).toMatch(/./);
    }
  });

  it('keeps a redirect that it could not follow, with where it came from', async () => {
    const { failure, port } = await ask(say('302 Found', 'Location: http://127.0.0.1:1/x?ticket=hush\r\n'), {
      redirectTo: ['http://127.0.0.1:1'],
    });
    expect(failure).toMatchObject({ failureCause: 'connect-refused', phase: 'connect', params: { port: 1 } });
    expect(failure?.learnt.facts?.['redirects']).toMatchObject([
      { hop: 1, status: 302, location: 'http://127.0.0.1:1/x?ticket=••••', address: '127.0.0.1', tls: null },
    ]);
    expect(port).not.toBe(1);
  });

  it('accepts what RFC 9110 allows: interim replies, no reason, HTTP/1.0', async () => {
    const interim = await ask(
      reply('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n'),
    );
    expect(interim.answer?.facts).toMatchObject({ status: 200, reason: null });
    const old = await ask(reply('HTTP/1.0 200 OK\r\n\r\nuntil the end'));
    expect(old.answer?.facts).toMatchObject({ httpVersion: '1.0', body: { bytes: 13 } });
  });
});

describe('a redirect from https to http', () => {
  it('is never followed, whatever redirectTo says', async () => {
    const leaf = await makeCertificate({ name: 'leaf' });
    const plain = await startTcp(say('200 OK'));
    const secure = await startTls(
      { cert: leaf.pem, key: leaf.key },
      say('307 Go', `Location: http://127.0.0.1:${String(plain.port)}/\r\n`),
    );
    running.push(plain, secure);
    const settings = {
      url: `https://127.0.0.1:${String(secure.port)}/`,
      ca: leaf.pem,
      redirectTo: [`http://127.0.0.1:${String(plain.port)}`],
    };
    const { failure } = await look(http, settings);
    expect(failure).toMatchObject({ failureCause: 'http-redirect-downgrade', phase: 'response' });
    expect(failure?.learnt.facts?.['redirects']).toMatchObject([{ leaves: true, followed: false, tls: 'TLSv1.3' }]);
    expect(plain.connections()).toBe(0);
    const asked = await look(http, { ...settings, followRedirects: 0 });
    expect(asked.answer?.facts).toMatchObject({ status: 307, redirects: [{ followed: false }] });
  });
});

describe('dialling another place', () => {
  it('keeps the Host header and the name in the certificate', async () => {
    const leaf = await makeCertificate({ name: 'app.example', names: ['app.example'] });
    const server = await startTls({ cert: leaf.pem, key: leaf.key }, say('200 OK'));
    running.push(server);
    const place = `127.0.0.1:${String(server.port)}`;
    const { answer } = await look(http, { url: 'https://app.example/x', connectTo: place, ca: leaf.pem });
    expect(answer?.facts).toMatchObject({
      status: 200,
      url: 'https://app.example/x',
      address: { ip: '127.0.0.1', port: server.port },
      certificate: { hostMatches: true, trusted: true },
    });
    expect(server.received()).toMatch(/^GET \/x HTTP\/1\.1\r\nHost: app\.example\r\n/);
    const wrong = await look(http, { url: 'https://other.example/', connectTo: place, ca: leaf.pem });
    expect(wrong.failure?.failureCause).toBe('certificate-wrong-host');
  });

  it('stands on the touch list in place of the host, and takes the port of the URL where it names none', () => {
    const connects = (written: object) =>
      http.touches(http.settings.parse(written)).flatMap(({ touch }) => (touch.kind === 'connect' ? [touch] : []));
    const tcp = { kind: 'connect', transport: 'tcp' };
    expect(connects({ url: 'https://a.example/', connectTo: '10.1.2.3' })).toEqual([
      { ...tcp, host: '10.1.2.3', port: 443 },
    ]);
    expect(connects({ url: 'https://a.example/', connectTo: '[::1]:8443' })).toEqual([
      { ...tcp, host: '::1', port: 8443 },
    ]);
    for (const wrong of ['', 'a:b', 'a:70000', 'a:0', 'http://a', 'a/b', '[::1', 'u@a'])
      expect(http.settings.safeParse({ url: 'http://a.example', connectTo: wrong }).success, wrong).toBe(false);
  });

  it('sends another Host header', async () => {
    const { received, answer } = await ask(say('200 OK'), { hostHeader: 'intern.example' });
    expect(answer?.facts.status).toBe(200);
    expect(received.match(/^host:.*$/gim)).toEqual(['Host: intern.example']);
  });
});
