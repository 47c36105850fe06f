import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOrdersLandscape, type OrdersLandscape } from '../../src/landscape/orders.ts';
import { findingKey } from '../../src/model/identity.ts';
import { savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli } from '../support/cli-run.ts';

const folder = sharedFolder();
let landscape: OrdersLandscape;

beforeAll(async () => {
  const signal = new AbortController().signal;
  landscape = await startOrdersLandscape({ signal, log: () => undefined, now: new Date(), certificateDays: 90 });
});

afterAll(async () => {
  await landscape.stop();
});

function targets(): readonly string[] {
  return landscape.environments.flatMap(({ name, database, apps, web }) => [
    `${name}/orders-db=postgres://${database.user}@${database.host}:${String(database.port)}/${database.name}`,
    ...Object.entries(apps).map(([node, { url }]) => `${name}/app/${node}=release+${url}/actuator/info#build.version`),
    ...Object.entries(apps).map(([node, { url }]) => `${name}/health/${node}=${url}/actuator/health`),
    `${name}/门户=${web.url}/`,
  ]);
}

describe('plumbline init', { timeout: 180_000 }, () => {
  for (const language of ['en', 'zh-CN'] as const) {
    test(`writes a profile that validates and passes, and fails for what changes later (${language})`, async () => {
      const out = join(folder, language);
      const options = { cwd: folder, env: landscape.secrets };
      const flags = targets().flatMap((each) => ['--target', each]);
      const made = await runCli(
        ['init', '--name', 'orders', '--out', out, '--ca', landscape.caFile, '--lang', language, ...flags],
        options,
      );
      expect(made).toMatchObject({ code: 0, out: '' });
      const files = [join(out, 'orders.yaml'), join(out, 'orders-site.yaml')];
      expect(await runCli(['validate', ...files], options)).toMatchObject({ code: 0 });
      const ran = await runCli(['check', ...files, '--out', join(out, 'report'), '--fail-on', 'minor'], options);
      const result = savedResult(join(out, 'report'));
      expect(result.findings.filter((each) => each.outcome !== 'pass')).toEqual([]);
      expect(ran.code).toBe(0);
      const asked = result.findings.filter((each) => each.kind !== 'answers').map((each) => each.id.rule);
      expect(asked).toEqual(expect.arrayContaining(['version', 'settings.max_connections', 'across:systemIdentifier']));
      const text = readFileSync(join(out, 'orders.yaml'), 'utf8');
      expect(text).toContain(language === 'en' ? 'left out, because it did not hold' : '未列入，因为当时不符合');
      const env = readFileSync(join(out, 'orders.env.example'), 'utf8');
      expect(env).toContain('ORDERS_DB_PASSWORD=\n');
      for (const secret of Object.values(landscape.secrets)) expect(text + env).not.toContain(secret);

      // one setting of the site is now another one
      const stricter = text.replace('{ atLeast: 60 }', '{ atLeast: 61 }');
      expect(stricter).not.toBe(text);
      writeFileSync(join(out, 'orders.yaml'), stricter);
      await runCli(['check', ...files, '--out', join(out, 'again')], options);
      const changed = savedResult(join(out, 'again')).findings.filter((each) => each.outcome !== 'pass');
      expect(changed.map((each) => findingKey(each.id))).toEqual(['orders-db/settings.max_connections/production']);
    });
  }

  test('asks nothing of what did not answer, and says why', async () => {
    const out = join(folder, 'silent');
    const flags = ['--target', 'test/api=http://127.0.0.1:1/', '--target', 'production/api=http://127.0.0.1:1/'];
    const made = await runCli(['init', '--out', out, ...flags], { cwd: folder });
    expect(made.code).toBe(0);
    const text = readFileSync(join(out, 'system.yaml'), 'utf8');
    expect(text).toContain('It did not answer in production when this was written: 127.0.0.1 refused');
    expect(text).not.toContain('expect:');
    expect(await runCli(['validate', 'silent/system.yaml', 'silent/system-site.yaml'], { cwd: folder })).toMatchObject({
      code: 0,
    });
  });

  test('refuses what it cannot use, all at once, and repeats no password', async () => {
    const wrong = [
      'production/db=postgres://ready:tiger@db.example/orders',
      'production/api',
      'production/x=gopher://x',
      'production/web=release+https://x.example/version.json',
    ].flatMap((each) => ['--target', each]);
    const ran = await runCli(['init', '--out', 'wrong', ...wrong], { cwd: folder });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).not.toContain('tiger');
    for (const part of ['holds a password', 'ENVIRONMENT/NAME=ADDRESS', 'gopher', 'Behind #'])
      expect(ran.err).toContain(part);
    expect(await runCli(['init'], { cwd: folder })).toMatchObject({ code: 2 });
    const there = ['init', '--out', 'silent', '--target', 'test/api=http://127.0.0.1:1/'];
    expect(await runCli(there, { cwd: folder })).toMatchObject({ code: 2 });
  });

  test('makes a form for the customer, and says what is missing in it', async () => {
    writeFileSync(
      join(folder, 'form.yaml'),
      "plumbline: 1\nname: form\nparameters:\n  api: { type: url }\nchecks:\n  api: { probe: http, target: { url: '${api}' } }\n",
    );
    const made = await runCli(['init', '--make-survey', 'form.yaml', '--out', 'form.xlsx'], { cwd: folder });
    expect(made).toMatchObject({ code: 0, out: '' });
    const read = await runCli(['init', '--survey', 'form.xlsx', 'form.yaml', '--out', 'formed'], { cwd: folder });
    expect(read).toMatchObject({ code: 2, out: '' });
    expect(read.err).toContain('Parameters!F2: The value of “api” for test is missing.');
    expect(read.err).toContain('Parameters!G2: The value of “api” for production is missing.');
    expect(read.err).not.toContain('    at ');
  });
});
