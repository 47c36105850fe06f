import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Format } from '../../../probes/files/formats/format-names.ts';
import type { Trouble } from '../../../probes/files/formats/unreadable.ts';
import { files } from '../../../probes/files/index.ts';
import { missedBy } from '../../../probes/files/missed-by.ts';
import { MovedError } from '../../../probes/files/open-file.ts';
import { en } from '../../../src/kit/messages.en.ts';
import { zhCN } from '../../../src/kit/messages.zh-CN.ts';
import { gapNote } from '../../../src/model/gap-note.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Texts } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { say } from '../../../src/model/say.ts';
import type { Language } from '../../../src/model/words.ts';
import { look } from '../../support/http-task.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function textsOf(kit: Texts, own: Texts): Texts {
  return { ...kit, ...Object.fromEntries(Object.entries(own).map(([code, text]) => [`files.${code}`, text])) };
}

const texts: { readonly [L in Language]: Texts } = {
  en: textsOf(en, files.texts.en),
  'zh-CN': textsOf(zhCN, files.texts['zh-CN']),
};

/** What is said about a gap, English and Chinese. */
function said(gap: Omit<Gap, 'path'> | undefined): readonly (string | null)[] {
  const note = gap === undefined ? null : gapNote(gap);
  return note === null ? [null, null] : [say(texts.en, note, 'en'), say(texts['zh-CN'], note, 'zh-CN')];
}

async function saidOf(path: string, fact: string, settings: JsonObject = {}): Promise<readonly (string | null)[]> {
  const { answer, failure } = await look(files, { path, ...settings });
  if (answer === null) throw failure ?? new Error('no answer');
  return said(answer.gaps?.find((gap) => gap.path === fact));
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** An archive of one entry whose central directory was written over at some places. */
async function archive(patches: Readonly<Record<number, number>>, cut = 0): Promise<string> {
  const bytes = Buffer.from(zipSync({ 'a.txt': Buffer.alloc(5000) }));
  const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  for (const [offset, byte] of Object.entries(patches)) bytes[at + Number(offset)] = byte;
  return file('a.jar', bytes.subarray(0, bytes.length - cut));
}

it.each<readonly [Format, string, string, string]>([
  ['json', '{\n"a": oops}', 'line 2: this is not valid JSON', '第 2 行不符合 JSON 格式'],
  ['json', '{\n"a": 1', 'line 2: the JSON ends too early', '到第 2 行为止，JSON 内容不完整'],
  ['json', '['.repeat(200), 'line 1: the JSON is nested too deep', '第 1 行：JSON 嵌套过深'],
  ['yaml', 'a: 1\n\tb: 2', 'line 2: this is not valid YAML', '第 2 行不符合 YAML 格式'],
  ['yaml', '['.repeat(200), 'line 1: the YAML is nested too deep', '第 1 行：YAML 嵌套过深'],
  ['xml', '<a>\n</b>', 'line 2: this is not valid XML', '第 2 行不符合 XML 格式'],
  ['xml', '<a>'.repeat(200), 'line 1: the XML is nested too deep', '第 1 行：XML 嵌套过深'],
  ['nginx', '\n}', 'line 2: this is not valid nginx.conf', '第 2 行不符合 nginx.conf 格式'],
  ['nginx', 'server {\n', 'line 2: the nginx.conf ends too early', '到第 2 行为止，nginx.conf 内容不完整'],
  ['nginx', 'a {'.repeat(200), 'line 1: the nginx.conf is nested too deep', '第 1 行：nginx.conf 嵌套过深'],
  ['tnsnames', 'A=(X=1))', 'line 1: this is not valid tnsnames.ora', '第 1 行不符合 tnsnames.ora 格式'],
  ['tnsnames', 'A=(X=', 'line 1: the tnsnames.ora ends too early', '到第 1 行为止，tnsnames.ora 内容不完整'],
  [
    'tnsnames',
    `A=${'(X='.repeat(200)}`,
    'line 1: the tnsnames.ora is nested too deep',
    '第 1 行：tnsnames.ora 嵌套过深',
  ],
])('says what is wrong with %s: %j', async (format, content, english, chinese) => {
  expect(await saidOf(await file('x', content), 'keys', { format })).toEqual([english, chinese]);
});

it('says why a text was not read, or not all', async () => {
  const long = await file('a.ini', '');
  truncateSync(long, 4_194_305);
  expect(await saidOf(long, 'keys')).toEqual(['it is longer than 4 MiB', '超过 4 MiB']);
  const longYaml = await file('a.yml', `a: 1 # ${'x'.repeat(1_048_576)}`);
  expect(await saidOf(longYaml, 'keys')).toEqual(['it is longer than 1 MiB', '超过 1 MiB']);
  expect(await saidOf(await file('b.yml', 'a: &a [*a]'), 'keys')).toEqual([
    'too much comes out of the aliases, or it is nested too deep',
    '别名展开后内容过多，或嵌套过深',
  ]);
  const many = Array.from({ length: 20_001 }, (_, n) => `k${String(n)}=1`).join('\n');
  expect(await saidOf(await file('c.ini', many), 'keys')).toEqual(['only 20000 are listed', '仅列出 20000 项']);
  const days = Array.from({ length: 501 }, (_, n) => `${String(n)} until 2027-01-31`).join('\n');
  expect(await saidOf(await file('d.txt', days), 'dates')).toEqual(['only 500 are listed', '仅列出 500 项']);
});

it('says why a file is not taken for settings', async () => {
  const wide = await file('a.ini', Buffer.from([0xff, 0xfe, 0x00]));
  expect(await saidOf(wide, 'keys')).toEqual(['there are bytes that are not UTF-16LE', '含有不属于 UTF-16LE 的字节']);
  const broken = await file('b.ini', Buffer.from([0x61, 0x0a, 0xff]));
  expect(await saidOf(broken, 'keys')).toEqual(['line 2: bytes that are not UTF-8', '第 2 行含有不属于 UTF-8 的字节']);
  expect(await saidOf(await file('c.ini', Buffer.from([0])), 'keys')).toEqual(['it is no text', '不是文本文件']);
  expect(await saidOf(await file('d.txt', 'x'), 'keys')).toEqual([
    'it was taken for plain text; the setting format can say what else it is',
    '已按纯文本处理；如果是其他格式，请用设置 format 指明',
  ]);
});

it('says why nothing inside was read', async () => {
  const folder = await temporaryFolder();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(await saidOf(join(folder, 'pipe'), 'keys')).toEqual([
    'a device, pipe or socket is never opened',
    '不会打开设备、管道和套接字',
  ]);
  expect(await saidOf(folder, 'manifest')).toEqual([
    'it is a folder: end the path with / to have it read',
    '这是目录：如需读取，路径请以 / 结尾',
  ]);
  expect(await saidOf(`${await file('a.txt', 'x')}/`, 'sha256')).toEqual([
    'it is a file: end the path without / to have it read',
    '这是文件：如需读取，路径末尾请去掉 /',
  ]);
  expect(await saidOf(`${folder}/`, 'keys')).toEqual([
    'settings of files inside are read where the setting include names the files',
    '只读取设置 include 所列文件中的配置项',
  ]);
  expect(await saidOf(`${folder}/`, 'keys', { read: ['size'] })).toEqual([
    'the setting read leaves it out',
    '设置 read 未包含此项',
  ]);
});

it('says which file inside was not read, in words of ours', async () => {
  const path = await file('conf/app.json', '{"a": oops}');
  expect(await saidOf(`${dirname(dirname(path))}/`, 'keys', { include: ['**/*.json'] })).toEqual([
    'conf/app.json: line 1: this is not valid JSON',
    'conf/app.json：第 1 行不符合 JSON 格式',
  ]);
});

it('says what is missing of a folder', async () => {
  const one = await file('a.txt', 'x');
  expect(await saidOf(`${dirname(one)}/`, 'manifest', { entries: 0 })).toEqual(['only 0 are listed', '仅列出 0 项']);
  const library = await file('lib/ojdbc.jar', 'x');
  expect(await saidOf(`${dirname(dirname(library))}/`, 'libraries.ojdbc')).toEqual([
    'its file name says no version',
    '文件名中没有版本号',
  ]);
  const deep = await file(`${'d/'.repeat(201)}a.txt`, 'x');
  const root = `${deep.slice(0, deep.indexOf('/d/d/'))}/`;
  expect(await saidOf(root, 'tree')).toEqual(['the folders are nested too deep', '目录层级过深']);
  expect(await saidOf(root, 'manifest')).toEqual([
    'a folder could not be listed (the folders are nested too deep)',
    '有目录无法列出（目录层级过深）',
  ]);
});

it('says what is wrong with an archive and its entries', async () => {
  expect(await saidOf(await archive({}, 5), 'manifest')).toEqual([
    'there is no end record: the archive is cut off, or it is none',
    '找不到压缩包的结尾记录：压缩包不完整，或文件不是压缩包',
  ]);
  const whole = Buffer.from(zipSync({ 'a.txt': Buffer.from('1') }));
  whole.writeUInt32LE(0x7fffffff, whole.length - 10);
  expect(await saidOf(await file('b.jar', whole), 'manifest')).toEqual([
    'the directory of the archive is too large, or lies beyond the end of the file',
    '压缩包的目录区过大，或超出文件末尾',
  ]);
  const entry = 'tree.sha256';
  expect(await saidOf(await archive({ 8: 1 }), entry)).toEqual(['the entry is encrypted', '条目已加密']);
  expect(await saidOf(await archive({ 10: 14 }), entry)).toEqual([
    'the compression method 14 is not known',
    '不支持的压缩方法：14',
  ]);
  expect(await saidOf(await archive({ 42: 9 }), entry)).toEqual(['the entry is damaged', '条目已损坏']);
  expect(await saidOf(await archive({ 25: 0 }), entry)).toEqual([
    'the entry is damaged, or not what the archive declares',
    '条目已损坏，或与压缩包声明的不一致',
  ]);
});

it('says what an error of reading means, in our words or those of the system', () => {
  expect(said(missedBy(new MovedError()))).toEqual(['it was replaced while it was looked at', '查看期间文件被替换']);
  expect(said(missedBy(new Error('password=hunter2')))).toEqual(['it could not be read', '无法读取']);
  const refused = Object.assign(new Error('hunter2'), { code: 'EACCES' });
  expect(missedBy(refused)).toEqual({ reason: 'not-permitted', detail: 'EACCES' });
});

it('fills the same parameters in both languages', () => {
  const parameters = (text: string | undefined): readonly string[] =>
    [...new Set((text ?? '').match(/\{\w+/g))].sort((a, b) => (a < b ? -1 : 1));
  const notes = Object.keys(files.texts.en).filter((code) => code.startsWith('gap.'));
  expect(Object.keys(files.texts['zh-CN']).filter((code) => code.startsWith('gap.'))).toEqual(notes);
  for (const code of notes) {
    expect([code, parameters(files.texts['zh-CN'][code])]).toEqual([code, parameters(files.texts.en[code])]);
  }
});

it('has a sentence for every note, and no other', async () => {
  const folder = new URL('../../../probes/files/', import.meta.url);
  const names = new Set<string>(['not-in-format', 'ends-early', 'too-deep'] satisfies readonly Trouble[]);
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const source = await readFile(new URL(name, folder), 'utf8');
    for (const [, note = ''] of source.matchAll(/'files\.gap\.([\w-]+)'/g)) names.add(note);
  }
  const notes = Object.keys(files.texts.en).filter((code) => code.startsWith('gap.'));
  expect([...names].map((name) => `gap.${name}`).sort()).toEqual(notes.sort());
});
