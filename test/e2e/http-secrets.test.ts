import type { Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyText, put, savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli } from '../support/cli-run.ts';
import { leaksIn } from '../support/cli-secret.ts';
import { makeCertificate } from '../support/http-certificates.ts';
import { startTcp, startTls, type TestServer } from '../support/http-servers.ts';

const folder = sharedFolder();

/** With characters that every way to write it down changes. */
const secret = 'Zq7+vau lt/Key=&%~"x9';
const token = 'tok-4f9c/Zz+1_given-out~by.server';
const forms = (text: string) => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('base64'),
  Buffer.from(text).toString('hex'),
  Buffer.from(`reader:${text}`).toString('base64'),
];
const everyForm = [secret, token].flatMap(forms);
const inHeader = everyForm.filter((text) => !text.includes('"')).join(' ');
const listed = JSON.stringify(Object.fromEntries(everyForm.map((text, at) => [`v${String(at)}`, text])));

const whole = (status: string, headers: string, body: string) =>
  `HTTP/1.1 ${status}\r\n${headers}Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;

/** What a server says that was told the secrets and is not careful with them. */
const sayings: Readonly<Record<string, (request: string) => string>> = {
  '/token': () => whole('200 OK', '', JSON.stringify({ access_token: token, token_type: 'Bearer' })),
  '/token-denied': () =>
    whole('400 No', '', JSON.stringify({ error: 'invalid_client', error_description: `no ${inHeader}` })),
  '/token-odd': () => whole('400 No', '', JSON.stringify({ error: secret, error_description: `no ${inHeader}` })),
  '/reason': () => whole(`500 no ${secret} ${token}`, `Server: gate ${inHeader}\r\n`, inHeader),
  '/headers': () => whole('200 OK', `X-Echo: ${inHeader}\r\nETag: "${encodeURIComponent(token)}"\r\n`, '{}'),
  '/json': (request) =>
    whole('200 OK', '', `{"all":${listed},"${encodeURIComponent(token)}":1,"sent":${JSON.stringify(request)}}`),
  '/text': () => whole('200 OK', '', `<title>${inHeader}</title>${inHeader}`),
  '/away': () =>
    whole(
      '302 Go',
      `Location: http://127.0.0.1:1/${encodeURIComponent(token)}?k=${encodeURIComponent(secret)}\r\n`,
      '',
    ),
  '/nowhere': () => whole('302 Go', `Location: ftp://a.example/${encodeURIComponent(secret)}/${token}\r\n`, ''),
  '/limit': () => whole(`429 ${token}`, `Retry-After: ${inHeader}\r\n`, ''),
  '/method': () => whole('405 No', `Allow: ${inHeader}\r\n`, ''),
  '/login': () =>
    whole('401 No', `WWW-Authenticate: Bearer realm="${encodeURIComponent(secret)}", ${token}\r\n`, inHeader),
  '/gateway': () => whole('502 Bad', `Server: ${inHeader}\r\nVia: 1.1 ${token}\r\n`, ''),
  '/garbage': () => `${secret} ${token}\r\n\r\n`,
  '/broken': () => `HTTP/1.1 200 OK\r\nBad Name ${secret}: ${token}\r\n\r\n`,
};

function talk(socket: Socket): void {
  socket.once('data', (bytes: Buffer) => {
    const request = bytes.toString('utf8');
    const path = /^[A-Z]+ (\/[\w-]*)/.exec(request)?.[1] ?? '';
    socket.end(sayings[path]?.(request) ?? whole('404 No', '', request));
  });
}

let plain: TestServer;
let secure: TestServer;
beforeAll(async () => {
  plain = await startTcp(talk);
  // A certificate that names the secret: it is described before it is judged.
  const leaf = await makeCertificate({ name: `Owner of ${token}`, names: ['localhost', '127.0.0.1'] });
  secure = await startTls({ cert: leaf.pem, key: leaf.key }, talk);
  put(folder, 'ca.pem', leaf.pem);
});
afterAll(async () => {
  await plain.stop();
  await secure.stop();
});

function profile(): string {
  const at = `http://127.0.0.1:${String(plain.port)}`;
  const tls = `https://127.0.0.1:${String(secure.port)}`;
  const key = '"${secret:KEY}"';
  const bearer = 'bearer: "${secret:TOKEN}"';
  const oauth2 = (path: string) => `auth: { oauth2: { tokenUrl: "${at}${path}", clientId: c, clientSecret: ${key} } }`;
  const sign = `auth: { sign: { key: ${key}, with: hmac-sha256, text: '{path}', headers: { X-App: a }, put: { query: sign } } }`;
  const checks = {
    reason: `url: "${at}/reason", ${bearer}`,
    headers: `url: "${at}/headers", headers: { X-Key: ${key} }`,
    json: `url: "${at}/json", query: { key: ${key} }, read: [all, sent]`,
    'json-oauth': `url: "${at}/json", ${oauth2('/token')}, read: [all, sent]`,
    'json-key': `url: "${at}/json", auth: { apiKey: { header: X-Api-Key, value: ${key} } }, read: [all, sent]`,
    'json-sign': `url: "${at}/json", ${sign}, read: [all, sent]`,
    denied: `url: "${at}/json", ${oauth2('/token-denied')}`,
    odd: `url: "${at}/json", ${oauth2('/token-odd')}`,
    text: `url: "${at}/text", read: [a], ${bearer}`,
    away: `url: "${at}/away", ${bearer}`,
    nowhere: `url: "${at}/nowhere", ${bearer}`,
    limit: `url: "${at}/limit", ${bearer}`,
    method: `url: "${at}/method", ${bearer}`,
    login: `url: "${at}/login", basic: { user: reader, password: ${key} }`,
    gateway: `url: "${at}/gateway", ${bearer}`,
    garbage: `url: "${at}/garbage", ${bearer}`,
    broken: `url: "${at}/broken", ${bearer}`,
    tls: `url: "${tls}/json", ca: "${join(folder, 'ca.pem')}", read: [all], ${bearer}`,
    'tls-refused': `url: "${tls}/json", ${bearer}`,
  };
  const written = Object.entries(checks).map(
    ([id, target]) => `  ${id}: { probe: http, target: { ${target} }, expect: { status: 299 } }\n`,
  );
  return put(
    folder,
    'p.yaml',
    `plumbline: 1\nname: leaks\nchecks:\n${written.join('')}environments: { production: { with: {} } }\ntimeZone: UTC\n`,
  );
}

it('no output of a run holds what servers gave back, in any form', async () => {
  const out = join(folder, 'out');
  const flags = ['--out', out, '--evidence', join(out, 'evidence.zip')];
  const ran = await runCli(['check', profile(), ...flags], { cwd: folder, env: { KEY: secret, TOKEN: token } });
  expect(ran.code).toBe(1);
  const texts = new Map([...everyText(out), ['stdout', ran.out], ['stderr', ran.err]]);
  expect([...texts.keys()]).toEqual(
    expect.arrayContaining(['report.html', 'report.json', 'evidence.zip!observations.ndjson']),
  );
  const causes = savedResult(out).observations.map((each) => [each.task.check, each.failure?.cause ?? 'seen'] as const);
  // They were asked and did say it: otherwise this would show nothing.
  expect(Object.fromEntries(causes)).toEqual({
    reason: 'http-unexpected-status',
    headers: 'seen',
    json: 'seen',
    'json-oauth': 'seen',
    'json-key': 'seen',
    'json-sign': 'seen',
    denied: 'token-denied',
    odd: 'http-unexpected-status',
    text: 'body-html-instead',
    away: 'seen',
    nowhere: 'http-redirect-invalid',
    limit: 'http-rate-limited',
    method: 'http-method-refused',
    login: 'http-login-denied',
    gateway: 'http-gateway-failed',
    garbage: 'http-not-spoken',
    broken: 'http-malformed',
    tls: 'seen',
    'tls-refused': 'certificate-self-signed',
  });
  expect(plain.received()).toContain(`Authorization: Bearer ${token}`);
  for (const [name, text] of texts) {
    const leaks = [secret, token].flatMap((each) => leaksIn(text, each));
    expect({ name, leaks }).toEqual({ name, leaks: [] });
  }
});
