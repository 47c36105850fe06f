import { spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { platform, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { java } from '../../probes/java/index.ts';
import { readJarEntries, withJar } from '../../probes/java/jars/open-jar.ts';
import { mistakenProcess } from '../../probes/java/linux/mistaken-process.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
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
    expect(answer?.gaps).toContainEqual(
      expect.objectContaining({ path: 'jvms', note: 'java.gap.mistaken', noteParams: params }),
    );
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
