import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { Derived, Facts } from '../../probes/http/schema.ts';
import { startHttp, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { noReference } from '../support/no-reference.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function serve(listener: RequestListener): Promise<TestServer & { readonly url: string }> {
  const server = await startHttp(listener);
  running.push(server);
  return { ...server, url: `http://127.0.0.1:${String(server.port)}` };
}

describe('http', () => {
  it('reports what came back, in the shape it declares', async () => {
    const { url } = await serve((_request, response) => {
      response.setHeader('Set-Cookie', ['sid=hush; Path=/; HttpOnly', 'b=hush2']);
      response.setHeader('X-Auth-Token', 'hush3');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('<html><title> Orders\n web </title></html>');
    });
    const { answer, touched } = await look(http, { url: `${url}/start?page=1` });
    expect(Facts.parse(answer?.facts)).toEqual(answer?.facts);
    expect(answer?.facts).toMatchObject({
      status: 200,
      reason: 'OK',
      httpVersion: '1.1',
      title: 'Orders web',
      json: null,
      tls: null,
      certificate: null,
      chain: [],
      redirects: [],
      body: { bytes: 41, contentType: 'text/html', encoding: null },
    });
    expect(answer?.facts.headers['set-cookie']).toBe('sid=••••; Path=/; HttpOnly, b=••••');
    expect(JSON.stringify(answer)).not.toContain('hush');
    expect(touched).toEqual([`GET ${url}/start?page=1`]);
    expect(answer?.timings?.map((timing) => timing.phase)).toEqual(['resolve', 'connect', 'response', 'body']);
  });

  it('takes values out of a JSON reply, nested as they stood, and loses no digits', async () => {
    const { url } = await serve((_request, response) => {
      response.end(
        '\uFEFF{"id": 9007199254740993, "a": {"b.c": [1, {"n": "x"}]}, "a2": 1, "a2": 2, "__proto__": {"p": 1}, "no": null}',
      );
    });
    const read = ['id', 'a["b.c"][1].n', 'a2', '__proto__.p', 'missing.x', 'no'];
    const { answer } = await look(http, { url, read });
    expect(answer?.facts.json).toMatchObject({
      id: '9007199254740993',
      a: { 'b.c': { 1: { n: 'x' } } },
      a2: 2,
      no: null,
    });
    expect(answer?.facts.json).not.toHaveProperty('missing');
    expect(answer?.gaps).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'p')).toBe(false);
  });

  it('keeps no value that is too large or too deep, and says so', async () => {
    const { url } = await serve((_request, response) => {
      response.end(`{"deep": ${'['.repeat(2000)}${']'.repeat(2000)}, "long": "${'x'.repeat(70_000)}", "ok": 1}`);
    });
    const { answer } = await look(http, { url, read: ['deep', 'long', 'ok'] });
    expect(answer?.facts.json).toEqual({ ok: 1 });
    expect(answer?.gaps).toEqual([
      { path: 'json.deep', reason: 'truncated', detail: null },
      { path: 'json.long', reason: 'truncated', detail: null },
    ]);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ] as const)('undoes %s', async (encoding, compress) => {
    const { url } = await serve((_request, response) => {
      response.setHeader('Content-Encoding', encoding);
      response.end(compress(Buffer.from(`{"v": "${'8.2'.repeat(9000)}"}`)));
    });
    const { answer } = await look(http, { url, read: ['v'] });
    expect(answer?.facts.json).toEqual({ v: '8.2'.repeat(9000) });
    expect(answer?.facts.body.encoding).toBe(encoding);
  });

  it('reads a reply in GBK', async () => {
    const { url } = await serve((_request, response) => {
      response.setHeader('Content-Type', 'application/json; charset=GBK');
      response.end(Buffer.concat([Buffer.from('{"v":"'), Buffer.from([0xd6, 0xd0]), Buffer.from('"}')]));
    });
    const { answer } = await look(http, { url, read: ['v'] });
    expect(answer?.facts.json).toEqual({ v: '中' });
  });

  it('follows redirects within the origin, with its credentials', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/end') response.end('here');
      else response.writeHead(302, { Location: request.url === '/' ? '/two?state=hush' : '/end' }).end();
    });
    const { answer } = await look(http, { url: `${server.url}/`, bearer: 'tok-1' });
    expect(answer?.facts.status).toBe(200);
    const common = { status: 302, leaves: false, followed: true, address: '127.0.0.1', tls: null };
    expect(answer?.facts.redirects).toMatchObject([
      { ...common, hop: 1, location: `${server.url}/two?state=••••` },
      { ...common, hop: 2, location: `${server.url}/end` },
    ]);
    expect(Facts.parse(answer?.facts)).toEqual(answer?.facts);
    expect(server.received()).not.toMatch(/^referer:/im);
    expect(server.received().match(/Bearer tok-1/g)).toHaveLength(3);
    expect(server.connections()).toBe(3);
  });

  it('notes a redirect to a place that is not declared, and does not go there', async () => {
    const other = await serve((_request, response) => response.end('never'));
    const first = await serve((_request, response) =>
      response.writeHead(302, { Location: `${other.url}/x` }).end('moved'),
    );
    const { answer } = await look(http, { url: first.url });
    expect(answer?.facts).toMatchObject({
      status: 302,
      redirects: [{ hop: 1, leaves: true, followed: false, location: `${other.url}/x` }],
      body: { bytes: 5 },
    });
    expect(other.connections()).toBe(0);
  });

  it('takes no credential, header or secret parameter along to another origin', async () => {
    const other = await serve((_request, response) => response.end('there'));
    const first = await serve((_request, response) => response.writeHead(307, { Location: `${other.url}/x` }).end());
    const { answer } = await look(http, {
      url: first.url,
      redirectTo: [other.url],
      basic: { user: 'u', password: 'hush' },
      headers: { 'X-Api-Key': 'hush2' },
      query: { key: 'hush3' },
    });
    expect(answer?.facts).toMatchObject({ status: 200, redirects: [{ followed: true }] });
    expect(first.received()).toMatch(/hush2/);
    expect(first.received()).toMatch(/key=hush3/);
    expect(other.received()).not.toMatch(/hush|Authorization/i);
  });

  it('does not carry a body to another origin', async () => {
    const other = await serve((_request, response) => response.end('there'));
    const first = await serve((_request, response) => response.writeHead(308, { Location: other.url }).end());
    const { answer } = await look(http, { url: first.url, method: 'POST', body: 'x', redirectTo: [other.url] });
    expect(answer?.facts).toMatchObject({ status: 308, redirects: [{ followed: false }] });
    expect(other.connections()).toBe(0);
  });

  it('gives up after the redirects it may follow; with none the redirect is the answer', async () => {
    let count = 0;
    const { url } = await serve((_request, response) => {
      count += 1;
      response.writeHead(302, { Location: `/${String(count)}` }).end();
    });
    const many = await look(http, { url, followRedirects: 2 });
    expect(many.failure).toMatchObject({ failureCause: 'http-redirect-too-many', params: { hops: 2 } });
    const none = await look(http, { url, followRedirects: 0 });
    expect(none.answer?.facts.status).toBe(302);
  });

  it('accepts the statuses it is told to', async () => {
    const { url } = await serve((_request, response) => response.writeHead(404).end());
    expect((await look(http, { url, okStatus: ['4xx'] })).answer?.facts.status).toBe(404);
    expect((await look(http, { url, okStatus: [404] })).answer?.facts.status).toBe(404);
    expect((await look(http, { url, okStatus: [401] })).failure?.failureCause).toBe('http-unexpected-status');
  });

  it('asks with HEAD and POST', async () => {
    const { url, received } = await serve((request, response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.setHeader('Content-Length', '99');
      if (request.method === 'HEAD') response.end();
      else response.writeHead(204).end();
    });
    expect((await look(http, { url, method: 'HEAD' })).answer?.facts.body.bytes).toBe(0);
    expect((await look(http, { url, method: 'POST', body: '{"ä":1}' })).answer?.facts.status).toBe(204);
    expect(received()).toContain('Content-Length: 8');
  });

  it('says that a header cannot be sent, without its value', async () => {
    const { url } = await serve((_request, response) => response.end());
    const { failure } = await look(http, { url, bearer: 'hush\u4e2d' });
    expect(failure).toMatchObject({ failureCause: 'settings-invalid', phase: 'request' });
    expect(JSON.stringify(failure?.params)).not.toContain('hush');
  });

  it('names a certificate file that is not there, and one that holds none', async () => {
    const url = 'https://127.0.0.1:9/';
    expect((await look(http, { url, ca: 'no/such.pem' })).failure?.failureCause).toBe('file-missing');
    expect((await look(http, { url, ca: 'package.json' })).failure?.failureCause).toBe('settings-invalid');
    expect((await look(http, { url, ca: '-----BEGIN nothing' })).failure?.failureCause).toBe('settings-invalid');
  });
});

describe('what http declares', () => {
  const touchesOf = (written: unknown) => http.touches(http.settings.parse(written));

  it('lists connections, the URL without its secrets, the account and the file', () => {
    const declared = touchesOf({
      url: 'https://api.example/a?b=1#c',
      query: { key: 'hush' },
      basic: { user: 'reader', password: 'hush' },
      ca: 'ca.pem',
      followRedirects: 0,
      redirectTo: ['http://[::1]:8080/'],
    });
    expect(declared).toEqual([
      { touch: { kind: 'connect', transport: 'tcp', host: 'api.example', port: 443 }, count: 3 },
      { touch: { kind: 'connect', transport: 'tcp', host: '::1', port: 8080 }, count: 1 },
      { touch: { kind: 'url', method: 'GET', url: 'https://api.example/a?b=1&key=••••' }, count: 1 },
      { touch: { kind: 'account', at: 'api.example:443', name: 'reader' }, count: 1 },
      { touch: { kind: 'file', path: 'ca.pem' }, count: 1 },
    ]);
  });

  it('marks methods that change something', () => {
    const marked = (written: object) =>
      touchesOf({ url: 'http://a.example', ...written }).some((each) => each.sideEffect === true);
    expect(marked({})).toBe(false);
    expect(marked({ method: 'POST' })).toBe(true);
    expect(marked({ method: 'POST', sideEffect: false })).toBe(false);
    expect(marked({ method: 'GET', sideEffect: true })).toBe(true);
  });

  it.each([
    [{ url: 'ftp://a.example' }],
    [{ url: 'http://a.example', bearer: 'a', basic: { user: 'b', password: 'c' } }],
    [{ url: 'http://a.example', read: ['a', 'a.b'] }],
    [{ url: 'http://a.example', read: ['a..b'] }],
    [{ url: 'http://a.example', okStatus: ['2x'] }],
    [{ url: 'http://a.example', headers: { 'a b': 'c' } }],
    [{ url: 'http://a.example', headers: { a: 'c\r\nd: e' } }],
    [{ url: 'http://a.example', unknown: 1 }],
  ])('refuses %j', (written) => {
    expect(http.settings.safeParse(written).success).toBe(false);
  });

  it('counts the days that certificates have left', () => {
    const context = {
      now: Date.parse('2026-11-22T12:00:00Z'),
      timeZone: 'UTC',
      reference: noReference,
    };
    const link = (notAfter: string) => ({ notAfter });
    const facts = {
      certificate: link('2026-12-04T11:59:59.000Z'),
      chain: [link('2026-12-04T11:59:59.000Z'), link('2026-11-22T11:00:00.000Z')],
    };
    const derived = http.derive?.(facts, context).facts;
    expect(Derived.parse(derived)).toEqual({ certificate: { daysLeft: 11, chainDaysLeft: -1 } });
    expect(http.derive?.({ certificate: null, chain: [] }, context).facts).toEqual({});
  });
});
