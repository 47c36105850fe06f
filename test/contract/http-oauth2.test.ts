import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { json, sentBody, servers } from '../support/http-kept-servers.ts';
import { startTcp } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';

const { serve } = servers();

/** A login service that gives a new token each time, and a service that takes the last one only. */
async function oauth(answer?: (response: ServerResponse, form: URLSearchParams) => void) {
  const asked: { form: URLSearchParams; authorization: string | undefined }[] = [];
  const login = await serve((request, response) => {
    void sentBody(request).then((body) => {
      const form = new URLSearchParams(body);
      asked.push({ form, authorization: request.headers.authorization });
      if (answer !== undefined) answer(response, form);
      else
        json(response, 200, {
          access_token: `given-out-${String(asked.length)}`,
          token_type: 'bearer',
          expires_in: 300,
        });
    });
  });
  const service = await serve((request, response) => {
    const allowed = request.headers.authorization === `Bearer given-out-${String(asked.length)}`;
    json(response, allowed ? 200 : 401, { you: request.headers.authorization });
  });
  const oauth2 = { tokenUrl: `${login.url}/token`, clientId: 'checker', clientSecret: 'hush&=' };
  return { asked, login, service, oauth2 };
}

describe('OAuth 2.0, client credentials', () => {
  it('fetches a token and uses it', async () => {
    const { asked, service, oauth2, login } = await oauth();
    const { answer, touched } = await look(http, {
      url: service.url,
      auth: { oauth2: { ...oauth2, scope: 'a b', audience: 'orders' } },
    });
    expect(answer?.facts).toMatchObject({ status: 200, address: { port: service.port }, url: `${service.url}/` });
    expect(touched).toEqual([`POST ${login.url}/token`, `GET ${service.url}/`]);
    expect(Object.fromEntries(asked[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope: 'a b',
      audience: 'orders',
    });
    expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('checker:hush%26%3D').toString('base64')}`);
  });

  it('shows its secret in the form where that is asked for', async () => {
    const { asked, service, oauth2 } = await oauth();
    const { answer } = await look(http, { url: service.url, auth: { oauth2: { ...oauth2, clientAuth: 'body' } } });
    expect(answer?.facts.status).toBe(200);
    expect(asked[0]?.authorization).toBeUndefined();
    expect(asked[0]?.form.get('client_secret')).toBe('hush&=');
  });

  const say = (status: number, value: unknown) => (response: ServerResponse) => json(response, status, value);
  it.each([
    [
      'a wrong secret',
      say(401, { error: 'invalid_client', error_description: 'bad secret' }),
      'token-denied',
      { status: 401, account: 'checker', error: { value: 'invalid_client' } },
    ],
    [
      'a scope that is not granted',
      say(400, { error: 'invalid_scope' }),
      'token-denied',
      { status: 400, error: { value: 'invalid_scope' } },
    ],
    [
      '401 without words',
      (response: ServerResponse) => response.writeHead(401).end(),
      'token-denied',
      { error: { value: 'Unauthorized' } },
    ],
    ['no token', say(200, { ok: true }), 'token-unusable', { rule: { code: 'http.token.no-access-token' } }],
    [
      'another kind of token',
      say(200, { access_token: 'a', token_type: 'mac' }),
      'token-unusable',
      { rule: { code: 'http.token.other-token-type' } },
    ],
    [
      'a token that no header carries',
      say(200, { access_token: 'a\r\nX: b' }),
      'token-unusable',
      { rule: { code: 'http.token.token-characters' } },
    ],
    ['a list', say(200, [1]), 'token-unusable', {}],
    [
      'a login page',
      (response: ServerResponse) => response.end('<!doctype html><title>Sign in</title>'),
      'body-html-instead',
      { title: { value: 'Sign in' } },
    ],
    ['no JSON', (response: ServerResponse) => response.end('access_token=a'), 'body-not-json', {}],
    [
      'a path that is not there, by a framework that says so in JSON',
      say(404, { timestamp: '2026-11-23T06:00:00Z', status: 404, error: 'Not Found', path: '/token' }),
      'http-unexpected-status',
      { status: 404, accepted: '2xx' },
    ],
    [
      'a method that is not taken',
      say(405, { error: 'Method Not Allowed' }),
      'http-method-refused',
      { status: 405, method: 'POST' },
    ],
    ['a code of its own', say(400, { error: 'Bad Request' }), 'http-unexpected-status', { status: 400 }],
    [
      'being asked too often',
      (response: ServerResponse) => json(response.setHeader('Retry-After', '30'), 429, { error: 'slow_down' }),
      'http-rate-limited',
      { status: 429, retryAfter: { value: '30' } },
    ],
    ['a gateway without its service', say(502, { error: 'x' }), 'http-gateway-failed', { status: 502 }],
    ['a path that is not there', say(404, {}), 'http-unexpected-status', { status: 404 }],
    ['an error of its own', say(500, { error: 'x' }), 'http-unexpected-status', { status: 500 }],
    [
      'a redirect',
      (response: ServerResponse) => response.writeHead(302, { Location: '/login' }).end(),
      'http-unexpected-status',
      { status: 302 },
    ],
  ] as const)('names %s, in phase token', async (_what, answer, cause, params) => {
    const { service, oauth2, login } = await oauth(answer);
    const { failure } = await look(http, { url: service.url, auth: { oauth2 } });
    expect({ cause: failure?.failureCause, phase: failure?.phase }).toEqual({ cause, phase: 'token' });
    expect(failure?.params).toMatchObject({
      host: '127.0.0.1',
      port: login.port,
      note: { code: 'http.note.token' },
      ...params,
    });
    expect(failure?.learnt.facts).toBeUndefined();
    expect(service.connections()).toBe(0);
  });

  it('names a login service that is not there, and one that is silent', async () => {
    const { service, oauth2 } = await oauth();
    const gone = await startTcp(() => undefined);
    const tokenUrl = `http://127.0.0.1:${String(gone.port)}/`;
    const silent = await look(http, {
      url: service.url,
      answerWithin: 200,
      auth: { oauth2: { ...oauth2, tokenUrl } },
    });
    expect(silent.failure).toMatchObject({ failureCause: 'http-timeout', phase: 'token', params: { port: gone.port } });
    await gone.stop();
    const refused = await look(http, { url: service.url, auth: { oauth2: { ...oauth2, tokenUrl } } });
    expect(refused.failure).toMatchObject({
      failureCause: 'connect-refused',
      phase: 'token',
      params: { port: gone.port },
    });
  });

  it('says what it touches and where it logs in', () => {
    const settings = http.settings.parse({
      url: 'https://api.example/a',
      followRedirects: 0,
      auth: { oauth2: { tokenUrl: 'https://login.example/token', clientId: 'c', clientSecret: '••••', ca: 'ca.pem' } },
    });
    const lines = http.touches(settings).map(({ touch, count }) => ({ ...touch, count }));
    expect(lines).toContainEqual({ kind: 'connect', transport: 'tcp', host: 'login.example', port: 443, count: 3 });
    expect(lines).toContainEqual({ kind: 'url', method: 'POST', url: 'https://login.example/token', count: 1 });
    expect(lines).toContainEqual({ kind: 'account', at: 'login.example:443', name: 'c', count: 1 });
    expect(lines).toContainEqual({ kind: 'file', path: 'ca.pem', count: 1 });
    expect(http.touches(settings).some(({ sideEffect }) => sideEffect === true)).toBe(false);
    expect(http.login(settings)).toEqual([
      { host: 'login.example', port: 443, account: 'c' },
      { host: 'api.example', port: 443, account: 'c' },
    ]);
  });
});

const probe = anyProbe(http);

function tasksFor(count: number, url: string, settings: JsonObject) {
  return Array.from({ length: count }, (_, at) =>
    makeTask(probe, { ...settings, url: `${url}/${String(at)}` }, { id: { check: `c${String(at)}` } }),
  );
}

describe('a run with OAuth 2.0', () => {
  it('fetches one token for all its tasks, and shows it nowhere', async () => {
    const { asked, service, oauth2 } = await oauth();
    const settings = {
      read: ['you'],
      auth: { oauth2: { ...oauth2, clientSecret: { $secret: 'S' } } },
    };
    const { observations } = await runTasks(tasksFor(6, service.url, settings), [probe], {
      secrets: secretsFromRecord({ S: 'hush&=' }),
    });
    expect(observations.map((each) => each.failure?.cause ?? null)).toEqual(Array.from({ length: 6 }, () => null));
    expect(asked).toHaveLength(1);
    const text = JSON.stringify(observations);
    expect(text).not.toMatch(/given-out|hush/);
    expect(observations[3]?.facts['json']).toEqual({ you: 'Bearer ••••' });
  });

  it('asks once where the client is denied', async () => {
    const { asked, service, oauth2 } = await oauth((response) => json(response, 401, { error: 'invalid_client' }));
    const settings = { auth: { oauth2: { ...oauth2, clientSecret: { $secret: 'S' } } } };
    const { observations } = await runTasks(tasksFor(4, service.url, settings), [probe], {
      secrets: secretsFromRecord({ S: 'wrong' }),
    });
    expect(observations.map((each) => each.failure?.cause).sort()).toEqual([
      'login-denied-before',
      'login-denied-before',
      'login-denied-before',
      'token-denied',
    ]);
    expect(asked).toHaveLength(1);
    expect(service.connections()).toBe(0);
  });
});
