import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseResult, put, savedResult, sharedFolder } from '../support/cli-files.ts';
import { builtCommand, runCli } from '../support/cli-run.ts';
import { json, sharedTarget } from '../support/cli-target.ts';

const folder = sharedFolder();
const target = sharedTarget({ '/info': json({ version: '1.2.0' }) });

/** What is written under the check, by the verdict it leads to. */
const cases = {
  ready: { code: 0, verdict: 'ready', check: 'expect: { status: 200 }', rest: '' },
  'minor failure': {
    code: 0,
    verdict: 'ready-with-risks',
    check: 'expect: { json.version: { equals: "9.9.9", severity: minor } }',
    rest: '',
  },
  'waived blocker': {
    code: 0,
    verdict: 'ready-with-risks',
    check: 'expect: { json.version: { equals: "9.9.9", severity: blocker } }',
    rest: `waivers:
  - { finding: app/json.version/production, because: accepted, owner: PM, ticket: T-1, until: 2099-01-31 }
  - { finding: app/json.version/test, because: accepted, owner: PM, ticket: T-1, until: 2099-01-31 }`,
  },
  'not ready': { code: 1, verdict: 'not-ready', check: 'expect: { json.version: { equals: "9.9.9" } }', rest: '' },
  'missing secret': {
    code: 3,
    verdict: 'inconclusive',
    check: 'expect: { status: 200 }',
    rest: '',
    settings: ', bearer: "${secret:NOWHERE_TOKEN}"',
  },
  'asked from elsewhere': {
    code: 3,
    verdict: 'inconclusive',
    check: 'expect: { status: 200 }\n    from: [far]',
    rest: '',
  },
} as const;

type Case = keyof typeof cases;
const names = Object.keys(cases).filter((name): name is Case => name in cases);

function profileOf(name: Case): string {
  const { check, rest } = cases[name];
  const settings = name === 'missing secret' ? cases[name].settings : '';
  const machines = name === 'asked from elsewhere' ? ', machines: { far1: { hostname: far.invalid, zone: far } }' : '';
  const text = `plumbline: 1
name: small
checks:
  app:
    probe: http
    target: { url: "${target().url}/info", read: [version]${settings} }
    ${check}
environments:
  test: { with: {}${machines} }
  production: { with: {}${machines} }
timeZone: UTC
${rest}
`;
  return put(folder, `${name.replaceAll(' ', '-')}.yaml`, text);
}

const outputs: readonly { readonly flags: readonly string[] }[] = [
  { flags: ['--format', 'html,json'] },
  { flags: ['--format', 'json', '--out', '-'] },
  { flags: ['--format', 'html', '--out', '-'] },
  { flags: ['--format', 'docx,xlsx,markdown,csv,junit,sarif,github'] },
];

/** Folder of the reports of one case and one way to write them. */
function outOf(name: Case, flags: readonly string[]): string {
  return join(folder, `out-${name}-${flags.join('')}`.replaceAll(/[^\w-]/g, '-'));
}

describe.each(names)('%s', (name) => {
  const { code, verdict } = cases[name];

  test.each(outputs)('$flags', async ({ flags }) => {
    const out = outOf(name, flags);
    const toScreen = flags.includes('-');
    mkdirSync(out, { recursive: true });
    const where = toScreen ? [] : ['--out', out];
    const ran = await runCli(['check', profileOf(name), ...flags, ...where], { cwd: out });
    expect(ran).toMatchObject({ code, signal: null });
    const printed = (toScreen ? ran.out : '').trim();
    expect(ran.out.trim()).toBe(printed);
    if (flags[1] === 'html' && toScreen) expect(printed).toMatch(/^<!doctype html>[^]*<\/html>$/i);
    if (flags[1] === 'json' && toScreen) expect(parseResult(printed).verdict).toBe(verdict);
    if (flags[1] === 'html,json') {
      expect(savedResult(out).verdict).toBe(verdict);
      expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('</html>');
    }
  });

  test('report of the saved result', async () => {
    const saved = join(outOf(name, ['--format', 'html,json']), 'report.json');
    const again = await runCli(['report', saved, '--format', 'json', '--out', '-', '--lang', 'zh-CN'], { cwd: folder });
    expect(again.code).toBe(code);
    expect(again.out).toBe(readFileSync(saved, 'utf8'));
  });
});

test('a format of bytes on standard output is the file', async () => {
  const saved = join(outOf('ready', ['--format', 'html,json']), 'report.json');
  const out = join(folder, 'bytes');
  const ran = await runCli(['report', saved, '--format', 'xlsx', '--out', out], { cwd: folder });
  const printed = spawnSync(process.execPath, [builtCommand, 'report', saved, '--format', 'xlsx', '--out', '-'], {
    env: { LANG: 'C.UTF-8' },
  });
  expect([ran.code, printed.status]).toEqual([0, 0]);
  expect(printed.stdout.subarray(0, 2).toString()).toBe('PK');
  expect(printed.stdout.equals(readFileSync(join(out, 'report.xlsx')))).toBe(true);
});

test('--format github adds to the page of the job, and an unwritable page changes no exit code', async () => {
  const saved = join(outOf('not ready', ['--format', 'html,json']), 'report.json');
  const page = put(folder, 'page.md', 'before\n');
  const words = ['report', saved, '--format', 'github', '--out', join(folder, 'summary')];
  const ran = await runCli(words, { cwd: folder, env: { GITHUB_STEP_SUMMARY: page } });
  expect(ran.code).toBe(1);
  expect(readFileSync(page, 'utf8')).toBe(
    `before\n${readFileSync(join(folder, 'summary', 'step-summary.md'), 'utf8')}`,
  );
  const failed = await runCli(words, { cwd: folder, env: { GITHUB_STEP_SUMMARY: folder } });
  expect(failed.code).toBe(1);
  expect(failed.err).toMatch(/cannot be written/);
});

test.each(['json', 'html'])('--format %s alone writes nothing else', async (format) => {
  const out = join(folder, `alone-${format}`);
  const ran = await runCli(['check', profileOf('not ready'), '--format', format, '--out', out], { cwd: folder });
  expect(ran.code).toBe(1);
  expect(readdirSync(out)).toEqual([`report.${format}`]);
});

test('--fail-on minor: a minor failure is not ready, in every place the same', async () => {
  const ran = await runCli(
    ['check', profileOf('minor failure'), '--fail-on', 'minor', '--format', 'json', '--out', '-'],
    { cwd: folder },
  );
  expect(ran.code).toBe(1);
  expect(parseResult(ran.out)).toMatchObject({ verdict: 'not-ready', failOn: 'minor' });
});

describe('no result could be written', () => {
  test.each([
    ['the folder is a file', 'a-file', ''],
    ['a folder cannot be made below a file', 'a-file/below', ''],
    ['the report is a folder', 'taken', 'taken/report.json/x'],
  ])('%s', async (_name, out, blocker) => {
    put(folder, 'a-file', 'x');
    if (blocker !== '') put(folder, blocker, 'x');
    const seen = target().connections();
    const ran = await runCli(['check', profileOf('ready'), '--format', 'html,json', '--out', out], { cwd: folder });
    expect(ran.code).toBe(4);
    expect(ran.err).toMatch(/cannot be written/);
    expect(ran.err).not.toMatch(/\n\s+at /);
    expect(target().connections()).toBe(seen);
  });

  test.runIf(process.platform === 'linux')('standard output takes nothing', async () => {
    const saved = join(outOf('ready', ['--format', 'html,json']), 'report.json');
    const command = `"${process.execPath}" "${builtCommand}" report "${saved}" --format json --out - > /dev/full`;
    expect(spawnSync('sh', ['-c', command]).status).toBe(4);
  });
});
