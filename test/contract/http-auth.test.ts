import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { json, sentBody, servers, type Served } from '../support/http-kept-servers.ts';
import { reply, startTcp } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';

const { keep, serve } = servers();

describe('an API key', () => {
  it.each([
    [{ header: 'X-Api-Key' }, /^X-Api-Key: key-1\r$/m],
    [{ query: 'key' }, /^GET \/a\?b=1&key=key-1 /m],
  ])('goes where it belongs: %j', async (place, expected) => {
    const server = await serve((_request, response) => response.end());
    const { answer, touched } = await look(http, {
      url: `${server.url}/a?b=1`,
      auth: { apiKey: { ...place, value: 'key-1' } },
    });
    expect(answer?.facts.status).toBe(200);
    expect(server.received()).toMatch(expected);
    expect(JSON.stringify([answer, touched])).not.toContain('key-1');
  });

  it('leaves the query beside it as it was written', async () => {
    const server = await serve((_request, response) => response.end());
    const asked = 'q=a%20b+c&z=%e4%b8%ad~(1)&flag';
    const auth = { apiKey: { query: 'key', value: 'k/1 2' } };
    const { answer } = await look(http, { url: `${server.url}/a?${asked}`, query: { 'own name': 'x&y' }, auth });
    expect(answer?.facts.status).toBe(200);
    expect(server.received().split('\r\n')[0]).toBe(`GET /a?${asked}&own%20name=x%26y&key=k%2F1%202 HTTP/1.1`);
  });

  it.each([{ headers: { 'X-API-Key': 'k' } }, { headers: { 'x-auth-token': 'k' } }, { query: { key: 'k' } }])(
    'that was refused was sent: %j',
    async (way) => {
      const server = await serve((_request, response) =>
        response.writeHead(401, { 'WWW-Authenticate': 'ApiKey realm="a"' }).end(),
      );
      const { failure } = await look(http, { url: server.url, ...way });
      expect(failure).toMatchObject({
        failureCause: 'http-login-denied',
        params: { note: { code: 'http.note.asks-for' } },
      });
    },
  );

  it.each([
    [{ apiKey: { value: 'k' } }],
    [{ apiKey: { header: 'a', query: 'b', value: 'k' } }],
    [{ apiKey: { header: 'a b', value: 'k' } }],
    [{}],
    [{ basic: {} }],
  ])('refuses %j', (auth) => {
    expect(http.settings.safeParse({ url: 'http://a.example', auth }).success).toBe(false);
  });

  it('does not stand beside something else in the same header', () => {
    const auth = { apiKey: { header: 'authorization', value: 'k' } };
    expect(http.settings.safeParse({ url: 'http://a.example', auth }).success).toBe(true);
    expect(http.settings.safeParse({ url: 'http://a.example', auth, bearer: 'b' }).success).toBe(false);
    expect(
      http.settings.safeParse({ url: 'http://a.example', auth: { apiKey: { header: 'x', value: 'k' } }, bearer: 'b' })
        .success,
    ).toBe(true);
  });
});

const probe = anyProbe(http);

function tasksFor(count: number, url: string, settings: JsonObject) {
  return Array.from({ length: count }, (_, at) =>
    makeTask(probe, { ...settings, url: `${url}/${String(at)}` }, { id: { check: `c${String(at)}` } }),
  );
}

describe('signatures, checked as the gateways do', () => {
  const ts = { ts: 'timestamp-ms', day: 'http-date', id: 'uuid' } as const;
  const key = 'gateway-secret';

  it('Kong, plug-in hmac-auth', async () => {
    const server = await serve((request, response) => {
      const { date = '', digest, authorization } = request.headers;
      const text = `date: ${date}\n@request-target: post /orders?b=2&a=1\ndigest: ${String(digest)}`;
      const expected = createHmac('sha256', key).update(text).digest('base64');
      void sentBody(request).then((body) => {
        const whole = digest === `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
        response.writeHead(whole && authorization?.endsWith(`, signature="${expected}"`) === true ? 200 : 401).end();
      });
    });
    const { answer } = await look(http, {
      url: `${server.url}/orders?b=2&a=1`,
      method: 'POST',
      body: '{"a":1}',
      auth: {
        sign: {
          key,
          values: ts,
          with: 'hmac-sha256',
          encode: 'base64',
          headers: { Date: '{day}', Digest: 'SHA-256={body.sha256.base64}' },
          text: 'date: {header.date}\n@request-target: {method.lower} {pathAndQuery}\ndigest: {header.digest}',
          put: {
            header: 'Authorization',
            value:
              'hmac username="alice", algorithm="hmac-sha256", headers="date @request-target digest", signature="{signature}"',
          },
        },
      },
    });
    expect(answer?.facts.status).toBe(200);
  });

  it('Alibaba Cloud API Gateway', async () => {
    const server = await serve((request, response) => {
      const { headers } = request;
      const named = ['x-ca-key', 'x-ca-nonce', 'x-ca-timestamp']
        .map((name) => `${name}:${String(headers[name])}\n`)
        .join('');
      const text = `GET\n${String(headers.accept)}\n\n\n${String(headers.date)}\n${named}/orders?a=1&b=x y`;
      const expected = createHmac('sha256', key).update(text).digest('base64');
      response.writeHead(headers['x-ca-signature'] === expected ? 200 : 403).end();
    });
    const { answer } = await look(http, {
      url: `${server.url}/orders?b=x%20y&a=1`,
      headers: { Accept: 'application/json' },
      auth: {
        sign: {
          key,
          values: ts,
          with: 'hmac-sha256',
          encode: 'base64',
          headers: {
            Date: '{day}',
            'X-Ca-Key': '203753',
            'X-Ca-Nonce': '{id}',
            'X-Ca-Timestamp': '{ts}',
            'X-Ca-Signature-Headers': 'x-ca-key,x-ca-nonce,x-ca-timestamp',
          },
          text: '{method}\n{header.accept}\n{header.content-md5}\n{header.content-type}\n{header.date}\nx-ca-key:{header.x-ca-key}\nx-ca-nonce:{id}\nx-ca-timestamp:{ts}\n{path}?{sortedParameters}',
          put: { header: 'X-Ca-Signature' },
        },
      },
    });
    expect(answer?.facts.status).toBe(200);
  });

  it('sorted parameters with a key, SM3, in the query; the facts and the plan show no value of it', async () => {
    const server = await serve((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://a');
      const { sign, ...rest } = Object.fromEntries(searchParams);
      const text = Object.entries(rest)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}=${value}`)
        .join('&');
      const expected = createHash('sm3').update(`${text}&key=${key}`).digest('hex').toUpperCase();
      json(response, sign === expected && rest['nonce']?.length === 32 ? 200 : 403, {});
    });
    const { answer, touched } = await look(http, {
      url: `${server.url}/?c=3&a=1`,
      auth: {
        sign: {
          key,
          values: { n: 'nonce' },
          with: 'sm3',
          encode: 'hex-upper',
          query: { nonce: '{n}', appid: 'wx1' },
          text: '{sortedParameters}&key={key}',
          put: { query: 'sign' },
        },
      },
    });
    expect(answer?.facts.status).toBe(200);
    expect(touched).toEqual([`GET ${server.url}/?c=3&a=1&nonce=••••&appid=••••&sign=••••`]);
    expect(JSON.stringify(answer)).not.toContain(key);
  });

  it('signs each redirect within the origin anew, and none beyond it', async () => {
    const seen: (string | undefined)[] = [];
    const note = (request: IncomingMessage) => seen.push(`${String(request.url)} ${String(request.headers['x-sign'])}`);
    const other = await serve((request, response) => {
      note(request);
      response.writeHead(302, { Location: `http://127.0.0.1:${String(home.port)}/back` }).end();
    });
    const home: Served = await serve((request, response) => {
      note(request);
      if (request.url === '/back') response.end();
      else response.writeHead(302, { Location: request.url === '/' ? '/two' : `${other.url}/away` }).end();
    });
    const { answer } = await look(http, {
      url: home.url,
      redirectTo: [other.url],
      auth: { sign: { key, with: 'hmac-sha256', text: '{path}', put: { header: 'X-Sign' } } },
    });
    expect(answer?.facts.status).toBe(200);
    const sign = (text: string) => createHmac('sha256', key).update(text).digest('hex');
    expect(seen).toEqual([`/ ${sign('/')}`, `/two ${sign('/two')}`, '/away undefined', '/back undefined']);
  });
});

describe('calls that change something', () => {
  it('are left out of a run unless it allows them; a query by POST says that it changes nothing', async () => {
    const server = await keep(startTcp(reply('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')));
    const settings = { method: 'POST', body: '{}' };
    const [change] = tasksFor(1, server.url, settings);
    const [query] = tasksFor(1, server.url, { ...settings, sideEffect: false });
    if (change === undefined || query === undefined) throw new Error('no task');
    const off = await runTasks([change], [probe]);
    expect(off.observations[0]?.failure).toMatchObject({
      cause: 'not-approved',
      params: { lines: { value: [`POST ${server.url}/0`] } },
    });
    expect(server.connections()).toBe(0);
    const asked = await runTasks([query], [probe]);
    expect(asked.observations[0]).toMatchObject({ failure: null, facts: { status: 200 } });
    const on = await runTasks([change], [probe], { options: { allowSideEffects: true } });
    expect(on.observations[0]).toMatchObject({ failure: null, facts: { status: 200 } });
    expect(server.connections()).toBe(2);
    const listed = change.touches.filter(({ sideEffect }) => sideEffect === true);
    expect(listed.map(({ touch }) => touch.kind)).toEqual(['url']);
  });
});
