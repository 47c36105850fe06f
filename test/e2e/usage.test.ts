import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseResult, put, savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli } from '../support/cli-run.ts';
import { json, sharedTarget } from '../support/cli-target.ts';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

const folder = sharedFolder();
const target = sharedTarget({ '/info': json({ version: '1.2.0' }), '/other': json({}) });

/** Two checks on one server in two environments. */
function profile(name = 'two.yaml'): string {
  return put(
    folder,
    name,
    `plumbline: 1
name: two
checks:
  app:
    tags: [application]
    probe: http
    target: { url: "${target().url}/info", read: [version] }
    expect: { status: 200, json.version: "1.2.0" }
  other:
    stage: [later]
    probe: http
    target: { url: "${target().url}/other" }
    expect: { status: 200 }
environments: { test: { with: {} }, production: { with: {} } }
timeZone: UTC
`,
  );
}

describe('a mistake in how it is called: exit 2, nothing contacted, nothing on standard output', () => {
  test.each([
    ['a tag that no check has', ['--tag', 'typo'], /typo/],
    ['an environment that is not there', ['--env', 'typo'], /typo.*(test|production)/],
    ['a check that is not there', ['--only', 'ap'], /“?ap”?.*app/],
    ['a stage that is not there', ['--stage', 'typo'], /typo/],
    ['a format that does not exist', ['--format', 'pdf'], /pdf.*html/],
    ['two formats on standard output', ['--format', 'html,json', '--out', '-'], /exactly one/],
    ['a flag that does not exist', ['--nonsense'], /--nonsense/],
    ['a number that is none', ['--concurrency', 'many'], /whole number/],
    ['a machine that is not there', ['--as', 'nobody'], /nobody/],
    ['a touch list that is not there', ['--approved', 'nowhere.json'], /nowhere\.json/],
    ['a folder of secrets that is not there', ['--secrets', 'nowhere'], /nowhere/],
    ['a baseline that is not there', ['--baseline', 'nowhere.zip'], /nowhere\.zip/],
    ['a severity that does not decide', ['--fail-on', 'info'], /major.*minor/],
    ['too many words', ['third-word'], /too many arguments|third-word/],
  ])('%s', async (_name, flags, said) => {
    const seen = target().connections();
    const words = flags[0] === 'third-word' ? ['site.yaml', ...flags] : flags;
    const ran = await runCli(['check', profile(), ...words], { cwd: folder });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(said);
    expect(ran.err).not.toMatch(/\n\s+at /);
    expect(target().connections()).toBe(seen);
  });

  test('a profile that is not there, and one with mistakes', async () => {
    const missing = await runCli(['check', 'nowhere.yaml'], { cwd: folder });
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toContain('nowhere.yaml');
    put(folder, 'wrong.yaml', 'plumbline: 1\nname: wrong\nchecks:\n  app: { probe: htp }\n');
    for (const command of ['check', 'validate', 'plan', 'observe']) {
      const wrong = await runCli([command, 'wrong.yaml'], { cwd: folder });
      expect(wrong).toMatchObject({ code: 2, out: '' });
      expect(wrong.err).toMatch(/wrong\.yaml:4:\d+/);
    }
  });

  test('an unknown command, and a file that is no result', async () => {
    expect(await runCli(['chek'], { cwd: folder })).toMatchObject({ code: 2, out: '' });
    put(folder, 'no-result.json', '{"format":"something else"}');
    expect(await runCli(['report', 'no-result.json'], { cwd: folder })).toMatchObject({ code: 2, out: '' });
  });
});

const commands = ['check', 'plan', 'validate', 'observe', 'judge', 'report', 'probes', 'demo'];

test.each([[], ...commands.map((name) => [name])])('--help of %s', async (...words) => {
  const ran = await runCli([...words, '--help'], { cwd: folder });
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toContain(['Usage: plumbline', ...words].join(' '));
});

test('--version is the version of the package', async () => {
  const ran = await runCli(['--version'], { cwd: folder });
  const path = new URL('../../package.json', import.meta.url);
  const pack: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(ran.out.trim()).toMatch(/^\d+\.\d+\.\d+/);
  expect(pack).toMatchObject({ version: ran.out.trim() });
  expect(ran).toMatchObject({ code: 0, err: '' });
});

test('a narrowed run says so beside every verdict, on the terminal, in HTML and in JSON', async () => {
  const out = join(folder, 'partial');
  const ran = await runCli(['check', profile(), '--tag', 'application', '--out', out], { cwd: folder });
  expect(ran.code).toBe(0);
  const note = /partial, 1 of 2 checks/i;
  // One verdict overall and one for each environment.
  const lines = ran.err.split('\n').filter((line) => /READY|Ready/.test(line));
  const overall = lines.findIndex((line) => line.includes('READY'));
  expect(lines).toHaveLength(3);
  expect(ran.err.split('\n').filter((line) => note.test(line)).length).toBeGreaterThanOrEqual(3);
  expect(lines.filter((_line, index) => index !== overall).every((line) => note.test(line))).toBe(true);
  const shown = verdictsIn(readFileSync(join(out, 'report.html'), 'utf8'));
  expect(shown.length).toBeGreaterThanOrEqual(3);
  for (const text of shown) expect(text).toMatch(note);
  expect(savedResult(out).scope).toMatchObject({ partial: true, selectedChecks: 1, totalChecks: 2 });
});

type Node = DefaultTreeAdapterTypes.Node;

/** The text around each verdict badge of a report. */
function verdictsIn(document: string): readonly string[] {
  const found: string[] = [];
  const walk = (node: Node, parent: Node | null): void => {
    const classes = 'attrs' in node ? (node.attrs.find((each) => each.name === 'class')?.value ?? '') : '';
    const isVerdict = /\bv-(?:ready|ready-with-risks|not-ready|inconclusive)\b/.test(classes);
    if (isVerdict) found.push(textOf(node.nodeName === 'strong' ? (parent ?? node) : node));
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, node);
  };
  walk(parse(document), null);
  return found;
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : '';
}

describe('--approved', () => {
  async function touchList(): Promise<{ lines: { line: string; count: number }[] }> {
    const ran = await runCli(['plan', profile(), '--format', 'json'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, err: '' });
    // The shape is the command's own; what is wrong in it fails the tests below.
    return JSON.parse(ran.out) as { lines: { line: string; count: number }[] };
  }

  test('what plan printed is let through', async () => {
    const path = put(folder, 'touch.json', JSON.stringify(await touchList()));
    const ran = await runCli(['check', profile(), '--approved', path, '--format', 'json', '--out', '-'], {
      cwd: folder,
    });
    expect(ran.code).toBe(0);
    expect(parseResult(ran.out).verdict).toBe('ready');
  });

  test('lines that are missing, and counts that are too small, are refused before anything is contacted', async () => {
    const list = await touchList();
    const [first, second, ...rest] = list.lines;
    if (first === undefined || second === undefined) throw new Error('the plan touches more than this');
    const path = put(
      folder,
      'less.json',
      JSON.stringify({ ...list, lines: [{ ...first, count: first.count - 1 }, ...rest] }),
    );
    const seen = target().connections();
    const ran = await runCli(['check', profile(), '--approved', path], { cwd: folder });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`${first.line} (${String(first.count)}×)`);
    expect(ran.err).toContain(`${second.line} (${String(second.count)}×)`);
    expect(ran.err).toContain('2 things');
    expect(target().connections()).toBe(seen);
  });

  test('what is no touch list is refused', async () => {
    const path = put(folder, 'odd.json', '{"lines": 3}');
    expect(await runCli(['check', profile(), '--approved', path], { cwd: folder })).toMatchObject({ code: 2 });
  });
});

test('from another folder, with blanks and Chinese characters in the paths', async () => {
  const place = '检查 方案/订单 系统';
  const path = profile(`${place}/方案 一.yaml`);
  const text = readFileSync(path, 'utf8');
  const [above = '', below = ''] = text.split('environments:');
  put(
    folder,
    `${place}/方案 一.yaml`,
    `plumbline: 1\ninclude: ["部分 二.yaml"]\n${above.replace('plumbline: 1\n', '')}`,
  );
  put(
    folder,
    `${place}/部分 二.yaml`,
    `plumbline: 1\nchecks:\n  more: { probe: http, target: { url: "${target().url}/info" }, expect: { status: 200 } }\n`,
  );
  put(folder, '现场 参数.yaml', `environments:${below}`);
  const elsewhere = join(folder, '另 一处');
  put(elsewhere, 'x', '');
  const ran = await runCli(['check', `../${place}/方案 一.yaml`, '../现场 参数.yaml', '--out', '报告 一'], {
    cwd: elsewhere,
  });
  expect(ran.err).toContain('报告 一/report.html');
  expect(ran).toMatchObject({ code: 0, out: '' });
  expect(savedResult(join(elsewhere, '报告 一')).checks.map((check) => check.name)).toContain('more');
});
