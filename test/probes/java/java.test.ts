import { describe, expect, it } from 'vitest';
import { parseJcmd } from '../../../probes/java/attached.ts';
import { java } from '../../../probes/java/index.ts';
import { driverOf } from '../../../probes/java/jars/driver-of.ts';
import { looksSecret } from '../../../probes/java/looks-secret.ts';
import { isMeant, nameOf } from '../../../probes/java/name-of.ts';
import { optionFacts } from '../../../probes/java/option-facts.ts';
import { parseArguments } from '../../../probes/java/parse-arguments.ts';
import { splitWords } from '../../../probes/java/split-words.ts';
import { parseProcesses } from '../../../probes/java/windows/list-jvms.ts';
import { splitCommandLine } from '../../../probes/java/windows/split-command-line.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import type { FactSchema } from '../../../src/model/catalogue.ts';
import { touchLineText } from '../../../src/model/plan.ts';

describe('parseArguments', () => {
  it('finds main class, class path and properties, and leaves the arguments of the program alone', () => {
    const argv =
      '-Xmx2g -cp /a/b.jar:/a/lib/*: -Da=1 -Da=2 -Db --add-opens java.base/java.lang=ALL-UNNAMED com.x.Main -Dc=3 -jar y.jar';
    expect(parseArguments(argv.split(' '), ':')).toMatchObject({
      main: 'com.x.Main',
      jar: null,
      classPath: ['/a/b.jar', '/a/lib/*'],
      properties: new Map([
        ['a', '2'],
        ['b', ''],
      ]),
      more: false,
    });
  });

  it('takes a jar, a module, and files of options', () => {
    expect(parseArguments(['-jar', '/opt/o.jar', '--spring.x=1'], ':')).toMatchObject({
      jar: '/opt/o.jar',
      main: null,
      classPath: ['/opt/o.jar'],
    });
    expect(parseArguments(['-p', 'mods', '-m', 'a/b.C'], ':').main).toBe('a/b.C');
    expect(parseArguments(['@/opt/args', 'Main'], ':')).toMatchObject({ main: 'Main', more: true });
    expect(parseArguments(['-version'], ':')).toMatchObject({ main: null, jar: null });
    expect(parseArguments([], ':')).toMatchObject({ main: null, jar: null, classPath: [] });
  });
});

describe('optionFacts', () => {
  it('reads sizes in bytes; the last of equal options counts', () => {
    expect(
      optionFacts(['-Xms512m', '-Xmx1G', '-XX:MaxHeapSize=4294967296', '-XX:MaxMetaspaceSize=256k']),
    ).toMatchObject({
      initialHeap: 536_870_912,
      maxHeap: 4_294_967_296,
      maxMetaspace: 262_144,
      maxDirectMemory: null,
      maxRamPercent: null,
    });
    expect(optionFacts(['-Xmxmuch', '-XX:MaxRAMPercentage=75.0'])).toMatchObject({ maxHeap: null, maxRamPercent: 75 });
  });

  it('names the collector, heap dumps and debuggers', () => {
    const options = [
      '-XX:+UseAdaptiveSizePolicyWithSystemGC',
      '-XX:+UseConcMarkSweepGC',
      '-XX:-HeapDumpOnOutOfMemoryError',
      '-XX:+HeapDumpOnOutOfMemoryError',
      '-agentlib:jdwp=transport=dt_socket',
    ];
    expect(optionFacts(options)).toMatchObject({ gc: 'ConcMarkSweep', heapDump: true, debug: true });
    expect(optionFacts([])).toMatchObject({ gc: null, heapDump: false, debug: false });
  });
});

describe('looksSecret', () => {
  it('takes rather one too many', () => {
    for (const name of [
      'db.password',
      'spring.datasource.passwd',
      'javax.net.ssl.keyStorePassword',
      'jasypt.encryptor.salt',
      'API_KEY',
      'user.pwd',
      'x.token',
      'redis.pass',
      'access-key',
    ]) {
      expect(looksSecret(name, 'x'), name).toBe(true);
    }
    expect(looksSecret('url', 'jdbc:postgresql://u:p@db/x')).toBe(true);
    expect(looksSecret('url', 'jdbc:mysql://db/x?user=a&password=b')).toBe(true);
    for (const name of [
      'spring.profiles.active',
      'user.timezone',
      'author',
      'bypass.cache',
      'server.port',
      'keyboard',
    ]) {
      expect(looksSecret(name, 'jdbc:mysql://db:3306/x'), name).toBe(false);
    }
  });
});

describe('nameOf', () => {
  const named = (argv: readonly string[]): string => nameOf(parseArguments(argv, ':'));

  it('gives what stays from release to release', () => {
    expect(named(['-jar', '/opt/order-service-2.3.1-RELEASE.jar'])).toBe('order-service');
    expect(named(['-jar', 'app.war'])).toBe('app');
    expect(named(['-jar', '2.0.jar'])).toBe('2.0');
    expect(named(['-Dcatalina.base=/opt/tomcat-order/', 'org.apache.catalina.startup.Bootstrap', 'start'])).toBe(
      'tomcat-order',
    );
    expect(named(['com.x.Main'])).toBe('com.x.Main');
  });

  it('is what match is held against, with main class and jar', () => {
    const args = parseArguments(['-Dcatalina.base=/opt/tomcat-order', 'org.apache.catalina.startup.Bootstrap'], ':');
    expect([null, 'order', 'catalina.startup'].every((match) => isMeant(args, match))).toBe(true);
    expect(isMeant(args, 'start stop')).toBe(false);
  });
});

describe('driverOf', () => {
  it('knows the drivers of foreign and domestic databases', () => {
    const names: Readonly<Record<string, readonly [string, string | null]>> = {
      'ojdbc8-19.3.0.0.jar': ['ojdbc8', '19.3.0.0'],
      'ojdbc6.jar': ['ojdbc6', null],
      'mysql-connector-java-5.1.47-bin.jar': ['mysql-connector-java', '5.1.47'],
      'mysql-connector-j-8.0.33.jar': ['mysql-connector-j', '8.0.33'],
      'postgresql-42.2.18.jre7.jar': ['postgresql', '42.2.18.jre7'],
      'DmJdbcDriver18-8.1.2.192.jar': ['DmJdbcDriver18', '8.1.2.192'],
      'kingbase8-8.6.0.jar': ['kingbase8', '8.6.0'],
      'opengauss-jdbc-3.0.0.jar': ['opengauss-jdbc', '3.0.0'],
      'mssql-jdbc-9.4.0.jre8.jar': ['mssql-jdbc', '9.4.0.jre8'],
      'oceanbase-client-2.4.3.jar': ['oceanbase-client', '2.4.3'],
    };
    for (const [file, [name, version]] of Object.entries(names))
      expect(driverOf(file), file).toEqual({ name, version });
    for (const file of ['postgresql.txt', 'h2o-1.jar', 'spring-jdbc-5.3.jar', 'my-postgresql-1.jar', ''])
      expect(driverOf(file)).toBeNull();
  });
});

describe('jcmd', () => {
  it('tells flags and two properties of each process, and no other property', () => {
    const flags =
      '4711:\n-XX:InitialHeapSize=1048576 -XX:MaxHeapSize=4294967296 -XX:+UseG1GC \n4712:\ncom.sun.tools.attach.AttachNotSupportedException\n';
    const properties = '4711:\n#Mon\nfile.encoding=GB18030\nuser.timezone=GMT+08\\:00\ndb.password=planted\n';
    const attached = parseJcmd(flags, properties);
    expect([...attached.keys()]).toEqual([4711]);
    expect(optionFacts(attached.get(4711)?.flags ?? [])).toMatchObject({ maxHeap: 4_294_967_296, gc: 'G1' });
    expect(attached.get(4711)?.properties).toEqual(
      new Map([
        ['file.encoding', 'GB18030'],
        ['user.timezone', 'GMT+08:00'],
      ]),
    );
  });
});

describe('Windows', () => {
  it('parts command lines as C programs do', () => {
    expect(
      splitCommandLine(
        String.raw`"C:\Program Files\Java\bin\java.exe" -Da="b c" -Dp=C:\x\ -cp "C:\a b\\" "say \"hi\"" M`,
      ),
    ).toEqual([
      String.raw`C:\Program Files\Java\bin\java.exe`,
      '-Da=b c',
      String.raw`-Dp=C:\x` + '\\',
      '-cp',
      'C:\\a b\\',
      'say "hi"',
      'M',
    ]);
    expect(splitCommandLine('')).toEqual([]);
    expect(splitCommandLine('"'.repeat(5001)).length).toBeLessThan(3);
  });

  it('reads its processes', () => {
    const row = {
      ProcessId: 7,
      CommandLine: 'java -Xmx1g -cp a.jar;lib\\* com.x.Main',
      ExecutablePath: 'C:\\jdk\\bin\\java.exe',
      Started: '2024-05-06T02:11:12',
    };
    expect(parseProcesses(JSON.stringify(row))).toMatchObject([
      {
        pid: 7,
        program: 'C:\\jdk\\bin\\java.exe',
        startedAt: '2024-05-06T02:11:12.000Z',
        args: { main: 'com.x.Main', classPath: ['a.jar', 'lib\\*'] },
      },
    ]);
    expect(parseProcesses('')).toEqual([]);
    expect(parseProcesses('拒绝访问')).toBeNull();
    expect(parseProcesses('[{"ProcessId":7,"CommandLine":null}]')).toMatchObject([
      { program: { reason: 'not-permitted' } },
    ]);
  });
});

it('splitWords keeps quoted blanks together', () => {
  expect(splitWords(`-Xmx1g "-Da=b c" -Dd='e f' "`)).toEqual(['-Xmx1g', '-Da=b c', '-Dd=e f', '']);
});

describe('the definition of java', () => {
  const lines = (settings: unknown): string[] =>
    java.touches(java.settings.parse(settings)).map(({ touch }) => touchLineText(touch));

  it('starts nothing on Linux unless jcmd is wanted', () => {
    expect(lines({ platform: 'linux' }).filter((line) => line.startsWith('command'))).toEqual([]);
    expect(lines({ platform: 'linux', attach: true })).toContain('command ["jcmd","0","VM.flags"]');
    expect(lines({ platform: 'windows' })).toHaveLength(1);
  });

  it('has a name for every fact and setting in both languages', () => {
    const names = (schema: FactSchema, above: string): string[] => {
      const rest = schema.additionalProperties;
      const inner = typeof rest === 'object' ? rest : schema;
      return Object.entries(inner.properties ?? {}).flatMap(([name, each]) => [
        `fact.${above}${name}`,
        ...names(each, `${above}${name}.`),
      ]);
    };
    const wanted = [
      ...['probe', 'probe.about', 'setting.match', 'setting.attach', 'setting.platform'],
      ...names(describeProbe(java).facts, ''),
    ].sort();
    expect(wanted.length).toBeGreaterThan(25);
    for (const texts of Object.values(java.texts))
      expect(
        Object.keys(texts)
          .filter((code) => !code.startsWith('gap.'))
          .sort(),
      ).toEqual(wanted);
  });
});
