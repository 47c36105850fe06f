import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { put, sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { mariaDbMissing, sharedMariaDb, type MariaDb } from '../support/mariadb.ts';
import { notPassed, runTemplate } from './run-template.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = sharedFolder();
const password = 'planted-pa55word';
const settings = [
  ...['character-set-server=utf8mb4', 'collation-server=utf8mb4_general_ci', 'default-time-zone=+08:00'],
  ...['max-connections=300', 'max-allowed-packet=64M'],
];
const java = spawnSync('java', ['-version']).status === 0 && spawnSync('jcmd', ['-h']).error === undefined;
const systemd = existsSync('/run/systemd/system');

contract('required', 'the template of a Java application on MariaDB', mariaDbMissing(), () => {
  const test = sharedMariaDb({ settings });
  const production = sharedMariaDb({ settings: [...settings, 'max-allowed-packet=16M', 'lower-case-table-names=1'] });
  beforeAll(async () => {
    for (const server of [test(), production()]) {
      await server.prepare([
        'CREATE DATABASE app',
        `CREATE USER ready@'127.0.0.1' IDENTIFIED BY '${password}'`,
        "GRANT SHOW VIEW ON app.* TO ready@'127.0.0.1'",
      ]);
    }
    await production().prepare(['ALTER DATABASE app CHARACTER SET utf8mb3']);
  });

  it('finds what is wrong with database, configuration and package, and that nothing runs', async () => {
    const result = await check({ jvm: 'no-such-jvm-4711', port: 9 });
    const { service, others } = apart(notPassed(result));
    expect(others).toEqual({
      ...expectedOfDatabase,
      ...inBoth('jvm/count'),
      ...inBoth('listening/reachable'),
    });
    // in a container nobody manages services: not seen, and so not passed
    expect(new Set(Object.values(service))).toEqual(new Set([systemd ? 'fail' : 'unknown (actual.unseen-at-because)']));
    expect(JSON.stringify(result)).not.toContain(password);
  });

  contract('optional', 'with a JVM that runs', java ? null : 'no JDK on the search path', () => {
    it('finds what the JVM was started without', async () => {
      await startJvm(['-Xmx2g', '-Duser.timezone=Asia/Shanghai', '-XX:+UseSerialGC']);
      const result = await check({ jvm: 'plumbline-app-4711', port: await listen() });
      expect(apart(notPassed(result)).others).toEqual({
        ...expectedOfDatabase,
        ...inBoth('jvm/file-encoding'),
        ...inBoth('jvm/heap-dump'),
      });
    });
  });

  const check = ({ jvm, port }: { jvm: string; port: number }): ReturnType<typeof runTemplate> =>
    runTemplate(folder, {
      name: 'java-application-mysql',
      site: {
        environments: {
          test: environment('test', test(), jvm),
          production: environment('production', production(), jvm),
        },
        timeZone: 'Asia/Shanghai',
      },
      env: { APP_DB_PASSWORD: password },
      changes: { 'tcp["8080"]': `tcp["${String(port)}"]` },
    });
});

const inBoth = (rule: string): Record<string, string> => ({
  [`${rule}/production/app1`]: 'fail',
  [`${rule}/test/app1`]: 'fail',
});

/** Production was set up by somebody else, and its package is not the one that was tested. */
const expectedOfDatabase = {
  'config/encoding/production/app1': 'fail',
  'db/across:collation.database/test': 'fail',
  'db/across:lowerCaseTableNames/test': 'fail',
  'db/characterSet.database/production': 'fail',
  'db/maxAllowedPacket/production': 'fail',
  'package/across:tree.sha256/test/app1': 'fail',
};

function apart(
  wrong: Readonly<Record<string, string>>,
): Record<'service' | 'others', Readonly<Record<string, string>>> {
  const all = Object.entries(wrong);
  const isService = ([key]: readonly [string, string]): boolean => key.startsWith('service/');
  return {
    service: Object.fromEntries(all.filter(isService)),
    others: Object.fromEntries(all.filter((each) => !isService(each))),
  };
}

function environment(name: string, { host, port }: MariaDb, jvm: string): object {
  const encoded = name === 'production' ? Buffer.from('# \xb6\xa9\xb5\xa5\n', 'latin1') : Buffer.from('# 订单\n');
  const lines = [
    `spring.datasource.url=jdbc:mysql://${host}:${String(port)}/app?useUnicode=true`,
    `spring.datasource.password=${password}`,
  ];
  const config = put(folder, `${name}/application.properties`, '');
  writeFileSync(config, Buffer.concat([encoded, Buffer.from(`${lines.join('\n')}\n`)]));
  const manifest = 'Manifest-Version: 1.0\r\nImplementation-Version: 2.4.1\r\n';
  const jar = put(folder, `${name}/app.jar`, '');
  writeFileSync(jar, zipSync({ 'META-INF/MANIFEST.MF': strToU8(manifest), 'app.txt': strToU8(name) }));
  return {
    with: {
      ...{ dbProduct: 'MariaDB', db: host, dbPort: port, dbName: 'app', dbUser: 'ready', jvm },
      ...{ configs: { app1: config }, jars: { app1: jar } },
    },
    machines: { app1: { hostname: hostname(), zone: 'app' } },
  };
}

/** Something of this machine that listens, until the test ends. */
async function listen(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port; // a server on TCP has an AddressInfo
}

/** Starts a JVM that waits, called as the folder of its Tomcat, with a driver on its class path; until the test ends. */
async function startJvm(options: readonly string[]): Promise<void> {
  const source = put(
    folder,
    'Waits.java',
    'public class Waits { public static void main(String[] a) throws Exception { System.out.println("up"); Thread.sleep(600000); } }',
  );
  const driver = put(folder, 'lib/mysql-connector-j-8.4.0.jar', '');
  writeFileSync(driver, zipSync({ 'META-INF/MANIFEST.MF': strToU8('Implementation-Version: 8.4.0\r\n') }));
  const named = [`-Dcatalina.base=${join(folder, 'plumbline-app-4711')}`, '-cp', driver];
  const child = spawn('java', [...options, ...named, source], { cwd: folder });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => resolve());
    child.once('exit', () => reject(new Error('the JVM ended')));
  });
}
