import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../../../probes/http/index.ts';
import { judgePreflight } from '../../../../probes/http/reply/judge-preflight.ts';
import { startHttp, type TestServer } from '../../../support/http-servers.ts';
import { look } from '../../../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const origin = 'https://app.example';
const allow = (name: string) => `access-control-allow-${name}`;

interface Wanted {
  readonly method?: string;
  readonly headers?: readonly string[];
  readonly credentials?: boolean;
}

function because(status: number, headers: Readonly<Record<string, string>>, wanted: Wanted = {}): unknown {
  const reply = { status, header: (name: string) => headers[name] ?? null };
  return judgePreflight(reply, { origin, method: 'GET', headers: [], credentials: false, ...wanted })['because'];
}

describe('judgePreflight', () => {
  it.each([
    ['allowed', 204, { [allow('origin')]: origin }, {}],
    ['allowed', 200, { [allow('origin')]: '*' }, {}],
    ['no-allow-origin', 200, {}, {}],
    ['other-origin', 200, { [allow('origin')]: 'https://other.example' }, {}],
    ['other-origin', 200, { [allow('origin')]: `${origin}/` }, {}],
    ['other-origin', 200, { [allow('origin')]: `${origin}, ${origin}` }, {}],
    ['other-origin', 200, { [allow('origin')]: 'null' }, {}],
    ['redirect', 302, { [allow('origin')]: '*' }, {}],
    ['status', 404, { [allow('origin')]: '*' }, {}],
    ['wildcard-with-credentials', 200, { [allow('origin')]: '*' }, { credentials: true }],
    ['no-credentials', 200, { [allow('origin')]: origin }, { credentials: true }],
    ['no-credentials', 200, { [allow('origin')]: origin, [allow('credentials')]: 'True' }, { credentials: true }],
    ['allowed', 200, { [allow('origin')]: origin, [allow('credentials')]: 'true' }, { credentials: true }],
    ['method', 200, { [allow('origin')]: '*' }, { method: 'PUT' }],
    ['method', 200, { [allow('origin')]: '*', [allow('methods')]: 'put' }, { method: 'PUT' }],
    ['allowed', 200, { [allow('origin')]: '*', [allow('methods')]: 'GET, PUT' }, { method: 'PUT' }],
    ['allowed', 200, { [allow('origin')]: '*', [allow('methods')]: '*' }, { method: 'DELETE' }],
    [
      'method',
      200,
      { [allow('origin')]: origin, [allow('credentials')]: 'true', [allow('methods')]: '*' },
      { method: 'DELETE', credentials: true },
    ],
    ['allowed', 200, { [allow('origin')]: '*' }, { method: 'POST' }],
    ['header', 200, { [allow('origin')]: '*' }, { headers: ['x-token'] }],
    ['allowed', 200, { [allow('origin')]: '*', [allow('headers')]: 'X-Token' }, { headers: ['x-token'] }],
    ['allowed', 200, { [allow('origin')]: '*', [allow('headers')]: '*' }, { headers: ['x-token'] }],
    ['header', 200, { [allow('origin')]: '*', [allow('headers')]: '*' }, { headers: ['authorization'] }],
    ['list-not-valid', 200, { [allow('origin')]: '*', [allow('methods')]: 'GET; PUT' }, { method: 'PUT' }],
  ] as const)('%s: %i %j %j', (reason, status, headers, wanted) => {
    expect(because(status, headers, wanted)).toBe(reason);
  });
});

describe('the preflight', () => {
  it('asks as a browser does, without any credential', async () => {
    const server = await startHttp((request, response) => {
      if (request.method !== 'OPTIONS') return void response.end('{}');
      response.writeHead(204, {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Methods': 'GET, PUT',
        'Access-Control-Allow-Headers': 'X-Token, Content-Type',
        'Access-Control-Max-Age': '600',
      });
      return void response.end();
    });
    running.push(server);
    const url = `http://127.0.0.1:${String(server.port)}/orders`;
    const { answer, touched } = await look(http, {
      url,
      bearer: 'hush-1',
      headers: { 'X-Api-Key': 'hush-2' },
      cors: { origin, method: 'PUT', headers: ['X-Token', 'Content-Type'] },
    });
    expect(answer?.facts.cors).toEqual({
      allowed: true,
      because: 'allowed',
      status: 204,
      allowOrigin: origin,
      allowMethods: ['GET', 'PUT'],
      allowHeaders: ['x-token', 'content-type'],
      credentials: false,
      maxAge: 600,
    });
    expect(touched).toEqual([`GET ${url}`, `OPTIONS ${url}`]);
    const asked = server.received().split('OPTIONS /orders')[1] ?? '';
    expect(asked).toContain('Origin: https://app.example');
    expect(asked).toContain('Access-Control-Request-Method: PUT');
    expect(asked).toContain('Access-Control-Request-Headers: content-type,x-token');
    expect(asked).not.toContain('hush');
  });

  it('leaves a gap where it gets no answer', async () => {
    const server = await startHttp((request, response) => {
      if (request.method === 'OPTIONS') response.destroy();
      else response.end('{}');
    });
    running.push(server);
    const { answer } = await look(http, { url: `http://127.0.0.1:${String(server.port)}/`, cors: { origin } });
    expect(answer?.facts).toMatchObject({ status: 200, cors: null });
    expect(answer?.gaps).toMatchObject([{ path: 'cors', reason: 'not-reached', note: 'http.gap.preflight' }]);
  });
});
