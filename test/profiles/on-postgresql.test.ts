import { hostname } from 'node:os';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startOrdersLandscape, type OrdersEnvironment, type OrdersLandscape } from '../../src/landscape/orders.ts';
import { browserMissing, chromium } from '../support/browser.ts';
import { put, sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { notPassed, runTemplate } from './run-template.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = sharedFolder();
let landscape: OrdersLandscape;
beforeAll(async () => {
  landscape = await startOrdersLandscape({
    signal: new AbortController().signal,
    log: () => undefined,
    now: new Date(),
  });
});
afterAll(async () => {
  await landscape.stop();
});

/** The landscape names its secrets after its own profile. */
function secrets(): Record<string, string> {
  const all = Object.entries(landscape.secrets);
  return Object.fromEntries(all.map(([name, value]) => [name.replace('ORDERS', 'APP'), value]));
}

function database({ database: { host, port, name, user } }: OrdersEnvironment): object {
  return { db: host, dbPort: port, dbName: name, dbUser: user };
}

function urls(apps: OrdersEnvironment['apps']): object {
  return Object.fromEntries(Object.entries(apps).map(([name, { url }]) => [name, url]));
}

/** The second node of production, on a machine of its own. */
const another = { app2: { hostname: 'another-machine.example' } };

contract('required', 'the template of a web application on PostgreSQL', browserMissing(chromium), () => {
  it('finds what is wrong in production, and says what only the other machine can tell', async () => {
    const environments = landscape.environments.filter(({ name }) => name !== 'uat');
    const site = {
      environments: Object.fromEntries(
        environments.map((each) => [
          each.name,
          {
            with: {
              ...database(each),
              web: each.web.url,
              caFile: landscape.caFile,
              apps: urls(each.apps),
              configs: each.configs,
            },
            machines: { app1: { hostname: hostname() }, ...(each.name === 'production' ? another : {}) },
          },
        ]),
      ),
      timeZone: 'Asia/Shanghai',
    };
    const result = await runTemplate(folder, {
      name: 'web-application-postgresql',
      site,
      env: secrets(),
    });
    const wrong = Object.entries(notPassed(result));
    // How much memory the machine of this test has is its own affair.
    const asked = wrong.filter(([key]) => !key.startsWith('machines/') || key.endsWith('/app2'));
    const seen = asked.filter(([key, what]) => what !== 'blocked' || !key.endsWith('/app2'));
    expect(Object.fromEntries(seen)).toEqual({
      'api-release/among:version/production': 'fail',
      'db/settings.max_connections/production': 'fail',
      'machines/answers/production/app2': 'unknown (elsewhere)',
      'node-config/answers/production/app2': 'unknown (elsewhere)',
      'node-config/among:keys/production': 'blocked',
      'web-entry/renew-soon/production': 'fail',
      'web-page/exceptionCount/production': 'fail',
      'web-page/foreignOrigins/production': 'fail',
    });
    expect(result.verdict).toBe('not-ready');
  });
});

contract('required', 'the template of three environments', null, () => {
  it('finds what the tests do not stand for', async () => {
    expect(notPassed(await promote('own'))).toEqual(promoted);
  });

  it('fails on the configuration of production that names the database of test, and on nothing besides', async () => {
    expect(notPassed(await promote('test'))).toEqual({
      ...promoted,
      'config/database-host/production': 'fail',
    });
  });
});

/** UAT runs another PostgreSQL, one node of production an older build, and production has few connections. */
const promoted = {
  'app/among:version/production': 'fail',
  'db/across:version/uat': 'fail',
  'db/across:settings.max_connections/test': 'fail',
  'db/across:settings.max_connections/uat': 'fail',
};

async function promote(productionUses: 'own' | 'test'): ReturnType<typeof runTemplate> {
  const test = landscape.environments.find(({ name }) => name === 'test');
  const environments = landscape.environments.map((each): [string, object] => {
    const { host, port, name } = each.database;
    const named = productionUses === 'test' && each.name === 'production' ? test?.database.host : host;
    const lines = [
      `spring.datasource.url=jdbc:postgresql://${String(named)}:${String(port)}/${name}?ssl=false`,
      `spring.datasource.password=planted-${each.name}`,
      'orders.tax.rate=0.13',
    ];
    const config = put(folder, `${productionUses}/${each.name}/application.properties`, `${lines.join('\n')}\n`);
    return [each.name, { with: { ...database(each), apps: urls(each.apps), config } }];
  });
  const result = await runTemplate(folder, {
    name: 'three-environment-promotion',
    site: { environments: Object.fromEntries(environments), timeZone: 'Asia/Shanghai' },
    env: secrets(),
  });
  expect(JSON.stringify(result)).not.toContain('planted-');
  return result;
}
