import { once } from 'node:events';
import { connect } from 'node:net';
import fetch from 'node-fetch';
import { afterEach, expect, test } from 'vitest';
import { createAuthority } from '../../src/landscape/certificates.ts';
import { startHttpService, type HttpService, type Pages } from '../../src/landscape/http-service.ts';

const started: HttpService[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.stop()));
});

const pages: Pages = {
  '/version.json': { body: { version: '8.2.1', name: '订单' } },
  '/': { body: '<h1>订单</h1>', contentType: 'text/html' },
  '/secret': { body: { ok: true }, bearer: 'token-1' },
  '/down': { body: { status: 'DOWN' }, status: 503 },
};

async function start(): Promise<HttpService> {
  const service = await startHttpService({ pages });
  started.push(service);
  return service;
}

test('answers JSON and HTML in UTF-8 and records what it received', async () => {
  const service = await start();
  const json = await fetch(`${service.url}/version.json?x=1`, { headers: { 'User-Agent': 'tester' } });
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await json.json()).toEqual({ version: '8.2.1', name: '订单' });
  expect(await (await fetch(`${service.url}/`)).text()).toBe('<h1>订单</h1>');
  expect(service.requests).toMatchObject([
    { method: 'GET', url: '/version.json?x=1', status: 200, headers: { 'user-agent': 'tester' } },
    { method: 'GET', url: '/', status: 200 },
  ]);
});

test.each([
  ['an unknown path', '/nowhere', {}, 404],
  ['a name that every object has', '/constructor', {}, 404],
  ['a protected path without token', '/secret', {}, 401],
  ['a protected path with another token', '/secret', { headers: { Authorization: 'Bearer token-2' } }, 401],
  ['a protected path with its token', '/secret', { headers: { Authorization: 'Bearer token-1' } }, 200],
  ['a method that changes things', '/version.json', { method: 'POST' }, 405],
  ['HEAD', '/version.json', { method: 'HEAD' }, 200],
  ['a page with a status of its own', '/down', {}, 503],
])('%s', async (_case, path, request, status) => {
  const service = await start();
  expect((await fetch(service.url + path, request)).status).toBe(status);
});

test('takes another port when the preferred one is taken', async () => {
  const first = await start();
  const second = await startHttpService({ pages, preferredPort: first.port });
  started.push(second);
  expect(second.port).not.toBe(first.port);
});

test('stops although a client is silent, also in the middle of a TLS handshake', async () => {
  const notBefore = new Date(Date.now() - 3_600_000);
  const validity = { notBefore, notAfter: new Date(Date.now() + 3_600_000) };
  const authority = await createAuthority({ commonName: 'CA', ...validity });
  const tls = await authority.issue({ commonName: 'web', names: ['127.0.0.1'], ...validity });
  const service = await startHttpService({ pages, tls });
  const socket = connect(service.port, service.host);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  await Promise.all([service.stop(), service.stop()]);
  await closed;
  await expect(fetch(`${service.url}/`)).rejects.toThrow('ECONNREFUSED');
});
