import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { files } from '../../../probes/files/index.ts';
import { noted } from '../../../src/kit/machine/missed.ts';
import { secretMark } from '../../../src/kit/settings.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { value } from '../../../src/model/message.ts';
import { look } from '../../support/http-task.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** "配置" in GBK. */
const gbk = Buffer.from([0xc5, 0xe4, 0xd6, 0xc3]);

async function see(path: string, settings: JsonObject = {}) {
  const { answer, failure, touched } = await look(files, { path, ...settings });
  if (answer === null) throw failure ?? new Error('no answer');
  return { facts: answer.facts, gaps: answer.gaps ?? [], touched };
}

function notUtf8(line: number) {
  return noted('not-supported', 'files.gap.broken-line', { line: value(line), encoding: value('UTF-8') });
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

it('sees a file of settings', async () => {
  const content = 'server.port=8080\r\nspring.datasource.url=jdbc:postgresql://db1:5432/orders\r\n';
  const path = await file('application.properties', content);
  chmodSync(path, 0o640);
  const { facts, gaps, touched } = await see(path);
  expect(gaps).toEqual([]);
  expect(touched).toEqual([`file ${path}`]);
  expect(facts).toMatchObject({
    exists: true,
    kind: 'file',
    linksTo: null,
    size: content.length,
    mode: '0640',
    sha256: createHash('sha256').update(content).digest('hex'),
    encoding: 'UTF-8',
    bom: false,
    lineEndings: 'crlf',
    format: 'properties',
    keys: { 'server.port': 8080, 'spring.datasource.url': 'jdbc:postgresql://db1:5432/orders' },
    duplicateKeys: [],
    connections: [{ key: 'spring.datasource.url', scheme: 'jdbc:postgresql', host: 'db1', port: 5432, path: 'orders' }],
    dates: [],
    manifest: null,
    tree: null,
  });
});

it('says that nothing is there, which is no gap', async () => {
  const folder = await temporaryFolder();
  const { facts, gaps } = await see(join(folder, 'none.yml'));
  expect(gaps).toEqual([]);
  expect(facts).toMatchObject({ exists: false, kind: null, keys: null, sha256: null, size: null });
  symlinkSync('/nowhere/at/all', join(folder, 'dangling'));
  expect((await see(join(folder, 'dangling'))).facts).toMatchObject({
    exists: false,
    kind: 'link',
    linksTo: '/nowhere/at/all',
  });
  symlinkSync('loop', join(folder, 'loop'));
  expect((await see(join(folder, 'loop'))).facts).toMatchObject({ exists: false, kind: 'link' });
});

it('reads only what it is asked for', async () => {
  const path = await file('a.properties', 'a=1');
  const { facts, gaps } = await see(path, { read: ['size'] });
  expect(facts).toEqual({ exists: true, kind: 'file', size: 3 });
  expect(gaps.map((gap) => gap.path)).toContain('keys');
  expect((await see(path, { read: ['keys'] })).facts).not.toHaveProperty('sha256');
});

it('follows the path itself where it is a link, and never out of `within`', async () => {
  const folder = await temporaryFolder();
  mkdirSync(join(folder, 'releases'));
  writeFileSync(join(folder, 'releases', 'app.ini'), 'a=1');
  symlinkSync('releases/app.ini', join(folder, 'current.ini'));
  const { facts } = await see(join(folder, 'current.ini'), { within: folder });
  expect(facts).toMatchObject({ kind: 'file', keys: { a: 1 }, linksTo: join(folder, 'releases', 'app.ini') });
  symlinkSync('/etc/passwd', join(folder, 'out'));
  const { failure } = await look(files, { path: join(folder, 'out'), within: folder });
  expect(failure).toMatchObject({ failureCause: 'path-outside', params: { root: folder } });
  const climbing = await look(files, { path: `${folder}/releases/../x`, within: join(folder, 'releases') });
  expect(climbing.failure?.failureCause ?? climbing.answer?.facts.exists).toBe(false);
});

it('reads GBK, UTF-16 and what is said', async () => {
  const chinese = await file('a.properties', Buffer.concat([Buffer.from('name='), gbk, Buffer.from('\n')]));
  expect((await see(chinese)).facts).toMatchObject({ encoding: 'GB18030', bom: false, keys: { name: '配置' } });
  const wide = await file(
    'b.ini',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('[a]\nname=配置', 'utf16le')]),
  );
  expect((await see(wide)).facts).toMatchObject({ encoding: 'UTF-16LE', bom: true, keys: { 'a.name': '配置' } });
  const swapped = Buffer.from('name=配置', 'utf16le').swap16();
  const big = await file('c.properties', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]));
  expect((await see(big)).facts).toMatchObject({ encoding: 'UTF-16BE', keys: { name: '配置' } });
  const marked = await file('d.json', '\uFEFF{"name":"配置"}');
  expect((await see(marked)).facts).toMatchObject({ encoding: 'UTF-8', bom: true, keys: { name: '配置' } });
  expect((await see(big, { encoding: 'UTF-16BE' })).facts).toMatchObject({ keys: { name: '配置' } });
  const said = await see(chinese, { encoding: 'UTF-8' });
  expect(said.gaps).toContainEqual({ path: 'keys', ...notUtf8(1) });
});

it('leaves a gap with the line where the encoding is broken', async () => {
  const good = '名称=订单系统\n说明=一二三四五六七八九十\n';
  const path = await file(
    'a.properties',
    Buffer.concat([Buffer.from(`${good}x=`), Buffer.from([0xe4, 0xb8]), Buffer.from('\n')]),
  );
  const { facts, gaps } = await see(path);
  expect(facts).toMatchObject({ encoding: 'UTF-8' });
  expect(facts).not.toHaveProperty('keys');
  expect(gaps).toContainEqual({ path: 'keys', ...notUtf8(3) });
});

it('leaves a gap with the line, and nothing of the text, where the format is broken', async () => {
  const path = await file('a.yml', 'a: 1\npassword: "hunter2\n');
  const { facts, gaps } = await see(path);
  expect(facts).toMatchObject({ format: 'yaml', lineEndings: 'lf' });
  expect(facts).not.toHaveProperty('keys');
  const wrong = noted('not-supported', 'files.gap.not-in-format', { line: value(3), format: value('YAML') });
  expect(gaps).toContainEqual({ path: 'keys', ...wrong });
  expect(JSON.stringify(gaps)).not.toContain('hunter2');
});

it('withholds secrets, each with a gap', async () => {
  const path = await file(
    'a.properties',
    [
      'db.password=hunter2',
      'db.url=jdbc:mysql://db1:3306/orders?user=a&password=hunter2',
      'amqp=amqp://app:hunter2@mq1/vhost',
      'api.key=hunter2',
      '数据库密码=hunter2',
      'password.min-length=12',
      'reference.password=${DB_PASSWORD}',
      'user=app',
    ].join('\n'),
  );
  const { facts, gaps } = await see(path);
  expect(JSON.stringify({ ...facts, sha256: '' })).not.toContain('hunter2');
  const marked = ['api.key', 'amqp', 'db.password', 'db.url', '数据库密码'];
  for (const key of marked) expect(facts.keys?.[key]).toBe(secretMark);
  expect(gaps.map((gap) => gap.path).sort()).toEqual(
    ['keys.amqp', 'keys.数据库密码', 'keys["api.key"]', 'keys["db.password"]', 'keys["db.url"]'].sort(),
  );
  expect(facts.keys).toMatchObject({ user: 'app', 'password.min-length': 12, 'reference.password': '${DB_PASSWORD}' });
  expect(facts.connections).toEqual([
    { key: 'db.url', scheme: 'jdbc:mysql', host: 'db1', port: 3306, path: 'orders' },
    { key: 'amqp', scheme: 'amqp', host: 'mq1', port: null, path: 'vhost' },
  ]);
});

it('takes what is no text for binary, and what is too long for unseen', async () => {
  const binary = await see(await file('x.properties', Buffer.from([1, 0, 2, 3])));
  expect(binary.facts).toMatchObject({ encoding: 'binary' });
  expect(binary.gaps).toContainEqual({ path: 'keys', ...noted('not-supported', 'files.gap.no-text') });
  const long = await file('long.properties', 'a=1\n');
  truncateSync(long, 4_194_305);
  const { facts, gaps } = await see(long);
  expect(facts).not.toHaveProperty('keys');
  expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
  const limit = value(4_194_304, 'bytes');
  expect(gaps).toContainEqual({ path: 'keys', ...noted('truncated', 'files.gap.too-long', { limit }) });
});

it('never opens a pipe, a socket or a device', async () => {
  const folder = await temporaryFolder();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const server = createServer().listen(join(folder, 'socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  for (const path of [join(folder, 'pipe'), join(folder, 'socket'), '/dev/zero']) {
    const { facts, gaps } = await see(path);
    expect(facts).toMatchObject({ exists: true, kind: 'special' });
    expect(gaps).toContainEqual(expect.objectContaining({ path: 'keys', reason: 'not-supported' }));
  }
  server.close();
});

it('reads a folder only where it is written as one', async () => {
  const folder = await temporaryFolder();
  const { facts, gaps, touched } = await see(folder);
  expect(facts).toMatchObject({ kind: 'folder', size: null });
  expect(gaps).toContainEqual(expect.objectContaining({ path: 'manifest', reason: 'not-reached' }));
  expect(touched).toEqual([`file ${folder}`]);
  const path = await file('a.txt', 'x');
  expect((await see(`${path}/`)).gaps).toContainEqual(expect.objectContaining({ path: 'sha256' }));
});

it('finds the dates of a licence', async () => {
  const text =
    'Product: X\nexpire=2027-01-31\n有效期自2026年1月1日至2027年3月31日\nnotAfter=Jan  5 23:59:59 2028 GMT\nbuild 1.2.3 2026-02-30\n';
  const { facts, gaps } = await see(await file('licence.lic', text));
  expect(facts).toMatchObject({ format: 'text' });
  expect(gaps).toContainEqual(expect.objectContaining({ path: 'keys', reason: 'not-supported' }));
  expect(facts.dates).toEqual([
    { key: 'expire', at: '2027-01-31', text: '2027-01-31' },
    { key: '有效期自', at: '2026-01-01', text: '2026年1月1日' },
    { key: '有效期自 … 至', at: '2027-03-31', text: '2027年3月31日' },
    { key: 'notAfter', at: '2028-01-05T23:59:59.000Z', text: 'Jan  5 23:59:59 2028 GMT' },
  ]);
  const json = await see(
    await file(
      'licence.json',
      '{"licence":{"expiresAt":"2027-01-31T08:00:00+08:00","issued":"2026/1/2","until":1801353600}}',
    ),
  );
  expect(json.facts.dates).toEqual([
    { key: 'licence.expiresAt', at: '2027-01-31T00:00:00.000Z', text: '2027-01-31T08:00:00+08:00' },
    { key: 'licence.issued', at: '2026-01-02', text: '2026/1/2' },
    { key: 'licence.until', at: '2027-01-31T00:00:00.000Z', text: '1801353600' },
  ]);
});

it('keeps no password that stands before a date', async () => {
  const { facts } = await see(await file('notes.txt', 'password=hunter2 valid until 2027-01-31\n'));
  expect(facts.dates).toEqual([{ key: secretMark, at: '2027-01-31', text: '2027-01-31' }]);
});

it.skipIf(process.getuid?.() === 0)('may not read everything', async () => {
  const path = await file('a.ini', 'a=1');
  chmodSync(path, 0);
  const { facts, gaps } = await see(path);
  expect(facts).toMatchObject({ exists: true, kind: 'file', size: 3 });
  expect(gaps).toContainEqual({ path: 'keys', reason: 'not-permitted', detail: 'EACCES' });
});

it('ends at once when it was stopped', async () => {
  const path = await file('big', '');
  truncateSync(path, 200 * 1024 * 1024);
  const { failure } = await look(files, { path }, { signal: AbortSignal.abort() });
  expect(failure).toMatchObject({ failureCause: 'cancelled' });
});

it('knows one file by all paths that lead to it', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'a.properties');
  writeFileSync(path, 'a=1');
  symlinkSync(folder, join(folder, 'again'));
  const subjects = [];
  for (const each of [path, join(folder, 'again', 'a.properties'), `${folder}/.//a.properties`]) {
    subjects.push((await look(files, { path: each })).answer?.subject);
  }
  expect(subjects[0]).toEqual(expect.any(String));
  expect(new Set(subjects).size).toBe(1);
  expect((await look(files, { path: join(folder, 'none') })).answer?.subject).toBeNull();
  expect((await look(files, { path: folder })).answer?.subject).not.toBe(subjects[0]);
});
