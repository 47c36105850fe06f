import { spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { platform, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, it, onTestFinished, vi } from 'vitest';
import { java } from '../../probes/java/index.ts';
import { readJarEntries, withJar } from '../../probes/java/jars/open-jar.ts';
import { mistakenProcess } from '../../probes/java/linux/mistaken-process.ts';
import { judge } from '../../src/judge/judge.ts';
import { describeProbe } from '../../src/kit/describe-probe.ts';
import { contract } from '../support/contract.ts';
import { find } from '../support/findings.ts';
import { look } from '../support/http-task.ts';
import * as given from '../support/judge-input.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const version = spawnSync('java', ['-version'], { encoding: 'utf8' });
const hasCompiler = spawnSync('jcmd', ['-h']).error === undefined;
const missing = version.status === 0 && hasCompiler && platform() === 'linux' ? null : 'no JDK on the search path';

const jar = (names: readonly string[]): Uint8Array =>
  zipSync(
    Object.fromEntries(names.map((name) => [name, new TextEncoder().encode('Implementation-Version: 11.2.0.4\r\n')])),
  );

/** Starts a JVM that says `up` and waits; it is stopped after the test. */
async function start(
  folder: string,
  options: readonly string[],
  environment: Record<string, string> = {},
): Promise<number> {
  const source = join(folder, 'Waits.java');
  await writeFile(
    source,
    'public class Waits { public static void main(String[] a) throws Exception { System.out.println("up"); Thread.sleep(600000); } }',
  );
  const child = spawn('java', [...options, source], { cwd: folder, env: { ...process.env, ...environment } });
  onTestFinished(() => {
    // not at once: killed so, it would leave its file in /tmp/hsperfdata_USER
    child.kill('SIGTERM');
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('up')) resolve();
    });
    child.once('exit', () => reject(new Error(`the JVM ended: ${said}`)));
  });
  return child.pid ?? 0;
}

contract('optional', 'java on this machine', missing, () => {
  it('shows a running JVM with options, version and drivers, and no secret', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'lib'));
    await writeFile(join(folder, 'lib', 'postgresql-42.2.18.jar'), jar(['a']));
    await writeFile(join(folder, 'lib', 'ojdbc6.jar'), jar(['META-INF/MANIFEST.MF']));
    const options = ['-Xmx96m', '-Xms32m', '-XX:+UseSerialGC', '-Dfile.encoding=GBK', '-Duser.timezone=Asia/Shanghai'];
    const more = ['-Ddb.password=planted-4711', `-Dcatalina.base=${folder}/orders`, '-cp', 'lib/*'];
    const pid = await start(folder, [...options, ...more], {
      JAVA_TOOL_OPTIONS: '-XX:MaxMetaspaceSize=64m',
      OTHER: 'planted-4712',
    });
    const { answer } = await look(java, { match: 'orders', attach: true });
    expect(java.facts.parse(JSON.parse(JSON.stringify(answer?.facts)))).toEqual(answer?.facts);
    expect(answer?.facts.count).toBe(1);
    expect(answer?.facts.jvms?.['orders']).toMatchObject({
      pid,
      jar: null,
      maxHeap: 96 * 1024 * 1024,
      initialHeap: 32 * 1024 * 1024,
      maxMetaspace: 64 * 1024 * 1024,
      gc: 'Serial',
      fileEncoding: 'GBK',
      timeZone: 'Asia/Shanghai',
      debug: false,
      workingDirectory: folder,
      drivers: {
        ojdbc6: { version: '11.2.0.4', files: ['ojdbc6.jar'] },
        postgresql: { version: '42.2.18', files: ['postgresql-42.2.18.jar'] },
      },
    });
    expect(version.stderr).toContain(String(answer?.facts.jvms?.['orders']?.version));
    expect(Date.parse(answer?.facts.jvms?.['orders']?.startedAt ?? '')).toBeGreaterThan(Date.now() - 120_000);
    expect(JSON.stringify(answer)).not.toContain('planted-');
    expect(answer?.gaps).toContainEqual(
      expect.objectContaining({
        path: 'jvms.orders.properties["db.password"]',
        reason: 'not-permitted',
        note: 'kit.gap.secret',
      }),
    );
  }, 60_000);

  it('counts none where none matches', async () => {
    const { answer } = await look(java, { match: 'no-such-jvm-4711' });
    expect(answer?.facts).toEqual({ count: 0, jvms: {} });
  });

  it('asks the JVM for what nobody gave, where it may', async () => {
    const folder = await temporaryFolder();
    await start(folder, [`-Dcatalina.base=${folder}/plain`]);
    const silent = await look(java, { match: 'plain' });
    expect(silent.answer?.facts.jvms?.['plain']).toMatchObject({ maxHeap: null, fileEncoding: null });
    const asked = await look(java, { match: 'plain', attach: true });
    expect(asked.answer?.facts.jvms?.['plain']?.maxHeap).toBeGreaterThan(1024 * 1024);
    expect(asked.answer?.facts.jvms?.['plain']?.fileEncoding).toEqual(expect.any(String));
  }, 60_000);

  it('asks none where jcmd would end a process that has the number of a JVM gone', async () => {
    const folder = await temporaryFolder();
    const pid = await start(folder, [`-Dcatalina.base=${folder}/beside`]);
    const innocent = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 600_000)']);
    const files = `/tmp/hsperfdata_${userInfo().username}`;
    const left = join(files, String(innocent.pid));
    onTestFinished(async () => {
      innocent.kill('SIGKILL');
      await rm(left, { force: true });
    });
    await copyFile(join(files, String(pid)), left);
    const { answer, touched } = await look(java, { match: 'beside', attach: true });
    const params = { pid: innocent.pid };
    const reason = { note: 'java.gap.mistaken', noteParams: params };
    expect(answer?.gaps).toContainEqual(expect.objectContaining({ path: 'jvms.beside.maxHeap', ...reason }));
    expect(answer?.gaps?.map(({ path }) => path)).not.toContain('jvms');
    expect(answer?.facts.jvms?.['beside']?.version).toEqual(expect.any(String));
    expect(touched.filter((line) => line.startsWith('command'))).toEqual([]);
    expect(innocent.signalCode).toBeNull();
    const stopped = { touched: () => undefined, signal: AbortSignal.abort() };
    expect(await mistakenProcess(stopped)).toBeNull();
  }, 60_000);
});

const linux = platform() === 'linux' ? null : 'it looks at Linux';

contract('required', 'jars', linux, () => {
  it('are read by their directory, and refused where they are none', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'app.jar');
    await writeFile(path, jar(['BOOT-INF/lib/kingbase8-8.6.0.jar', 'BOOT-INF/classes/A.class']));
    const entries = await withJar(path, readJarEntries);
    expect(entries.map(({ name }) => basename(name))).toEqual(['kingbase8-8.6.0.jar', 'A.class']);
    for (const wrong of [new Uint8Array(0), new Uint8Array(100_000), jar(['x']).subarray(0, 60)]) {
      await writeFile(path, wrong);
      await expect(withJar(path, readJarEntries)).rejects.toThrow('no jar');
    }
  });
});

/** A process that looks like a JVM of Java 17 and takes no SIGQUIT: a shell that waits. Its process number. */
async function startFalseJvm(folder: string): Promise<number> {
  const program = join(folder, 'jdk', 'bin', 'java');
  await mkdir(join(folder, 'jdk', 'bin'), { recursive: true });
  await copyFile('/bin/sh', program);
  await writeFile(join(folder, 'jdk', 'release'), 'JAVA_VERSION="17.0.15"\n');
  await writeFile(join(folder, 'Orders'), 'echo up\nread line\n');
  const child = spawn(program, ['Orders'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child.pid ?? 0;
}

/** Leaves the file of a JVM that was killed, with the number of a process that runs now. */
async function leaveFile(pid: number): Promise<void> {
  const folder = `/tmp/hsperfdata_${userInfo().username}`;
  await mkdir(folder, { recursive: true });
  const left = join(folder, String(pid));
  await writeFile(left, '');
  onTestFinished(() => rm(left, { force: true }));
}

// here and not in a file of its own: while the process runs, no test may ask a JVM
contract('required', 'JVMs that could not be asked', linux, () => {
  it('judges what was read of them all the same', async () => {
    await leaveFile(await startFalseJvm(await temporaryFolder()));
    const { answer } = await look(java, { match: 'Orders', attach: true });
    expect(answer?.facts.count).toBe(1);
    const expected = [
      given.expectation('jvms.Orders.version', { op: 'satisfies', range: '>=17 <18' }),
      given.expectation('jvms.Orders.maxHeap', { op: 'equals', value: null }),
    ];
    const check = given.check('jvm', [given.inEnvironment('test', expected)]);
    const profile = given.profile([given.environment('test', { gate: true })], [check]);
    const probes = new Map([['thing', { ...given.probe(), entry: describeProbe(java) }]]);
    const seen = { facts: java.facts.parse(answer?.facts), gaps: answer?.gaps ?? [] };
    const result = judge(given.judgeInput(profile, { 'jvm/test': seen }, { probes }));
    expect(find(result, 'jvm/jvms.Orders.version/test').outcome).toBe('pass');
    const heap = find(result, 'jvm/jvms.Orders.maxHeap/test');
    expect(heap.outcome).toBe('unknown');
    expect(JSON.stringify(heap)).toContain('java.gap.mistaken');
  });

  it('does not take for none what jcmd would have told, had it been there', async () => {
    const folder = await temporaryFolder();
    await startFalseJvm(folder);
    vi.stubEnv('PATH', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { answer } = await look(java, { match: 'Orders', attach: true });
    expect(answer?.facts.jvms?.['Orders']).toMatchObject({ version: '17.0.15' });
    expect(answer?.facts.jvms?.['Orders']).not.toHaveProperty('maxHeap');
    const reason = { reason: 'not-supported', note: 'kit.gap.not-installed' };
    expect(answer?.gaps).toContainEqual(expect.objectContaining({ path: 'jvms.Orders.maxHeap', ...reason }));
  });
});
