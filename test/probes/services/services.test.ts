import { describe, expect, it } from 'vitest';
import { parseServices } from '../../../probes/services/parse-services.ts';
import { services } from '../../../probes/services/index.ts';
import { askInitScripts } from '../../../probes/services/linux/ask-init-scripts.ts';
import { askSystemd } from '../../../probes/services/linux/ask-systemd.ts';
import { parseUnitFiles } from '../../../probes/services/linux/parse-unit-files.ts';
import { Facts } from '../../../probes/services/schema.ts';
import { windowsFacts } from '../../../probes/services/windows-facts.ts';
import type { Execution } from '../../../src/kit/execute.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { touchLineText } from '../../../src/model/plan.ts';

/** openEuler 22.03, systemd 249. */
const openEuler = `Type=forking
Id=nginx.service
Names=nginx.service
LoadState=loaded
ActiveState=active
SubState=running
UnitFileState=enabled
ActiveEnterTimestamp=Mon 2024-05-06 02:11:12 UTC
InactiveEnterTimestamp=Mon 2024-05-06 02:10:59 UTC
MainPID=1893
NRestarts=2
Result=success

Id=kingbase.service
Names=kingbase.service kes.service
LoadState=loaded
ActiveState=failed
SubState=failed
UnitFileState=generated
ActiveEnterTimestamp=
InactiveEnterTimestamp=Mon 2024-05-06 03:00:00 UTC
MainPID=0
NRestarts=0
Result=exit-code

Id=tomcat.service
Names=tomcat.service
LoadState=not-found
ActiveState=inactive
SubState=dead
UnitFileState=
ActiveEnterTimestamp=
InactiveEnterTimestamp=
MainPID=0
NRestarts=0
Result=success
`;

/** CentOS 7, systemd 219: no NRestarts, `n/a` for no time. */
const centos = `Id=sshd.service
Names=sshd.service
LoadState=loaded
ActiveState=inactive
SubState=dead
UnitFileState=disabled
ActiveEnterTimestamp=n/a
InactiveEnterTimestamp=n/a
MainPID=0
Result=success
`;

type Answers = Readonly<Record<string, { readonly out?: string; readonly err?: string; readonly exitCode?: number }>>;

/** A machine whose programs answer what is written here. */
function machine(answers: Answers) {
  return {
    signal: new AbortController().signal,
    touched: () => undefined,
    execute: ({ argv, environment }: Execution) => {
      expect(environment).toMatchObject({ LC_ALL: 'C', TZ: 'UTC' });
      const answer = answers[argv.slice(0, 2).join(' ')] ?? answers[argv[0]];
      if (answer === undefined)
        return Promise.reject(new ProbeFailure('command-not-found', { cause: new Error('ENOENT') }));
      const { out = '', err = '', exitCode = 0 } = answer;
      const [stdout, stderr] = [Buffer.from(out), Buffer.from(err)];
      return Promise.resolve({ exitCode, signal: null, stdout, stderr, truncated: false, durationMs: 1 });
    },
  };
}

describe('systemd', () => {
  it('tells state, start and restarts of named services', async () => {
    const task = machine({ 'systemctl show': { out: openEuler } });
    const { facts, gaps } = await askSystemd(task, ['nginx', 'kes', 'tomcat', 'none']);
    expect(Facts.parse(facts)).toEqual({
      manager: 'systemd',
      services: {
        nginx: {
          installed: true,
          state: 'active',
          subState: 'running',
          enabled: true,
          startup: 'enabled',
          since: '2024-05-06T02:11:12.000Z',
          pid: 1893,
          restarts: 2,
          result: 'success',
        },
        kes: {
          installed: true,
          state: 'failed',
          subState: 'failed',
          startup: 'generated',
          since: '2024-05-06T03:00:00.000Z',
          pid: null,
          restarts: 0,
          result: 'exit-code',
        },
        tomcat: { installed: false, state: 'inactive', enabled: false, since: null, pid: null },
      },
    });
    // systemctl says something of every unit it is asked for; of one it kept silent about nothing is known.
    expect(gaps.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'services.kes.enabled not-supported',
      'services.none not-reached',
    ]);
  });

  it('of CentOS 7 counts no restarts and says n/a', async () => {
    const { facts, gaps } = await askSystemd(machine({ 'systemctl show': { out: centos } }), ['sshd']);
    expect(facts.services?.['sshd']).toMatchObject({ state: 'inactive', enabled: false, since: null, pid: null });
    expect(gaps.map(({ path }) => path)).toEqual(['services.sshd.restarts']);
  });

  it('lists all: loaded ones and those that were never started, without patterns and mentions', async () => {
    const files =
      'nginx.service                 enabled         disabled\nmariadb.service  disabled enabled\ngetty@.service enabled enabled\ndbus-org.service alias -\n';
    const task = machine({ 'systemctl show': { out: openEuler }, 'systemctl list-unit-files': { out: files } });
    const { facts } = await askSystemd(task, []);
    expect(Object.keys(facts.services ?? {})).toEqual(['nginx', 'kingbase', 'mariadb']);
    expect(facts.services?.['mariadb']).toMatchObject({ installed: true, state: 'inactive', enabled: false });
  });

  it('that gives no answer leaves a gap, with its reason', async () => {
    const refused = machine({ systemctl: { err: 'Failed to connect to bus: Permission denied\n', exitCode: 1 } });
    expect((await askSystemd(refused, ['x'])).gaps).toMatchObject([{ path: 'services', reason: 'not-permitted' }]);
    const lost = machine({ systemctl: { err: 'Failed to connect to bus: Host is down\n', exitCode: 1 } });
    expect((await askSystemd(lost, ['x'])).gaps).toMatchObject([{ path: 'services', reason: 'not-reached' }]);
    expect((await askSystemd(machine({}), ['x'])).gaps).toMatchObject([{ path: 'services', reason: 'not-supported' }]);
  });

  it('cuts off a list without end', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => `s${String(n)}.service disabled\n`).join('');
    const task = machine({ 'systemctl show': { out: '' }, 'systemctl list-unit-files': { out: many } });
    const { facts, gaps } = await askSystemd(task, []);
    expect(Object.keys(facts.services ?? {})).toHaveLength(2000);
    expect(gaps.at(-1)).toMatchObject({ path: 'services', reason: 'truncated' });
  });

  it('reads unit files of CentOS 7, which have no preset', () => {
    expect([...parseUnitFiles('sshd.service  enabled\nx.timer enabled\nrubbish\n')]).toEqual([
      ['sshd.service', 'enabled'],
    ]);
  });
});

describe('init scripts', () => {
  it('are asked only where they are named; a service without one is not installed', async () => {
    const { facts } = await askInitScripts(machine({ service: { exitCode: 3 } }), ['no-such-service-4711']);
    expect(facts).toEqual({
      manager: 'sysv',
      services: {
        'no-such-service-4711': { installed: false, state: 'inactive', enabled: false, since: null, pid: null },
      },
    });
  });
});

describe('Windows', () => {
  const text = JSON.stringify([
    {
      Name: 'MSSQLSERVER',
      DisplayName: 'SQL Server (MSSQLSERVER)',
      State: 'Running',
      StartMode: 'Auto',
      ProcessId: 2044,
      ExitCode: 0,
    },
    {
      Name: 'Spooler',
      DisplayName: '打印后台处理程序',
      State: 'Stopped',
      StartMode: 'Manual',
      ProcessId: 0,
      ExitCode: 1077,
    },
    { Name: 'Tomcat9', DisplayName: null, State: 'Stopped', StartMode: 'Auto', ProcessId: 0, ExitCode: 1067 },
    { Name: 'odd', State: 'Unknown', StartMode: null },
  ]);

  it('translates states; what ended with an error has failed', () => {
    const rows = parseServices(`\uFEFF${text}`.slice(1)) ?? [];
    const { facts, gaps } = windowsFacts(rows, []);
    Facts.parse(facts);
    expect(facts.services).toMatchObject({
      MSSQLSERVER: { installed: true, state: 'active', subState: 'Running', enabled: true, startup: 'Auto', pid: 2044 },
      Spooler: { state: 'inactive', enabled: false, pid: null },
      Tomcat9: { state: 'failed', result: '1067' },
      odd: { installed: true },
    });
    expect(gaps.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['services.odd.state', 'services.Spooler.since']),
    );
  });

  it('finds named ones by both names, whatever the capitals', () => {
    const { facts } = windowsFacts(parseServices(text) ?? [], ['mssqlserver', '打印后台处理程序', 'none']);
    expect(facts.services).toMatchObject({
      mssqlserver: { state: 'active' },
      打印后台处理程序: { state: 'inactive' },
      none: { installed: false },
    });
  });

  it('takes one row without a list, and nothing for none', () => {
    expect(parseServices('{"Name":"x"}')).toEqual([{ Name: 'x' }]);
    expect(parseServices('Get-CimInstance : 拒绝访问')).toBeNull();
    expect(parseServices('')).toBeNull();
    expect(parseServices('[{"State":1}]')).toBeNull();
  });
});

describe('the definition of services', () => {
  const lines = (settings: unknown): string[] =>
    services.touches(services.settings.parse(settings)).map(({ touch }) => touchLineText(touch));

  it('takes names that cannot be mistaken for options or patterns', () => {
    const isRight = (name: string): boolean => services.settings.safeParse({ names: [name] }).success;
    expect(
      ['nginx', 'getty@tty1', 'SQL Server (x)'.slice(0, 10), 'MSSQL$PROD', '打印后台处理程序'].every(isRight),
    ).toBe(true);
    expect(['-h', '--help', '', ' x', 'a*', 'a;b', 'a\nb', '../x'].some(isRight)).toBe(false);
  });

  it('lists what it asks', () => {
    const commands = (settings: unknown): string[] => lines(settings).filter((line) => line.startsWith('command'));
    expect(commands({ platform: 'linux', names: ['nginx'] })).toEqual([
      expect.stringMatching(/^command \["systemctl","show",.*"--","nginx.service"\]$/),
      'command ["service","nginx","status"]',
    ]);
    expect(commands({ platform: 'linux' })).toHaveLength(2);
    expect(commands({ platform: 'windows' })).toHaveLength(1);
  });

  it('has a name for every fact and setting in both languages', () => {
    const { services: map } = describeProbe(services).facts.properties ?? {};
    const rest = map?.additionalProperties;
    const fields = Object.keys((typeof rest === 'object' ? rest.properties : undefined) ?? {});
    expect(fields).toHaveLength(9);
    const wanted = [
      ...[
        'probe',
        'probe.about',
        'setting.names',
        'setting.platform',
        'services.name',
        'fact.manager',
        'fact.services',
      ],
      ...fields.map((field) => `fact.services.${field}`),
    ].sort();
    expect(Object.keys(services.texts.en).sort()).toEqual(wanted);
    expect(Object.keys(services.texts['zh-CN']).sort()).toEqual(wanted);
  });
});
