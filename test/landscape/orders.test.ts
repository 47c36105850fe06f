import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { once } from 'node:events';
import { connect } from 'node:tls';
import fetch from 'node-fetch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { LandscapeEvent } from '../../src/landscape/landscape-event.ts';
import { messagesEn } from '../../src/landscape/messages.en.ts';
import { messagesZhCn } from '../../src/landscape/messages.zh-CN.ts';
import { startOrdersLandscape, type OrdersLandscape } from '../../src/landscape/orders.ts';
import { writeOrdersSite } from '../../src/landscape/orders-site.ts';
import { withClient } from '../../src/landscape/postgres-ready.ts';
import { processesUsing } from '../support/processes.ts';

describe('the order system', () => {
  const events: LandscapeEvent[] = [];
  let landscape: OrdersLandscape;

  beforeAll(async () => {
    const { signal } = new AbortController();
    landscape = await startOrdersLandscape({ signal, now: new Date(), log: (event) => events.push(event) });
  });
  afterAll(async () => {
    await landscape.stop();
  });

  const environment = (name: string) => {
    const found = landscape.environments.find((one) => one.name === name);
    if (found === undefined) throw new Error(`No environment ${name}`);
    return found;
  };
  const query = (name: string, sql: string) =>
    withClient(loginOf(environment(name).database), async (client) => {
      const result = await client.query<Record<string, unknown>>(sql);
      return result.rows;
    });
  const json = async (url: string, ca?: string): Promise<unknown> => {
    const response = await fetch(url, ca === undefined ? {} : { agent: new Agent({ ca }) });
    return response.json();
  };

  test('has three environments on addresses of their own', () => {
    expect(landscape.environments.map((one) => one.name)).toEqual(['test', 'uat', 'production']);
    const places = landscape.environments.map((one) => `${one.database.host}:${one.database.port}`);
    expect(new Set(places).size).toBe(3);
  });

  test.each([
    ['test', 17, '200'],
    ['uat', 15, '200'],
    ['production', 17, '60'],
  ])('%s: PostgreSQL %i with %s connections, readable by its account', async (name, major, connections) => {
    expect(
      await query(
        name,
        `SELECT current_setting('server_version_num')::int / 10000 AS major,
                current_setting('max_connections') AS connections, current_setting('TimeZone') AS zone,
                (SELECT count(*)::int FROM product) AS products,
                (SELECT count(*)::int FROM pg_extension WHERE extname = 'pg_trgm') AS trgm`,
      ),
    ).toEqual([{ major, connections, zone: 'Asia/Shanghai', products: 2, trgm: 1 }]);
  });

  test('the account may not write', async () => {
    await expect(query('production', 'DELETE FROM product')).rejects.toMatchObject({ code: '42501' });
  });

  test('one node of production runs another build', async () => {
    const versions = await Promise.all(
      Object.values(environment('production').apps).map((app) => json(`${app.url}/actuator/info`)),
    );
    expect(versions).toMatchObject([{ build: { version: '8.2.1' } }, { build: { version: '8.2.0' } }]);
  });

  test('UAT names the database of test, the others their own', async () => {
    const place = ({ host, port }: { host: string; port: number }) => ({ database: { host, port, name: 'orders' } });
    const config = (name: string) => json(`${environment(name).apps['app1']?.url}/config`);
    expect(await config('test')).toMatchObject(place(environment('test').database));
    expect(await config('uat')).toMatchObject(place(environment('test').database));
    expect(await config('production')).toMatchObject(place(environment('production').database));
  });

  test('UAT is a hotfix ahead on the web', async () => {
    const ca = await readFile(landscape.caFile, 'utf8');
    const all = landscape.environments.map((one) => json(`${one.web.url}/version.json`, ca));
    expect(await Promise.all(all)).toMatchObject([{ version: '8.2.1' }, { version: '8.2.2' }, { version: '8.2.1' }]);
  });

  test.each([
    ['test', 300],
    ['uat', 300],
    ['production', 12],
  ])('the web certificate of %s is trusted and has %i days left', async (name, days) => {
    const { host, port } = environment(name).web;
    const socket = connect({ host, port, ca: await readFile(landscape.caFile, 'utf8') });
    await once(socket, 'secureConnect');
    const left = Date.parse(socket.getPeerCertificate().valid_to) - Date.now();
    socket.destroy();
    expect(Math.floor(left / 86_400_000)).toBe(days);
  });

  test('the site file says where everything is and holds no password', () => {
    const text = writeOrdersSite(landscape);
    const { database, apps, web } = environment('production');
    expect(parse(text)).toMatchObject({
      environments: {
        test: { with: { db: environment('test').database.host } },
        uat: { with: { dbPort: environment('uat').database.port } },
        production: {
          gate: true,
          with: {
            db: database.host,
            dbPort: database.port,
            apps: { app1: apps['app1']?.url, app2: apps['app2']?.url },
            web: web.url,
            caFile: landscape.caFile,
          },
        },
      },
    });
    for (const secret of Object.values(landscape.secrets)) expect(text).not.toContain(secret);
  });

  test('secrets are named by environment', () => {
    expect(landscape.secrets).toEqual({
      TEST_ORDERS_DB_PASSWORD: environment('test').database.password,
      UAT_ORDERS_DB_PASSWORD: environment('uat').database.password,
      PRODUCTION_ORDERS_DB_PASSWORD: environment('production').database.password,
    });
    expect(new Set(Object.values(landscape.secrets)).size).toBe(3);
  });

  test('tells what it starts, in both languages', () => {
    expect(events.filter((one) => one.code === 'landscape-database-started')).toHaveLength(3);
    expect(events.filter((one) => one.code === 'landscape-service-started')).toHaveLength(7);
    for (const { code, params } of events) {
      const names = [...messagesEn[code].matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(Object.keys(params).sort()).toEqual(names.sort());
      for (const name of names) expect(messagesZhCn[code]).toContain(`{${name}}`);
    }
  });

  test('stops twice without harm and leaves nothing', async () => {
    await Promise.all([landscape.stop(), landscape.stop()]);
    expect(await processesUsing(landscape.folder)).toEqual([]);
    expect(existsSync(landscape.folder)).toBe(false);
  });
});

function loginOf(database: { host: string; port: number; name: string; user: string; password: string }) {
  const { host, port, user, password, name } = database;
  return { host, port, user, password, database: name };
}
