import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../../../probes/command/index.ts';
import { readPairs } from '../../../probes/command/read-pairs.ts';
import { readPattern } from '../../../probes/command/read-pattern.ts';
import { notSupported } from '../../../src/kit/machine/missed.ts';
import { secretMark } from '../../../src/kit/settings.ts';
import { touchLineText } from '../../../src/model/plan.ts';
import { look } from '../../support/http-task.ts';
import { anyProbe, makeTask, runTasks } from '../../support/run-plan.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const node = process.execPath;

function issues(settings: unknown): readonly string[] {
  const parsed = command.settings.safeParse(settings);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('the settings of command', () => {
  it('take a name or a full path, and no secret', () => {
    expect(issues({ argv: ['redis-cli', '-p', '6379'] })).toEqual([]);
    expect(issues({ argv: ['/opt/app/bin/check.sh'], cwd: '/opt/app' })).toEqual([]);
    expect(issues({ argv: ['C:\\app\\check.exe'], cwd: 'D:\\app' })).toEqual([]);
    expect(issues({ argv: ['./check.sh'] })).toEqual(['argv.0: command.wanted-program']);
    expect(issues({ argv: ['bin/check.sh'] })).toEqual(['argv.0: command.wanted-program']);
    expect(issues({ argv: ['echo'], cwd: 'app' })).toEqual(['cwd: command.wanted-folder']);
    expect(issues({ argv: ['mysql', `-p${secretMark}`] })).toEqual(['argv.1: command.word']);
    expect(issues({ argv: ['mysql', '-uroot', '-pMARK'] })).toEqual(['argv: command.word']);
    expect(issues({ argv: ['check', '--password=MARK'] })).toEqual(['argv: command.word']);
    expect(issues({ argv: ['curl', '-u', 'a:MARK', 'http://h'] })).toEqual(['argv: command.word']);
    expect(issues({ argv: ['echo', 'a\0b'] })).toEqual(['argv.1: command.word']);
    expect(issues({ argv: [] })).not.toEqual([]);
    expect(issues({ argv: 'echo hi' })).not.toEqual([]);
  });

  it('refuse what could not be read', () => {
    expect(issues({ argv: ['x'], pattern: '(\\d+)' })).toEqual(['pattern: command.wanted-pattern']);
    expect(issues({ argv: ['x'], pattern: '(?P<v>x' })).toEqual(['pattern: command.wanted-pattern']);
    expect(issues({ argv: ['x'], pattern: '(?P<v>\\d+)', pairs: true })).toEqual(['pattern: command.one-way']);
    expect(issues({ argv: ['x'], json: ['a', 'a.b'] })).toEqual(['json: command.json-nested']);
    expect(issues({ argv: ['x'], json: ['a..b'] })).toEqual(['json.0: json-path']);
  });

  it('have every message in both languages', () => {
    const messages = ['word', 'wanted-program', 'wanted-folder', 'wanted-pattern', 'json-nested', 'one-way'].map(
      (name) => `command.${name}`,
    );
    expect(Object.keys(command.texts.en)).toEqual(expect.arrayContaining(messages));
    expect(Object.keys(command.texts['zh-CN'])).toEqual(Object.keys(command.texts.en));
    const settings = command.settings.parse({ argv: ['x'] });
    expect(Object.keys(command.texts.en)).toEqual(
      expect.arrayContaining(
        Object.keys(typeof settings === 'object' ? settings : {}).map((name) => `setting.${name}`),
      ),
    );
  });
});

describe('the touch list of command', () => {
  it('has the command word for word, chosen by the author, and its folder', () => {
    const settings = command.settings.parse({
      argv: ['sh', '-c', 'echo "$HOME"; id'],
      cwd: '/opt/app',
      sideEffect: true,
    });
    const touches = command.touches(settings);
    expect(touches.map(({ touch }) => touchLineText(touch))).toEqual([
      String.raw`command ["sh","-c","echo \"$HOME\"; id"]`,
      'file /opt/app',
    ]);
    expect(touches[0]).toMatchObject({ chosen: true, sideEffect: true, count: 1 });
  });
});

describe('a command', () => {
  it('gives exit code and output; what shells would read stays as it is', async () => {
    const say = 'console.log(process.argv[1]); console.error("careful"); process.exitCode = 2';
    const { answer, touched } = await look(command, { argv: [node, '-e', say, '$(id) `id` %PATH%'] });
    expect(answer?.facts).toMatchObject({
      exitCode: 2,
      signal: null,
      stdout: '$(id) `id` %PATH%',
      stderr: 'careful',
      json: null,
      values: null,
    });
    expect(answer?.gaps).toEqual([]);
    expect(touched).toHaveLength(1);
    command.facts.parse(answer?.facts);
  });

  it('reads GBK, JSON, pairs and named groups', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'say');
    await writeFile(
      path,
      Buffer.concat([
        Buffer.from("#!/bin/sh\necho '"),
        Buffer.from([0xb7, 0xfe, 0xce, 0xf1]),
        Buffer.from(" = 1.10'\n"),
      ]),
    );
    await chmod(path, 0o755);
    const gbk = await look(command, { argv: [path], cwd: folder, pairs: true });
    expect(gbk.answer?.facts).toMatchObject({ stdout: '服务 = 1.10', values: { 服务: '1.10' } });
    const json = await look(command, {
      argv: ['echo', '{"a":{"b":[12345678901234567890]},"c":1}'],
      json: ['a.b[0]', 'x'],
    });
    expect(json.answer?.facts.json).toEqual({ a: { b: { 0: '12345678901234567890' } } });
    const group = await look(command, {
      argv: ['echo', 'nginx version: nginx/1.24.0'],
      pattern: 'nginx/(?P<version>[0-9.]+)',
    });
    expect(group.answer?.facts.values).toEqual({ version: '1.24.0' });
  });

  it('has a gap where JSON was wanted and something else came, and where the output is long', async () => {
    const none = await look(command, { argv: ['echo', '<html>'], json: ['a'] });
    expect(none.answer?.facts).not.toHaveProperty('json');
    expect(none.answer?.gaps).toEqual([notSupported('json', 'command.gap.not-json', { at: 0 })]);
    const long = await look(command, { argv: [node, '-e', 'process.stdout.write("é".repeat(2e6))'], pairs: true });
    expect(long.answer?.facts.stdout).toHaveLength(65_536);
    expect(long.answer?.gaps?.map(({ path, reason, note }) => [path, reason, note])).toEqual([
      ['stdout', 'truncated', 'command.gap.first-characters'],
      ['values', 'truncated', 'kit.gap.too-long'],
    ]);
  });

  it('that is not there, or has no folder, is no answer', async () => {
    expect((await look(command, { argv: ['no-such-program-4711'] })).failure).toMatchObject({
      failureCause: 'command-not-found',
    });
    expect((await look(command, { argv: ['echo'], cwd: '/no/such/folder' })).failure).toMatchObject({
      failureCause: 'file-missing',
    });
  });

  it('runs only where commands are allowed', async () => {
    const probe = anyProbe(command);
    const task = makeTask(probe, { argv: ['echo', 'hi'] });
    const refused = await runTasks([task], [probe]);
    expect(refused.observations[0]?.failure).toMatchObject({ cause: 'commands-not-allowed' });
    expect(refused.observations[0]?.attempts).toEqual([]);
    const allowed = await runTasks([task], [probe], { options: { allowCommands: true } });
    expect(allowed.observations[0]?.facts).toMatchObject({ exitCode: 0, stdout: 'hi' });
    expect(allowed.observations[0]?.touched).toEqual([{ line: 'command ["echo","hi"]', count: 1 }]);
  });

  it('that never ends is ended at the deadline', async () => {
    const probe = anyProbe(command);
    const task = makeTask(probe, { argv: ['sleep', '600'] }, { timeoutMs: 100 });
    const { observations } = await runTasks([task], [probe], { options: { allowCommands: true } });
    expect(observations[0]?.failure).toMatchObject({ cause: 'deadline-exceeded', phase: 'command' });
  });
});

describe('readPairs', () => {
  it('takes whichever sign comes first, the full-width colon too, and the last of equal names', () => {
    const text =
      '# Server\r\nredis_version:7.0.5\r\nurl=jdbc:x://y\r\n版本：V8R6\nname : "a b"\nempty=\nsame=1\nsame=2\n=none\n__proto__=x\n';
    const values = readPairs(text);
    expect(Object.entries(values)).toEqual([
      ['redis_version', '7.0.5'],
      ['url', 'jdbc:x://y'],
      ['版本', 'V8R6'],
      ['name', 'a b'],
      ['empty', ''],
      ['same', '2'],
      ['__proto__', 'x'],
    ]);
  });

  it('stays quick and small on hostile lines', () => {
    expect(readPairs(`${'a '.repeat(100_000)}=1`)).toEqual({});
    const many = Array.from({ length: 5000 }, (_, n) => `n${String(n)}=1`).join('\n');
    expect(Object.keys(readPairs(many))).toHaveLength(1000);
  });
});

describe('readPattern', () => {
  it('leaves out groups that took no part, and gives none where nothing matches', () => {
    expect(readPattern('v1', 'v(?P<major>\\d+)(\\.(?P<minor>\\d+))?')).toEqual({ major: '1' });
    expect(readPattern('x', '(?P<major>\\d+)')).toEqual({});
  });
});

it('keeps no secret that a program prints, and says so', async () => {
  const folder = await temporaryFolder();
  const script = join(folder, 'print.mjs');
  await writeFile(script, `process.stdout.write('db.url=jdbc:mysql://u:MARK@h/d\\nDB_PASSWORD=MARK\\nversion=5.7\\n')`);
  const { answer } = await look(command, { argv: [node, script], pairs: true });
  expect(JSON.stringify(answer)).not.toContain('MARK');
  expect(answer?.facts.values).toEqual({
    'db.url': `jdbc:mysql${secretMark}`,
    DB_PASSWORD: secretMark,
    version: '5.7',
  });
  expect(answer?.gaps?.map(({ path }) => path)).toEqual(['stdout', 'values["db.url"]', 'values.DB_PASSWORD']);
  expect(new Set(answer?.gaps?.map(({ note }) => note))).toEqual(new Set(['command.gap.secret']));
  await writeFile(script, `console.log(JSON.stringify({ db: { user: 'a', password: 'MARK' }, version: 2 }))`);
  const json = await look(command, { argv: [node, script], json: ['db', 'version'] });
  expect(JSON.stringify(json.answer)).not.toContain('MARK');
  expect(json.answer?.facts.json).toEqual({ db: { user: 'a', password: secretMark }, version: 2 });
});
