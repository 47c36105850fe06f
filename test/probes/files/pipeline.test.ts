import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadProbes } from '../../../probes/registry.ts';
import { toolbox } from '../../../src/assess/toolbox.ts';
import { judge } from '../../../src/judge/judge.ts';
import type { Judgement } from '../../../src/judge/judgement.ts';
import { plan } from '../../../src/plan/plan.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';
import { noJournal } from '../../../src/run/journal.ts';
import { defaultRunOptions } from '../../../src/run/run-input.ts';
import { run } from '../../../src/run/run.ts';
import { secretsFromRecord } from '../../../src/run/secrets.ts';
import { readTexts } from '../../support/read-profile.ts';
import { testWorld } from '../../support/run-plan.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const everyProbe = await loadProbes();

/** Environment -> its machine. All are this one here: each looks at a folder of its own. */
const environments = { test: 't1', uat: 'u1', production: 'p1' } as const;

const profile = `plumbline: 1
name: configuration
parameters:
  root: { type: text, describe: folder of the configuration }
  db: { type: host, describe: order database }
checks:
  config:
    probe: files
    target: { path: '\${root}/application.properties' }
    expect:
      keys["spring.datasource.url"]: { contains: '\${db}' }
      connections[key="spring.datasource.url"].host: { equals: '\${db}', id: db-host }
      keys["server.port"]: 8080
      encoding: UTF-8
    across:
      keys: { rule: same-except, paths: ['["spring.datasource.url"]', '["server.address"]', '["db.password"]'] }
`;

function site(root: string): string {
  const lines = Object.entries(environments).map(
    ([name, machine]) => `  ${name}:
    with: { root: '${root}/${name}', db: ${name}-db }
    machines: { ${machine}: { hostname: ${machine} } }`,
  );
  return `environments:\n${lines.join('\n')}\ntimeZone: Asia/Shanghai\n`;
}

function settings(database: string, address: string, more = ''): string {
  return [
    `spring.datasource.url=jdbc:postgresql://${database}:5432/orders`,
    `server.address=${address}`,
    'server.port=8080',
    `db.password=secret-of-${database}`,
    more,
  ].join('\n');
}

async function judged(
  contents: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): Promise<Judgement & { readonly all: string }> {
  const root = await temporaryFolder();
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'application.properties'), content);
  }
  const read = readTexts('p.yaml', profile, { site: { name: 'site.yaml', content: site(root) } });
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  const tools = toolbox(everyProbe);
  const everything = { environments: null, checks: null, tags: null, stages: null };
  const planned = plan(read.profile, tools.forPlan, everything);
  const places = new Map(Object.entries(environments).map(([name, place]) => [name, { place, zone: null }]));
  const { observations } = await run({
    plan: planned,
    probes: tools.probes,
    approved: planned.touchList.lines,
    timeZone: 'Asia/Shanghai',
    runId: 'r1',
    agentName: 'plumbline/test',
    reference: referenceData,
    world: testWorld({ places }),
    secrets: secretsFromRecord({}),
    again: null,
    journal: noJournal,
    progress: () => undefined,
    signal: new AbortController().signal,
    options: defaultRunOptions,
  });
  const judgement = judge({
    profile: read.profile,
    plan: planned,
    observations,
    conflicts: [],
    probes: tools.forJudge,
    reference: referenceData,
    attestations: [],
    baseline: null,
    interrupted: false,
    failOn: 'major',
    now: Date.parse('2026-12-01T00:00:00Z'),
  });
  return { ...judgement, all: JSON.stringify({ judgement, observations }) };
}

function notPassed({ findings }: Judgement): string[] {
  return findings
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ id, outcome }) => `${id.rule} ${id.environment}: ${outcome}`)
    .sort();
}

it('passes where every environment names its own database', async () => {
  const result = await judged({
    test: settings('test-db', 'a'),
    uat: settings('uat-db', 'b'),
    production: settings('production-db', 'c'),
  });
  expect(notPassed(result)).toEqual([]);
  expect(result.verdict).toBe('ready');
  expect(result.all).not.toContain('secret-of');
});

it('fails on exactly that when production names the test database', async () => {
  const result = await judged({
    test: settings('test-db', 'a'),
    uat: settings('uat-db', 'b'),
    production: settings('test-db', 'c'),
  });
  expect(notPassed(result)).toEqual(['db-host production: fail', 'keys["spring.datasource.url"] production: fail']);
  expect(result.verdict).toBe('not-ready');
});

it('fails on exactly the setting that only production has', async () => {
  const result = await judged({
    test: settings('test-db', 'a'),
    uat: settings('uat-db', 'b'),
    production: settings('production-db', 'c', 'debug=true'),
  });
  const failed = result.findings.filter(({ outcome }) => outcome === 'fail');
  expect(new Set(failed.map(({ id }) => id.rule))).toEqual(new Set(['across:keys']));
  expect(failed.flatMap(({ differences }) => differences.map(({ path }) => path))).toContain('debug');
});

it('fails, and is not unknown, where production has no such file', async () => {
  const result = await judged({ test: settings('test-db', 'a'), uat: settings('uat-db', 'b') });
  const production = result.findings.filter(
    ({ id }) => id.environment === 'production' && !id.rule.startsWith('across'),
  );
  expect(Object.fromEntries(production.map(({ id, outcome }) => [id.rule, outcome]))).toMatchObject({
    'keys["spring.datasource.url"]': 'fail',
    'db-host': 'fail',
  });
});

it('takes nothing for agreement where two environments read one file by two paths', async () => {
  const result = await judged(
    { test: settings('test-db', 'a'), production: settings('production-db', 'c') },
    { uat: './production' },
  );
  const across = result.findings.filter(({ id }) => id.rule.startsWith('across'));
  expect(across.map(({ id, outcome, actual }) => [id.environment, outcome, actual.code])).toEqual([
    ['test', 'pass', 'compare.alike'],
    ['uat', 'unknown', 'compare.one-system'],
  ]);
});
