import { describe, expect, it } from 'vitest';
import { elasticsearch } from '../../../probes/elasticsearch/index.ts';
import { secretMark } from '../../../src/kit/settings.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { look } from '../../support/http-task.ts';
import { startRoutes } from '../../support/json-routes.ts';
import { overHttp } from '../../support/over-http.ts';

// Elasticsearch reference, “Info API” and “Cluster health”.
const node = {
  name: 'es-1',
  cluster_name: 'orders-search',
  cluster_uuid: 'WIuPcQ2gR4aG2hFrTLF4NQ',
  version: { number: '8.15.3', build_flavor: 'default', build_type: 'tar', lucene_version: '9.11.1' },
  tagline: 'You Know, for Search',
};
const health = {
  cluster_name: 'orders-search',
  status: 'yellow',
  number_of_nodes: 1,
  number_of_data_nodes: 1,
  active_shards: 12,
  relocating_shards: 0,
  initializing_shards: 0,
  unassigned_shards: 3,
  number_of_pending_tasks: 0,
  active_shards_percent_as_number: 80.5,
};
const routes = { '/': { body: node }, '/_cluster/health': { body: health } };
const basic = { user: 'readiness', password: 'proud-otter-61' };

describe('a node', () => {
  it('tells product, version and the health of its cluster', async () => {
    const server = await startRoutes(routes);
    const { answer, failure, touched } = await look(elasticsearch, { url: server.url });
    await server.stop();
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      product: 'Elasticsearch',
      version: '8.15.3',
      lucene: '9.11.1',
      build: 'default',
      node: 'es-1',
      clusterUuid: 'WIuPcQ2gR4aG2hFrTLF4NQ',
      status: 'yellow',
      dataNodes: 1,
      shards: { active: 12, unassigned: 3, activePercent: 80.5 },
      pendingTasks: 0,
      tls: null,
    });
    expect(answer?.gaps).toEqual([]);
    expect(touched).toEqual([`GET ${server.url}/`, `GET ${server.url}/_cluster/health`]);
    expect(server.asked.map(({ line }) => line)).toEqual(['GET /', 'GET /_cluster/health']);
  });

  it.each([
    // OpenSearch documentation, “Verify your installation”
    [
      { distribution: 'opensearch', number: '2.17.1', build_type: 'tar' },
      'The OpenSearch Project',
      'OpenSearch',
      'tar',
    ],
    // INFINI Easysearch documentation, “Quick start”
    [{ distribution: 'easysearch', number: '1.13.0' }, 'You Know, For Easy Search!', 'Easysearch', null],
    [{ number: '7.10.2', build_flavor: 'oss' }, 'You Know, for Search', 'Elasticsearch', 'oss'],
    [{ distribution: 'tomorrow', number: '1.0.0' }, 'You Know', 'tomorrow', null],
  ])('is told apart from its kin: %j', async (version, tagline, product, build) => {
    const server = await startRoutes({ ...routes, '/': { body: { ...node, version, tagline } } });
    const { answer } = await look(elasticsearch, { url: server.url });
    await server.stop();
    expect(answer?.facts).toMatchObject({ product, version: version.number, build });
  });

  it('tells the rest where the account may not ask for the health', async () => {
    const server = await startRoutes({ ...routes, '/_cluster/health': { status: 403, body: {} } });
    const { answer } = await look(elasticsearch, { url: server.url, ...basic });
    await server.stop();
    expect(answer?.facts).toMatchObject({ version: '8.15.3' });
    expect(answer?.gaps).toContainEqual({ path: 'status', reason: 'not-permitted', detail: '403 Forbidden' });
  });
});

describe('the login', () => {
  it.each([
    [basic, `Basic ${Buffer.from('readiness:proud-otter-61').toString('base64')}`, 'readiness'],
    [{ apiKey: 'aWQ6c2VjcmV0' }, 'ApiKey aWQ6c2VjcmV0', 'ApiKey'],
  ])('goes into the header: %j', async (login, header, account) => {
    const server = await startRoutes(routes, (headers) => headers.authorization === header);
    const { failure, touched } = await look(elasticsearch, { url: server.url, ...login });
    await server.stop();
    expect(failure).toBeNull();
    expect(touched).toContain(`account ${account} at ${new URL(server.url).host}`);
  });

  it('is required, or denied', async () => {
    const server = await startRoutes(routes, () => false);
    const without = await look(elasticsearch, { url: server.url });
    const wrong = await look(elasticsearch, { url: server.url, ...basic });
    await server.stop();
    expect(without.failure?.failureCause).toBe('login-required');
    expect(wrong.failure).toMatchObject({ failureCause: 'login-denied', params: { account: 'readiness' } });
    expect(JSON.stringify([wrong.failure?.params, wrong.failure?.learnt])).not.toContain(basic.password);
    expect(server.asked).toHaveLength(2);
  });

  it('is one, whole, and named on the touch list', () => {
    const wrong = [{ user: 'a' }, { user: 'a', password: 'b', apiKey: 'c' }];
    for (const login of wrong)
      expect(elasticsearch.settings.safeParse({ url: 'http://es:9200', ...login }).success).toBe(false);
    const settings = elasticsearch.settings.parse({ url: 'https://es:9200', apiKey: secretMark });
    expect(elasticsearch.login(settings)).toEqual({ host: 'es', port: 9200, account: 'ApiKey' });
    expect(elasticsearch.touches(settings).map(({ touch, count }) => [touch.kind, count])).toEqual([
      ['connect', 4],
      ['account', 2],
      ['url', 1],
      ['url', 1],
    ]);
  });
});

describe('what is no Elasticsearch', () => {
  hostileServers((port) => look(elasticsearch, { url: `http://127.0.0.1:${port}`, answerWithin: 300 }), overHttp);

  it.each([
    ['another API', { body: { status: 'UP', version: { number: '1.0' } } }, 'protocol-not-spoken'],
    ['a page', { body: '<html><title>Login</title></html>' }, 'body-html-instead'],
    ['a redirect', { status: 302, body: '', headers: { Location: '/login' } }, 'http-redirect-not-followed'],
    ['a gateway', { status: 502, body: '' }, 'http-unexpected-status'],
  ])('is named: %s', async (_what, root, cause) => {
    const server = await startRoutes({ '/': root });
    const { failure } = await look(elasticsearch, { url: server.url });
    await server.stop();
    expect(failure?.failureCause).toBe(cause);
    expect(Object.keys(failure?.learnt.facts ?? {})).toEqual(expect.arrayContaining(['address', 'tls']));
  });
});
