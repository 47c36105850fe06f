import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHttpService, type HttpService, type Pages } from '../../src/landscape/http-service.ts';
import { createOrdersAuthority } from '../../src/landscape/orders-certificates.ts';
import { freePort } from '../../src/landscape/free-port.ts';
import { put, sharedFolder } from '../support/cli-files.ts';
import { notPassed, runTemplate } from './run-template.ts';

const folder = sharedFolder();
const token = 'planted-token-4711';
const running: HttpService[] = [];
let caFile = '';
let outside: Record<string, string>;
let inside: Record<string, string>;
let partner = '';

const health: Pages = { '/api': { body: { status: 'UP' } } };
const gateway: Pages = { '/api': { body: '<title>Login</title>', contentType: 'text/html' } };

beforeAll(async () => {
  const authority = await createOrdersAuthority(new Date());
  caFile = put(folder, 'ca.pem', authority.rootCertificate);
  const good = await authority.issueFor(['127.0.0.1'], 200);
  const ending = await authority.issueFor(['127.0.0.1'], 12);
  const start = async (pages: Pages, tls?: typeof good): Promise<string> => {
    const service = await startHttpService({ pages, ...(tls === undefined ? {} : { tls }) });
    running.push(service);
    return `${service.url}/api`;
  };
  outside = {
    registration: await start(health, good),
    billing: await start(gateway, good),
    insurance: await start(health, ending),
    laboratory: `https://127.0.0.1:${String(await freePort('127.0.0.1'))}/api`,
    imaging: await start({ '/api': { body: {}, status: 503 } }, good),
    pharmacy: await start(health, good),
  };
  const version = (text: string): Pages => ({ ...health, '/api/info': { body: { build: { version: text } } } });
  inside = {
    patients: await start(version('3.4.0')),
    orders: await start(version('8.2.1')),
    documents: await start(gateway),
    codes: await start(health),
  };
  partner = await start({ '/api': { body: { status: 'UP' }, bearer: token } }, good);
});
afterAll(async () => {
  for (const service of running) await service.stop();
});

const run = (secret: string): ReturnType<typeof runTemplate> =>
  runTemplate(folder, {
    name: 'interface-landscape',
    site: {
      environments: {
        production: {
          with: {
            ...{ caFile, outside, inside, partner },
            releases: { patients: `${inside['patients'] ?? ''}/info`, orders: `${inside['orders'] ?? ''}/info` },
          },
          machines: {
            bus1: { address: '10.9.0.11', zone: 'bus' },
            bus2: { address: '10.9.0.12', zone: 'bus' },
          },
        },
      },
      timeZone: 'Asia/Shanghai',
    },
    env: { PARTNER_TOKEN: secret },
    flags: { as: 'bus1' },
  });

it('finds the gateway page, the certificate that ends, what is closed and what is down, from this machine', async () => {
  const result = await run(token);
  expect(JSON.stringify(result)).not.toContain(token);
  const wrong = Object.entries(notPassed(result));
  const here = wrong.filter(([key]) => !key.endsWith('@bus2'));
  expect(Object.fromEntries(here.filter(([, what]) => what !== 'blocked'))).toEqual({
    'outside/body.contentType/production/billing@bus1': 'fail',
    'outside/renew-soon/production/insurance@bus1': 'fail',
    'outside/answers/production/laboratory@bus1': 'fail',
    'outside/answers/production/imaging@bus1': 'fail',
    'outside/status/production/imaging@bus1': 'fail',
    'inside/body.contentType/production/documents@bus1': 'fail',
  });
  // nothing more is said of an interface that did not answer
  const blocked = here.filter(([, what]) => what === 'blocked').map(([key]) => key.split('/').at(-1));
  expect(new Set(blocked)).toEqual(new Set(['laboratory@bus1']));
  // the second machine of the zone was not asked, and nothing passes for it
  const there = wrong.filter(([key]) => key.endsWith('@bus2'));
  const outcomes = (answers: boolean): Set<string> =>
    new Set(there.filter(([key]) => key.includes('/answers/') === answers).map(([, what]) => what));
  expect([outcomes(true), outcomes(false)]).toEqual([new Set(['unknown (elsewhere)']), new Set(['blocked'])]);
  expect(result.findings.filter(({ id, outcome }) => id.vantage === 'bus2' && outcome === 'pass')).toEqual([]);
});

it('fails on a token of another environment', async () => {
  const wrong = Object.entries(notPassed(await run('planted-token-of-test')));
  expect(wrong.filter(([key, what]) => key.startsWith('partner/') && what === 'fail').map(([key]) => key)).toContain(
    'partner/answers/production@bus1',
  );
});
