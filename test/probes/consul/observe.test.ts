import { describe, expect, it } from 'vitest';
import { consul } from '../../../probes/consul/index.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { look } from '../../support/http-task.ts';
import { startRoutes } from '../../support/json-routes.ts';
import { overHttp } from '../../support/over-http.ts';

// Consul, “Status HTTP API” and “Agent HTTP API: Read configuration”.
const routes = {
  '/v1/status/leader': { body: JSON.stringify('10.1.10.12:8300') },
  '/v1/status/peers': { body: ['10.1.10.12:8300', '10.1.10.11:8300', '10.1.10.10:8300'] },
  '/v1/agent/self': {
    body: {
      Config: {
        Datacenter: 'dc1',
        NodeName: 'consul-1',
        NodeID: '9d754d17-d864-b1d3-e758-f3fe25a9874f',
        Server: true,
        Version: '1.19.2',
      },
      DebugConfig: { ACLsEnabled: true, EncryptKey: 'hidden' },
      Stats: { serf_lan: { encrypted: 'true' } },
    },
  },
};

describe('an agent', () => {
  it('tells leader, servers and itself', async () => {
    const server = await startRoutes(routes);
    const { answer, failure } = await look(consul, { url: server.url, token: 'b1gs33cr3t' });
    await server.stop();
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      leader: '10.1.10.12:8300',
      servers: 3,
      version: '1.19.2',
      datacenter: 'dc1',
      server: true,
      aclEnabled: true,
      gossipEncrypted: true,
    });
    expect(answer?.gaps).toEqual([]);
    expect(server.asked.map(({ headers }) => headers['x-consul-token'])).toEqual(
      Array.from({ length: 3 }, () => 'b1gs33cr3t'),
    );
    expect(JSON.stringify(answer)).not.toMatch(/b1gs33cr3t|hidden/);
  });

  it('tells that there is no leader, and leaves gaps without the right', async () => {
    const server = await startRoutes({
      ...routes,
      '/v1/status/leader': { body: '""' },
      '/v1/agent/self': { status: 403, body: 'Permission denied: token with AccessorID lacks permission agent:read' },
    });
    const { answer } = await look(consul, { url: server.url });
    await server.stop();
    expect(answer?.facts).toMatchObject({ leader: null, servers: 3 });
    expect(answer?.gaps?.map(({ path, reason }) => `${path} ${reason}`)).toContain('version not-permitted');
  });

  it('leaves a gap where the servers are no list', async () => {
    const server = await startRoutes({ ...routes, '/v1/status/peers': { body: { error: 'busy' } } });
    const { answer } = await look(consul, { url: server.url });
    await server.stop();
    expect(answer?.facts.servers).toBeUndefined();
    expect(answer?.gaps).toEqual([{ path: 'servers', reason: 'not-supported', detail: null }]);
  });

  it('takes the refusal of a client agent without servers for no leader', async () => {
    const server = await startRoutes({
      ...routes,
      '/v1/status/leader': { status: 500, body: 'No known Consul servers' },
      '/v1/status/peers': { status: 500, body: 'No known Consul servers' },
    });
    const { answer } = await look(consul, { url: server.url });
    await server.stop();
    expect(answer?.facts).toMatchObject({ leader: null });
    expect(answer?.gaps).toEqual([{ path: 'servers', reason: 'not-reached', detail: '500 Internal Server Error' }]);
  });

  it('knows a token that nobody knows', async () => {
    const server = await startRoutes({ ...routes, '/v1/agent/self': { status: 403, body: 'ACL not found' } });
    const { failure } = await look(consul, { url: server.url, token: 'b1gs33cr3t' });
    await server.stop();
    expect(failure).toMatchObject({ failureCause: 'login-denied', params: { account: 'X-Consul-Token' } });
    expect(failure?.learnt.facts).toMatchObject({ leader: '10.1.10.12:8300' });
  });
});

describe('what is no Consul', () => {
  hostileServers((port) => look(consul, { url: `http://127.0.0.1:${port}`, answerWithin: 300 }), overHttp);

  it('is named where it answers something else', async () => {
    const server = await startRoutes({ '/v1/status/leader': { body: { status: 'UP' } } });
    const { failure } = await look(consul, { url: server.url });
    await server.stop();
    expect(failure?.failureCause).toBe('protocol-not-spoken');
  });
});
