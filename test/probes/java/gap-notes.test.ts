import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { java } from '../../../probes/java/index.ts';
import { jvmFacts } from '../../../probes/java/jvm-facts.ts';
import type { JvmProcess } from '../../../probes/java/jvm-process.ts';
import { parseArguments } from '../../../probes/java/parse-arguments.ts';
import { listJvms, parseProcesses } from '../../../probes/java/windows/list-jvms.ts';
import { noted } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { expectGapTexts, expectReasons, gapSentences } from '../../support/gap-sentences.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const sentences = (gaps: readonly Gap[], path: string) =>
  gaps.filter((gap) => gap.path === `jvms.a.${path}`).map((gap) => gapSentences(java, gap));

it('has a sentence for every note, and no other', async () => {
  await expectGapTexts(java);
});

it('says of Windows what it does not tell', async () => {
  const row = { ProcessId: 7, CommandLine: 'java -Ddb.password=planted -cp a.jar com.x.Main' };
  const [jvm] = parseProcesses(JSON.stringify(row)) ?? [];
  if (jvm === undefined) throw new Error('no JVM');
  const { gaps } = await jvmFacts(jvm, 'a', null);
  expectReasons(java, gaps);
  expect(sentences(gaps, 'home')).toEqual([['Windows shows it to administrators only', 'Windows 只向管理员提供此项']]);
  expect(sentences(gaps, 'startedAt')).toEqual([['its start was not seen', '未采集到启动时间']]);
  expect(sentences(gaps, 'maxHeap')).toEqual([
    [
      'not on the command line; it may be set elsewhere: Windows does not tell it',
      '命令行中没有，可能在别处设置：Windows 不提供此项',
    ],
  ]);
  expect(gaps.find(({ path }) => path === 'jvms.a.maxHeap')?.reason).toBe('not-supported');
  expect(sentences(gaps, 'properties')).toEqual([['Windows does not tell it', 'Windows 不提供此项']]);
  expect(gaps.find(({ path }) => path === 'jvms.a.properties')?.reason).toBe('truncated');
  expect(sentences(gaps, 'properties["db.password"]')).toEqual([
    ['it looks like a secret and is not kept', '疑似密钥，不予采集'],
  ]);
  expect(sentences(gaps, 'drivers')).toEqual([
    ['not all jars were seen: Windows does not tell it', '未能查看全部 jar 文件：Windows 不提供此项'],
  ]);
  expect(JSON.stringify(gaps)).not.toContain('planted');
});

it('keeps what PowerShell said apart from our words', async () => {
  const stderr = Buffer.from('Get-CimInstance : 拒绝访问\n');
  const execute = () =>
    Promise.resolve({ exitCode: 1, signal: null, stdout: Buffer.from('?'), stderr, truncated: false, durationMs: 1 });
  const missed = await listJvms({ execute });
  if (!('reason' in missed)) throw new Error('a list');
  expect(missed).toMatchObject({ reason: 'not-reached', detail: 'Get-CimInstance : 拒绝访问' });
  expect(gapSentences(java, missed)).toEqual(['PowerShell gave no answer', 'PowerShell 未返回结果']);
});

it('says of Linux which files do not tell something', async () => {
  const folder = await temporaryFolder();
  for (const name of ['ojdbc6.jar', 'ojdbc8.jar', 'kingbase8-1.jar', 'kingbase8-2.jar'])
    await writeFile(join(folder, name), 'no jar');
  await writeFile(join(folder, 'release'), 'IMPLEMENTOR="x"\n');
  const line = ['@/opt/args', '-cp', 'ojdbc6.jar:kingbase8-1.jar:kingbase8-2.jar:gone/*', 'com.x.Main'];
  const jvm: JvmProcess = {
    pid: 7,
    args: parseArguments(line, ':'),
    startedAt: '2027-01-31T00:00:00.000Z',
    program: join(folder, 'bin', 'java'),
    workingDirectory: folder,
    environment: { first: [], last: [] },
    openJars: [],
    root: '',
  };
  const { gaps } = await jvmFacts(jvm, 'a', null);
  expectReasons(java, gaps);
  expect(sentences(gaps, 'version')).toEqual([
    [`${folder}/release has no entry JAVA_VERSION`, `${folder}/release 中没有 JAVA_VERSION 项`],
  ]);
  expect(sentences(gaps, 'gc')).toEqual([
    [
      'not on the command line; it may be set elsewhere: there are options in a file that is not read',
      '命令行中没有，可能在别处设置：部分参数写在文件中，该文件不予读取',
    ],
  ]);
  expect(sentences(gaps, 'drivers.ojdbc6.version')).toEqual([
    ['neither the file name nor the manifest says it', '文件名和清单文件（MANIFEST.MF）均未给出版本'],
  ]);
  expect(sentences(gaps, 'drivers.kingbase8.version')).toEqual([
    ['there are several: kingbase8-1.jar, kingbase8-2.jar', '存在多个文件：kingbase8-1.jar、kingbase8-2.jar'],
  ]);
  expect(sentences(gaps, 'drivers')).toEqual([
    [`not all jars were seen: ${folder}/gone cannot be read`, `未能查看全部 jar 文件：无法读取 ${folder}/gone`],
  ]);
});

it('names the reason of the system where it is hidden by it', async () => {
  const hidden = { reason: 'not-permitted', detail: 'EACCES: permission denied' } as const;
  const [jvm] = parseProcesses('{"ProcessId":7,"CommandLine":"java com.x.Main"}') ?? [];
  if (jvm === undefined) throw new Error('no JVM');
  const { gaps } = await jvmFacts({ ...jvm, environment: hidden, openJars: hidden }, 'a', null);
  expect(sentences(gaps, 'maxHeap')).toEqual([
    [
      'not on the command line; it may be set elsewhere: EACCES: permission denied',
      '命令行中没有，可能在别处设置：EACCES: permission denied',
    ],
  ]);
  expect(gaps.find(({ path }) => path === 'jvms.a.drivers')).toMatchObject({ reason: 'truncated', detail: null });
});

describe('a JVM that should have been asked', () => {
  const line = ['-Xmx1g', '-Da=b', 'com.x.Main'];
  const jvm: JvmProcess = {
    pid: 7,
    args: parseArguments(line, ':'),
    startedAt: null,
    program: '/opt/jdk/bin/java',
    workingDirectory: '/',
    environment: { first: [], last: [] },
    openJars: [],
    root: '',
  };
  const notAsked = noted('not-supported', 'kit.gap.not-installed', { program: value('jcmd') });

  it('leaves unseen what nobody gave, and nothing else', async () => {
    const { facts, gaps } = await jvmFacts(jvm, 'a', notAsked);
    expect(facts).toMatchObject({ maxHeap: 1024 ** 3, properties: { a: 'b' } });
    for (const silent of ['initialHeap', 'gc', 'fileEncoding', 'heapDump', 'debug']) {
      expect(facts).not.toHaveProperty(silent);
      expect(sentences(gaps, silent)).toEqual([
        ['jcmd is not installed, or not on the search path', 'jcmd 未安装，或不在搜索路径（PATH）中'],
      ]);
    }
    expect(gaps.find(({ path }) => path === 'jvms.a.properties')).toMatchObject({
      ...notAsked,
      reason: 'truncated',
    });
    expect(gaps.map(({ path }) => path)).not.toContain('jvms.a');
  });

  it('is seen to have none where it need not be asked', async () => {
    const { facts, gaps } = await jvmFacts(jvm, 'a', null);
    expect(facts).toMatchObject({ initialHeap: null, gc: null, debug: false });
    expect(gaps.map(({ path }) => path)).not.toContain('jvms.a.properties');
  });

  it('tells neither agents nor the properties of a file of options', async () => {
    const said = { flags: ['-XX:+UseG1GC'], properties: new Map([['file.encoding', 'GBK']]) };
    const { facts, gaps } = await jvmFacts({ ...jvm, args: parseArguments(['@/opt/args', ...line], ':') }, 'a', said);
    expect(facts).toMatchObject({ gc: 'G1', fileEncoding: 'GBK', initialHeap: null });
    expect(facts).not.toHaveProperty('debug');
    expect(gaps.map(({ path }) => path)).toEqual(expect.arrayContaining(['jvms.a.debug', 'jvms.a.properties']));
  });
});
