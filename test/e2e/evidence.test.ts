import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseResult, put, savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli, type Ran } from '../support/cli-run.ts';
import { json, sharedTarget } from '../support/cli-target.ts';
import { prepare } from '../support/postgres-accounts.ts';
import { sharedPostgres } from '../support/postgres.ts';

const folder = sharedFolder();
let release = '1.2.0';
const target = sharedTarget({
  '/info': json({ version: '1.2.0', parts: { a: [1, 2] } }),
  '/version.json': (request, response) => json({ version: release })(request, response),
});
const database = sharedPostgres(17);
const env = { TOKEN: 'pa55-of-ready' };

beforeAll(async () => {
  await prepare(database(), [`CREATE ROLE ready LOGIN PASSWORD '${env.TOKEN}'`, 'CREATE DATABASE orders']);
  const db = database();
  put(
    folder,
    'orders.yaml',
    `plumbline: 1
name: orders
parameters:
  web: { type: url }
checks:
  db:
    probe: postgres
    target: { host: ${db.host}, port: ${String(db.port)}, database: orders, user: ready, password: "\${secret:TOKEN}" }
    expect: { version: ">=14 <18", 'settings.work_mem': { atLeast: 1 MiB } }
    across: { version: same-major, systemIdentifier: different }
  app:
    probe: http
    target: { url: "\${web}/info", read: [version, parts.a] }
    expect: { status: 200, json.version: { satisfies: ">=1.0 <2.0" } }
    across: { json.version: same }
  web:
    probe: release
    target: { url: "\${web}/version.json", json: version }
    across: { version: not-ahead }
  machine:
    probe: host
    expect: { memory.total: { atLeast: 64 MiB } }
  gone:
    probe: http
    target: { url: "http://127.0.0.1:9/" }
    expect: { status: 200 }
    in: [test]
relations:
  - { id: web-fits-app, left: web.version, right: app.json.version, rule: same-minor }
`,
  );
  const machines = (name: string) => `machines: { ${name}: { hostname: ${name}.invalid } }`;
  put(
    folder,
    'site.yaml',
    `environments:
  test: { with: { web: "${target().url}" }, ${machines('m1')} }
  production: { with: { web: "${target().url}" }, ${machines('m2')} }
timeZone: Asia/Shanghai
`,
  );
});

function run(command: string, ...flags: readonly string[]): Promise<Ran> {
  return runCli([command, 'orders.yaml', 'site.yaml', ...flags], { cwd: folder, env });
}

/** The saved result without what says how it was made. */
function withoutProvenance(path: string): string {
  const { provenance, ...rest } = parseResult(readFileSync(path, 'utf8'));
  expect(provenance.tool).toBe('plumbline');
  return JSON.stringify(rest, null, 1);
}

describe('saved evidence', () => {
  test('judged --as-of run equals the live run, byte for byte apart from provenance', async () => {
    const live = await run('check', '--as', 'production/m2', '--out', 'live', '--evidence', 'live/evidence.zip');
    expect(live.code).toBe(1);
    const flags = ['--evidence', 'live/evidence.zip', '--as-of', 'run', '--out', 'saved'];
    const saved = await run('judge', ...flags);
    expect(saved.code).toBe(1);
    const liveText = withoutProvenance(join(folder, 'live/report.json'));
    expect(withoutProvenance(join(folder, 'saved/report.json'))).toBe(liveText);
    const result = savedResult(join(folder, 'saved'));
    expect(new Set(result.findings.map((each) => each.outcome))).toEqual(
      new Set(['pass', 'fail', 'unknown', 'blocked']),
    );
    expect(result.provenance).toMatchObject({ command: 'judge', sources: [expect.stringMatching(/^[0-9a-f]{64}$/)] });
  });

  test('of a narrowed run is judged as narrowed', async () => {
    await run('check', '--only', 'app,web', '--out', 'narrow', '--evidence', 'narrow/evidence.zip');
    const flags = ['--evidence', 'narrow/evidence.zip', '--as-of', 'run', '--out', 'narrow-saved'];
    expect((await run('judge', ...flags)).code).toBe(0);
    expect(withoutProvenance(join(folder, 'narrow-saved/report.json'))).toBe(
      withoutProvenance(join(folder, 'narrow/report.json')),
    );
    expect(savedResult(join(folder, 'narrow-saved')).scope.partial).toBe(true);
  });

  test('states when it was seen and for when it was judged', async () => {
    const flags = ['--evidence', 'live/evidence.zip', '--as-of', '2031-05-06', '--out', 'later'];
    const ran = await run('judge', ...flags);
    expect(savedResult(join(folder, 'later')).judgedAs).toBe('2031-05-05T16:00:00.000Z');
    expect(ran.err).toMatch(/seen 20\d\d-.*judged as of 2031-05-06/);
    expect((await run('judge', '--evidence', 'live/evidence.zip', '--as-of', 'tomorrow')).code).toBe(2);
  });

  test('from two machines is merged; where both looked and saw something else, that is said', async () => {
    const first = await run('observe', '--as', 'test/m1', '--out', 'm1.zip');
    release = '1.2.1';
    const second = await run('observe', '--as', 'production/m2', '--out', 'm2.zip');
    release = '1.2.0';
    expect([first.code, second.code]).toEqual([0, 0]);
    const alone = await run('judge', '--evidence', 'm1.zip', '--only', 'machine', '--out', 'alone');
    expect(alone.code).toBe(3);
    const flags = ['--evidence', 'm1.zip', 'm2.zip', '--out', 'merged'];
    const judged = await run('judge', ...flags);
    const { findings, observations } = savedResult(join(folder, 'merged'));
    const machines = observations.filter((each) => each.task.check === 'machine');
    expect(machines.map((each) => [each.failure, each.vantage.place])).toEqual([
      [null, 'm2'],
      [null, 'm1'],
    ]);
    const noted = findings.filter((each) => each.notes.some((note) => note.code === 'cli.evidence-conflict'));
    expect(new Set(noted.map((each) => each.id.check))).toContain('web');
    expect(new Set(noted.map((each) => each.id.check))).not.toContain('app');
    expect(judged.err).toMatch(/web\/test: .*m2\.zip is newer and counts, m1\.zip saw something else/);
    expect(judged.err).not.toContain('app/test: ');
    // In the other order it is the same.
    await run('judge', '--evidence', 'm2.zip', 'm1.zip', '--out', 'merged-again');
    expect(savedResult(join(folder, 'merged-again')).findings).toEqual(findings);
  });

  test('against a baseline: exactly the setting that was changed is drift', async () => {
    const before = await run('check', '--only', 'db', '--out', 'before', '--evidence', 'before.zip');
    expect(before.code).toBe(1);
    await prepare(database(), ["ALTER SYSTEM SET work_mem = '8MB'", 'SELECT pg_reload_conf()']);
    await run('check', '--only', 'db', '--out', 'after', '--baseline', 'before.zip');
    const { drift } = savedResult(join(folder, 'after'));
    // What this account may not see is not comparable, before as after.
    const comparable = drift?.changes.filter((each) => each.kind !== 'not-comparable') ?? [];
    const changed = comparable.map((each) => [each.environment, each.path, each.kind]);
    expect(changed).toEqual([
      ['test', 'settingOrigins.work_mem', 'appeared'],
      ['test', 'settings.work_mem', 'changed'],
      ['production', 'settingOrigins.work_mem', 'appeared'],
      ['production', 'settings.work_mem', 'changed'],
    ]);
    expect(comparable[1]).toMatchObject({ before: 4194304, after: 8388608, listed: true });
  });

  test('that is damaged is refused', async () => {
    const bytes = readFileSync(join(folder, 'live/evidence.zip'));
    bytes.fill(7, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 40);
    writeFileSync(join(folder, 'damaged.zip'), bytes);
    const ran = await run('judge', '--evidence', 'damaged.zip');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('damaged.zip');
    put(folder, 'no-journal.ndjson', '{"hello": 1}\n');
    expect(await run('judge', '--evidence', 'no-journal.ndjson')).toMatchObject({ code: 2, out: '' });
  });
});

test('the archive names the machine that looked', () => {
  const { run: info } = savedResult(join(folder, 'live'));
  expect(info.vantages.map((each) => each.hostname)).toContain(hostname());
});
