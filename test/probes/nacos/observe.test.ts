import { describe, expect, it } from 'vitest';
import { nacos } from '../../../probes/nacos/index.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { look } from '../../support/http-task.ts';
import { startRoutes, type Route } from '../../support/json-routes.ts';
import { overHttp } from '../../support/over-http.ts';

const metrics = '/nacos/v1/ns/operator/metrics?onlyStatus=false';
const readiness = '/nacos/v1/console/health/readiness';

async function ask(routes: Readonly<Record<string, Route>>) {
  const server = await startRoutes(routes);
  const looked = await look(nacos, { url: `${server.url}/nacos/` });
  await server.stop();
  return { ...looked, lines: server.asked.map(({ line }) => line) };
}

describe('a server', () => {
  // Nacos, “Open API Guide”; console ServerStateController of 2.x
  it('of 2.x tells state, readiness and registry', async () => {
    const state = {
      version: '2.4.3',
      startup_mode: 'cluster',
      function_mode: null,
      auth_enabled: 'true',
      datasource_platform: 'mysql',
    };
    const { answer, failure, lines } = await ask({
      '/nacos/v1/console/server/state': { body: state },
      [readiness]: { body: 'OK' },
      [metrics]: { body: { status: 'UP', serviceCount: 12, instanceCount: 30, load: 0.1 } },
    });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      version: '2.4.3',
      mode: 'cluster',
      functions: null,
      authEnabled: true,
      storage: 'mysql',
      ready: true,
      notReadyBecause: null,
      naming: { status: 'UP', services: 12, instances: 30 },
    });
    expect(answer?.gaps).toEqual([]);
    expect(lines).toEqual(['GET /nacos/v1/console/server/state', `GET ${readiness}`, `GET ${metrics}`]);
  });

  it('of 1.x tells less, and why it is not ready', async () => {
    const { answer } = await ask({
      '/nacos/v1/console/server/state': {
        body: { version: '1.4.2', standalone_mode: 'standalone', function_mode: 'naming' },
      },
      [readiness]: { status: 500, body: 'config not in readiness' },
      [metrics]: { status: 403, body: '' },
    });
    expect(answer?.facts).toMatchObject({
      mode: 'standalone',
      functions: 'naming',
      ready: false,
      notReadyBecause: 'config not in readiness',
    });
    expect(answer?.gaps).toEqual([
      { path: 'authEnabled', reason: 'not-supported', detail: null },
      { path: 'storage', reason: 'not-supported', detail: null },
      { path: 'naming', reason: 'not-permitted', detail: '403 Forbidden' },
    ]);
  });

  // Nacos, “Admin API” of 3.x: everything below `data`
  it('of 3.x is asked elsewhere', async () => {
    const data = { version: '3.0.2', startup_mode: 'standalone', auth_enabled: 'false', datasource_platform: '' };
    const { answer, lines } = await ask({
      '/nacos/v1/console/server/state': { status: 410, body: '' },
      '/nacos/v3/admin/core/state': { body: { code: 0, message: 'success', data } },
      '/nacos/v3/admin/core/state/readiness': { body: { code: 0, message: 'success', data: 'ok' } },
    });
    expect(answer?.facts).toMatchObject({ version: '3.0.2', mode: 'standalone', authEnabled: false, ready: true });
    expect(answer?.gaps).toEqual([{ path: 'naming', reason: 'not-supported', detail: '404 Not Found' }]);
    expect(lines[1]).toBe('GET /nacos/v3/admin/core/state');
  });
});

describe('a server of 3.x', () => {
  const visit = (body: unknown, status = 200) =>
    ask({
      '/nacos/v1/console/server/state': { status: 410, body: '' },
      '/nacos/v3/admin/core/state': { body: { code: 0, data: { version: '3.0.2', startup_mode: 'cluster' } } },
      '/nacos/v3/admin/core/state/readiness': { status, body },
    });

  it.each([
    [{ code: 30000, message: 'server error', data: 'naming not in readiness' }, 'naming not in readiness'],
    [{ code: 30000, message: 'config not in readiness', data: null }, 'config not in readiness'],
  ])('says with status 200 that it is not ready: %j', async (body, because) => {
    const { answer } = await visit(body);
    expect(answer?.facts).toMatchObject({ ready: false, notReadyBecause: because });
  });

  it('is not ready with status 500 either', async () => {
    const { answer } = await visit('starting', 500);
    expect(answer?.facts).toMatchObject({ ready: false, notReadyBecause: 'starting' });
  });

  it.each([['OK'], [{ status: 'UP' }]])('that answers otherwise leaves a gap: %j', async (body) => {
    const { answer } = await visit(body);
    expect(answer?.facts.ready).toBeUndefined();
    expect(answer?.gaps?.map(({ path }) => path)).toEqual(expect.arrayContaining(['ready', 'notReadyBecause']));
  });
});

describe('what is no Nacos', () => {
  hostileServers((port) => look(nacos, { url: `http://127.0.0.1:${port}/nacos`, answerWithin: 300 }), overHttp);

  it('is named where it answers something else', async () => {
    const other = await ask({ '/nacos/v1/console/server/state': { body: { version: '1.0' } } });
    expect(other.failure?.failureCause).toBe('protocol-not-spoken');
    const nothing = await ask({});
    expect(nothing.failure?.failureCause).toBe('http-unexpected-status');
  });
});
