import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { files } from '../../../probes/files/index.ts';
import { noted } from '../../../src/kit/machine/missed.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { value } from '../../../src/model/message.ts';
import { look } from '../../support/http-task.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function see(path: string, settings: JsonObject = {}) {
  const { answer, failure, touched } = await look(files, { path, ...settings });
  if (answer === null) throw failure ?? new Error('no answer');
  return { facts: answer.facts, gaps: answer.gaps ?? [], touched };
}

async function folder(content: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const path = await temporaryFolder();
  for (const [name, each] of Object.entries(content)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), each);
  }
  return path;
}

async function archive(content: Readonly<Record<string, string | Uint8Array>>, name = 'app.war'): Promise<string> {
  const path = join(await temporaryFolder(), name);
  const bytes = Object.fromEntries(Object.entries(content).map(([entry, each]) => [entry, Buffer.from(each)]));
  writeFileSync(path, zipSync(bytes));
  return path;
}

/** Settings inside are read only where they are named, and a jar need not say its version: neither is a trouble. */
function isUnexpected({ path }: { readonly path: string }): boolean {
  return !['keys', 'duplicateKeys', 'connections', 'dates', 'libraries.ojdbc8'].includes(path);
}

const war = {
  'META-INF/MANIFEST.MF':
    'Manifest-Version: 1.0\r\nImplementation-Version: 2.4.1\r\nBuild-Time: 2026-11-0\r\n 2\r\nBuild-Token: hunter2\r\n\r\nName: x\r\nA: b\r\n',
  'WEB-INF/lib/postgresql-42.7.4.jar': 'x',
  'WEB-INF/lib/spring-core-6.1.14.jar': 'y',
  'WEB-INF/lib/ojdbc8.jar': 'z',
  'WEB-INF/classes/application.yml': 'server:\n  port: 8080\ndb:\n  password: hunter2\n',
  'a-b.txt': '1',
  'a/x.txt': '2',
  'a.txt': '3',
};

it('lists a folder in one order, with digests and sums', async () => {
  const path = await folder(war);
  const { facts, gaps, touched } = await see(`${path}/`);
  expect(touched).toEqual([`file ${path}/**`]);
  expect(gaps.filter(isUnexpected)).toEqual([]);
  expect(facts.manifest?.map((entry) => entry.path)).toEqual([
    'META-INF',
    'META-INF/MANIFEST.MF',
    'WEB-INF',
    'WEB-INF/classes',
    'WEB-INF/classes/application.yml',
    'WEB-INF/lib',
    'WEB-INF/lib/ojdbc8.jar',
    'WEB-INF/lib/postgresql-42.7.4.jar',
    'WEB-INF/lib/spring-core-6.1.14.jar',
    'a',
    'a/x.txt',
    'a-b.txt',
    'a.txt',
  ]);
  expect(facts.tree).toMatchObject({ files: 8, folders: 5, links: 0, outside: 0 });
  expect(facts.libraries).toEqual({ postgresql: '42.7.4', 'spring-core': '6.1.14', ojdbc8: '?' });
  expect(facts.attributes).toEqual({
    'Manifest-Version': '1.0',
    'Implementation-Version': '2.4.1',
    'Build-Time': '2026-11-02',
  });
  expect(facts).toMatchObject({ kind: 'folder', sha256: null });
  // two folders of which no settings were read, and two jars without a version, are not alike for that
  expect(gaps.map((each) => each.path)).toEqual(expect.arrayContaining(['keys', 'dates', 'libraries.ojdbc8']));
  expect(facts).not.toHaveProperty('keys');
});

it('finds the same in an archive as in its folder', async () => {
  const [inFolder, inArchive] = [await see(`${await folder(war)}/`), await see(await archive(war))];
  expect(inArchive.gaps.filter(isUnexpected)).toEqual([]);
  expect(inArchive.facts.tree?.sha256).toBe(inFolder.facts.tree?.sha256);
  expect(inArchive.facts.attributes).toEqual(inFolder.facts.attributes);
  expect(inArchive.facts.libraries).toEqual(inFolder.facts.libraries);
  expect(inArchive.facts.manifest).toEqual(inFolder.facts.manifest?.filter(({ kind }) => kind === 'file'));
  const changed = await see(await archive({ ...war, 'a.txt': '4' }));
  expect(changed.facts.tree?.sha256).not.toBe(inFolder.facts.tree?.sha256);
});

it('reads the settings of the files that are named', async () => {
  const include = ['**/*.yml'];
  for (const path of [`${await folder(war)}/`, await archive(war)]) {
    const { facts, gaps } = await see(path, { include });
    const name = 'WEB-INF/classes/application.yml';
    expect(facts.keys).toEqual({ [`${name}:server.port`]: 8080, [`${name}:db.password`]: '••••' });
    expect(gaps.map((gap) => gap.path)).toEqual([`keys["${name}:db.password"]`]);
    expect(facts.manifest?.map((entry) => entry.path)).toEqual([name]);
  }
});

it('leaves out what it is told to, without entering it', async () => {
  const path = await folder({ 'a.js': '1', 'a.js.map': '2', 'logs/x.log': '3', 'logs/deep/y.log': '4' });
  const { facts } = await see(`${path}/`, { exclude: ['**/*.map', 'logs/**'] });
  expect(facts.manifest?.map((entry) => entry.path)).toEqual(['a.js']);
});

it('keeps a number of entries; the digest covers all', async () => {
  const path = await folder(war);
  const { facts, gaps } = await see(`${path}/`, { entries: 3 });
  expect(facts.manifest).toHaveLength(3);
  expect(facts.tree?.sha256).toBe((await see(`${path}/`)).facts.tree?.sha256);
  expect(gaps.filter(isUnexpected)).toEqual([
    { path: 'manifest', ...noted('truncated', 'files.gap.listed', { count: value(3) }) },
  ]);
});

it('meets links and never follows them', async () => {
  const path = await folder({ 'in/a.txt': '1' });
  symlinkSync('/etc/passwd', join(path, 'out'));
  symlinkSync('/etc', join(path, 'out-folder'));
  symlinkSync('..', join(path, 'in', 'up'));
  symlinkSync('../..', join(path, 'in', 'higher'));
  symlinkSync('.', join(path, 'loop'));
  symlinkSync('nowhere', join(path, 'dangling'));
  const { facts, gaps } = await see(`${path}/`);
  expect(gaps.filter(isUnexpected)).toEqual([]);
  expect(facts.tree).toMatchObject({ files: 1, folders: 1, links: 6, outside: 3 });
  const links = facts.manifest
    ?.filter(({ kind }) => kind === 'link')
    .map((entry) => [entry.path, entry.outside ?? false]);
  expect(links).toEqual([
    ['dangling', false],
    ['in/higher', true],
    ['in/up', false],
    ['loop', false],
    ['out', true],
    ['out-folder', true],
  ]);
  expect(facts.manifest?.find((entry) => entry.path === 'out')).toEqual({
    path: 'out',
    kind: 'link',
    size: null,
    sha256: null,
    linksTo: '/etc/passwd',
    outside: true,
  });
});

it('bears hostile names and lists what it never opens', async () => {
  const path = await folder({ 'a\nb': '1', '\u202Etxt.exe': '2', '-rf': '3', ['x'.repeat(250)]: '4' });
  writeFileSync(Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xc5, 0xe4, 0xd6, 0xc3])]), '5');
  writeFileSync(Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xff])]), '6');
  execFileSync('mkfifo', [join(path, 'pipe')]);
  const { facts, gaps } = await see(`${path}/`);
  expect(gaps.filter(isUnexpected)).toEqual([]);
  const names = facts.manifest?.map((entry) => entry.path);
  expect(names).toEqual(expect.arrayContaining(['a\nb', '\u202Etxt.exe', '-rf', '配置', '\\xff', 'pipe']));
  expect(facts.manifest?.find((entry) => entry.path === 'pipe')?.kind).toBe('special');
  expect(facts.tree).toMatchObject({ files: 6 });
});

it.skipIf(process.getuid?.() === 0)('says what it may not read', async () => {
  const path = await folder({ 'a/secret': '1', 'b/x': '2' });
  chmodSync(join(path, 'a', 'secret'), 0);
  const one = await see(`${path}/`);
  expect(one.gaps).toContainEqual({
    path: 'manifest[path="a/secret"].sha256',
    reason: 'not-permitted',
    detail: 'EACCES',
  });
  expect(one.gaps).toContainEqual({ path: 'tree.sha256', reason: 'not-permitted', detail: 'EACCES' });
  chmodSync(join(path, 'b'), 0);
  const other = await see(`${path}/`);
  chmodSync(join(path, 'b'), 0o755);
  expect(other.gaps).toContainEqual(expect.objectContaining({ path: 'tree', reason: 'not-permitted' }));
  expect(other.gaps).toContainEqual(expect.objectContaining({ path: 'manifest', reason: 'truncated' }));
});

it('says when a file is written to while it is read', async () => {
  const path = await folder({});
  const growing = join(path, 'log');
  writeFileSync(growing, '');
  truncateSync(growing, 64 * 1024 * 1024);
  const looked = see(`${path}/`);
  const state = { over: false };
  void looked.finally(() => {
    state.over = true;
  });
  while (!state.over) await appendFile(growing, 'x');
  const { facts, gaps } = await looked;
  expect(facts.tree).not.toHaveProperty('sha256');
  expect(gaps).toContainEqual(expect.objectContaining({ path: 'manifest[path="log"].sha256', reason: 'not-reached' }));
});

it('shows entries of an archive that would leave its folder', async () => {
  const { facts } = await see(await archive({ '../../etc/passwd': 'x', '/abs': 'y', 'ok.txt': 'z', 'C:/w': 'v' }));
  const outside = facts.manifest?.filter((entry) => entry.outside).map((entry) => entry.path);
  expect(outside).toEqual(['/abs', '../../etc/passwd', 'C:/w']);
  expect(facts.tree?.outside).toBe(3);
});

it('trusts no size that an archive declares', async () => {
  const bytes = zipSync({ 'bomb.txt': Buffer.alloc(10_000_000), 'good.txt': Buffer.from('1') });
  const view = Buffer.from(bytes);
  const at = view.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  view.writeUInt32LE(10, at + 24);
  const path = join(await temporaryFolder(), 'x.jar');
  writeFileSync(path, view);
  const { facts, gaps } = await see(path);
  expect(gaps).toContainEqual(
    expect.objectContaining({ path: 'manifest[path="bomb.txt"].sha256', reason: 'not-reached' }),
  );
  expect(facts.manifest?.find((entry) => entry.path === 'good.txt')?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(facts.tree).not.toHaveProperty('sha256');
});

it('says that an archive is cut off', async () => {
  const whole = zipSync({ 'a.txt': Buffer.from('1') });
  const path = join(await temporaryFolder(), 'cut.jar');
  writeFileSync(path, whole.slice(0, whole.length - 5));
  const { facts, gaps } = await see(path);
  expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(gaps).toContainEqual(expect.objectContaining({ path: 'manifest', reason: 'not-supported' }));
});

it('goes through many files and a great one, and stops at once', async () => {
  const path = await folder({});
  for (let group = 0; group < 20; group += 1) {
    mkdirSync(join(path, `d${String(group)}`));
    for (let n = 0; n < 100; n += 1) writeFileSync(join(path, `d${String(group)}`, `f${String(n)}`), String(n));
  }
  writeFileSync(join(path, 'great'), '');
  truncateSync(join(path, 'great'), 200 * 1024 * 1024);
  const { facts } = await see(`${path}/`);
  expect(facts.tree).toMatchObject({ files: 2001, folders: 20, size: 200 * 1024 * 1024 + 20 * 190 });
  const controller = new AbortController();
  const looked = look(files, { path: `${path}/` }, { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  expect((await looked).failure).toMatchObject({ failureCause: 'cancelled', learnt: { facts: { exists: true } } });
});

it('ends in one failure wherever it is stopped, and leaves none behind', async () => {
  const content = Object.fromEntries([...Array(300).keys()].map((n) => [`d${String(n % 30)}/f${String(n)}`, 'x']));
  const path = await folder(content);
  for (let entries = 1; entries < 330; entries += 5) {
    const controller = new AbortController();
    const stopAt = ({ items }: { readonly items: number }): void => {
      if (items >= entries) controller.abort();
    };
    const { failure } = await look(files, { path: `${path}/` }, { signal: controller.signal, progressed: stopAt });
    expect(failure?.failureCause).toBe('cancelled');
  }
});
