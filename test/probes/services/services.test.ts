import { describe, expect, it } from 'vitest';
import { askWindows } from '../../../probes/services/ask-windows.ts';
import { parseServices } from '../../../probes/services/parse-services.ts';
import { services } from '../../../probes/services/index.ts';
import { askInitScripts } from '../../../probes/services/linux/ask-init-scripts.ts';
import { askSystemd } from '../../../probes/services/linux/ask-systemd.ts';
import { parseUnitFiles } from '../../../probes/services/linux/parse-unit-files.ts';
import { Facts } from '../../../probes/services/schema.ts';
import { windowsFacts } from '../../../probes/services/windows-facts.ts';
import type { Execution } from '../../../src/kit/execute.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { expectReasons, gapSentences } from '../../support/gap-sentences.ts';

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
    progressed: () => undefined,
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
    expect(gaps.map((gap) => gapSentences(services, gap))).toEqual([
      ['generated leaves open whether it starts with the system', 'generated 不能说明是否开机自启'],
      ['systemctl does not tell it', 'systemctl 不提供此项'],
    ]);
  });

  it('of CentOS 7 counts no restarts and says n/a', async () => {
    const { facts, gaps } = await askSystemd(machine({ 'systemctl show': { out: centos } }), ['sshd']);
    expect(facts.services?.['sshd']).toMatchObject({ state: 'inactive', enabled: false, since: null, pid: null });
    expect(gaps.map(({ path }) => path)).toEqual(['services.sshd.restarts']);
    expect(gapSentences(services, gaps[0])?.[1]).toBe('此版本的 systemd 不统计重启次数');
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
    const { gaps } = await askSystemd(refused, ['x']);
    expect(gaps).toMatchObject([{ path: 'services', reason: 'not-permitted' }]);
    expect(gaps[0]?.detail).toBe('Failed to connect to bus: Permission denied');
    expect(gapSentences(services, gaps[0])).toEqual(['systemctl gave no answer', 'systemctl 未返回结果']);
    const lost = machine({ systemctl: { err: 'Failed to connect to bus: Host is down\n', exitCode: 1 } });
    expect((await askSystemd(lost, ['x'])).gaps).toMatchObject([{ path: 'services', reason: 'not-reached' }]);
    expect((await askSystemd(machine({}), ['x'])).gaps).toMatchObject([{ path: 'services', reason: 'not-supported' }]);
  });

  it('that lists no files leaves the reason in one sentence', async () => {
    const task = machine({ 'systemctl show': { out: openEuler }, systemctl: { err: 'Access denied', exitCode: 1 } });
    const { gaps } = await askSystemd(task, []);
    expect(gaps.at(-1)).toMatchObject({ path: 'services', reason: 'truncated', detail: null });
    expect(gapSentences(services, gaps.at(-1))).toEqual([
      'only loaded services were seen: systemctl gave no answer: Access denied',
      '只采集到已加载的服务：systemctl 未返回结果：Access denied',
    ]);
  });

  it('whose state is not known, and a unit without a file, are gaps', async () => {
    const odd = centos.replace('inactive', 'sleeping').replace('disabled', '');
    const { gaps } = await askSystemd(machine({ 'systemctl show': { out: odd } }), ['sshd']);
    expect(gaps.map((gap) => [gap.path, gapSentences(services, gap)?.[0]])).toEqual([
      ['services.sshd.state', 'systemd gives a state that is not known here: sleeping'],
      ['services.sshd.startup', 'the unit has no file of its own'],
      ['services.sshd.enabled', 'the unit has no file of its own'],
      ['services.sshd.restarts', 'this version of systemd does not count restarts'],
    ]);
  });

  it('cuts off a list without end', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => `s${String(n)}.service disabled\n`).join('');
    const task = machine({ 'systemctl show': { out: '' }, 'systemctl list-unit-files': { out: many } });
    const { facts, gaps } = await askSystemd(task, []);
    expect(Object.keys(facts.services ?? {})).toHaveLength(2000);
    expect(gaps.at(-1)).toMatchObject({ path: 'services', reason: 'truncated' });
    expect(gapSentences(services, gaps.at(-1))).toEqual(['only the first 2000 are kept', '只保留前 2000 项']);
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
    expectReasons(services, gaps);
    expect(gapSentences(services, gaps[0])).toEqual(['Windows does not tell it', 'Windows 不提供此项']);
  });

  it('cuts off a list without end, and says how long it was', () => {
    const rows = Array.from({ length: 2001 }, (_, n) => ({ Name: `s${String(n)}` }));
    const { gaps } = windowsFacts(rows, []);
    expect(gaps.at(-1)).toMatchObject({ path: 'services', reason: 'truncated' });
    expect(gapSentences(services, gaps.at(-1))?.[1]).toBe('共 2001 项，只保留前 2000 项');
  });

  it('keeps what PowerShell said apart from our words', async () => {
    const { gaps } = await askWindows(machine({ 'powershell.exe': { out: '?', err: '拒绝访问\n' } }), []);
    expect(gaps).toMatchObject([{ path: 'services', reason: 'not-reached', detail: '拒绝访问' }]);
    expect(gapSentences(services, gaps[0])).toEqual(['PowerShell gave no answer', 'PowerShell 未返回结果']);
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
