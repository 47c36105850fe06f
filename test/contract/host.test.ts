import { execFileSync } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, cpus, hostname, platform, release, totalmem } from 'node:os';
import { expect, it, vi } from 'vitest';
import { host } from '../../probes/host/index.ts';
import { groupPaths, groups } from '../../probes/host/groups.ts';
import type { Facts } from '../../probes/host/schema.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { ProbeAnswer } from '../../src/kit/define-probe.ts';
import { describeProbe } from '../../src/kit/describe-probe.ts';
import { loose } from '../../src/judge/versioning/dialects/loose.ts';
import { gapSchema } from '../../src/model/observation.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { execute } from '../../src/run/execute.ts';
import { programEnvironment } from '../../src/run/program-environment.ts';
import { expectReasons } from '../support/gap-sentences.ts';
import { contract } from '../support/contract.ts';
import { referenceData } from '../../src/reference/reference-data.ts';

const now = Date.UTC(2027, 0, 31, 6, 5, 7);

interface Looked {
  readonly answer: ProbeAnswer<Facts>;
  /** How often each line was touched. */
  readonly touched: ReadonlyMap<string, number>;
  readonly declared: ReadonlyMap<string, number>;
}

/** Does what the runner does: parses the settings, looks, holds the answer against the probe’s own schemas. */
async function look(written: unknown, signal = new AbortController().signal): Promise<Looked> {
  setMaxListeners(0, signal); // as the runner does
  const settings = host.settings.parse(written);
  const touched = new Map<string, number>();
  const answer = await host.observe({
    settings,
    signal,
    dial: () => Promise.reject(new ProbeFailure('not-declared')),
    exchange: () => Promise.reject(new ProbeFailure('not-declared')),
    lookup: () => Promise.reject(new ProbeFailure('not-declared')),
    nameServers: () => [],
    proxyVariables: {},
    token: () => Promise.reject(new ProbeFailure('not-declared')),
    execute: (execution) =>
      execute(execution, {
        allowed: new Set(host.touches(settings).map(({ touch }) => touchLineText(touch))),
        signal,
        monotonic: () => performance.now(),
        environment: programEnvironment(process.env, process.platform),
        onTouched: (line) => touched.set(line, (touched.get(line) ?? 0) + 1),
      }),
    conceal: () => undefined,
    capture: false,
    protected: false,
    agentName: 'plumbline/test',
    reference: referenceData,
    now: () => now,
    monotonic: () => 0,
    left: () => 60_000,
    touched: (touch) => touched.set(touchLineText(touch), (touched.get(touchLineText(touch)) ?? 0) + 1),
    progressed: () => undefined,
  });
  expect(host.facts.parse(JSON.parse(JSON.stringify(answer.facts)))).toEqual(answer.facts);
  gapSchema.array().parse(answer.gaps);
  const declared = new Map(host.touches(settings).map(({ touch, count }) => [touchLineText(touch), count]));
  return { answer, touched, declared };
}

function gapPaths(answer: ProbeAnswer<Facts>): readonly string[] {
  return (answer.gaps ?? []).map((gap) => gap.path);
}

const linux = platform() === 'linux' ? null : 'it compares with the files of Linux';

contract('required', 'host on this machine', linux, () => {
  it('reports what the system itself says', async () => {
    const { answer } = await look({ runtimes: ['node', 'redis'] });
    const { facts } = answer;
    expect(facts.os).toMatchObject({ platform: 'linux', hostname: hostname(), kernel: release() });
    expect(loose.parse(release())).not.toBeNull();
    expect(facts.cpu?.logical).toBe(cpus().length);
    expect(facts.cpu?.logical).toBeGreaterThanOrEqual(availableParallelism());
    expect(facts.memory?.total).toBe(totalmem());
    expect(facts.memory?.available).toBeGreaterThan(0);
    expect(facts.memory?.pageSize).toBe(Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' })));
    const root = facts.disks?.find((disk) => disk.mount === '/');
    const stats = statfsSync('/');
    expect(root?.size).toBe(stats.blocks * stats.bsize);
    expect(root?.free).toBeGreaterThanOrEqual(0);
    expect(facts.clock?.utc).toBe('2027-01-31T06:05:07.000Z');
    expect(Date.parse(facts.bootedAt ?? '')).toBeLessThan(Date.now());
    expect(facts.limits?.openFiles).toBeGreaterThan(0);
    expect(facts.interfaces?.find((each) => each.name === 'lo')?.addresses).toContain('127.0.0.1');
    expect(loose.parse(facts.runtimes?.['node'] ?? '')).not.toBeNull();
    const osRelease = readFileSync('/etc/os-release', 'utf8');
    expect(osRelease).toContain(`ID=${String(facts.os?.id)}`);
    expect(facts.hosts?.['localhost']).toContain('127.0.0.1');
    expect(facts.kernel?.['vm.swappiness']).toBe(Number(readFileSync('/proc/sys/vm/swappiness', 'utf8')));
    expect(facts.fonts?.chinese).toBeInstanceOf(Array);
    expect(facts.tmp).toMatchObject({ noExec: expect.any(Boolean) as boolean, readOnly: false });
    expect(facts.disks?.find((disk) => disk.mount === '/')?.options).toContain('rw');
  });

  it('leaves no fact of the catalogue unsaid: seen, or a gap', async () => {
    const { answer } = await look({});
    const gaps = gapPaths(answer);
    const { properties } = describeProbe(host).facts;
    for (const [name, shape] of Object.entries(properties ?? {})) {
      const value = answer.facts[name as keyof Facts]; // the names of the catalogue are those of the facts
      if (value === undefined) expect(gaps).toContain(name);
      const below = shape.additionalProperties === false ? Object.keys(shape.properties ?? {}) : [];
      const seen = typeof value === 'object' ? Object.keys(value) : [];
      const derived = describeProbe(host).derived.map((path) => path.split('.')[1]);
      const unsaid = below.filter((each) => !seen.includes(each) && !derived.includes(each));
      expect(gaps).toEqual(expect.arrayContaining(value === undefined ? [] : unsaid.map((each) => `${name}.${each}`)));
    }
  });

  it('says of every gap why, in both languages', async () => {
    for (const settings of [{}, { collect: ['os', 'runtimes'], runtimes: ['dotnet', 'apache', 'mongodb'] }]) {
      const { answer } = await look(settings);
      expectReasons(host, answer.gaps ?? []);
    }
  });

  it('touches nothing that is not declared, and not more often', async () => {
    for (const settings of [{}, { platform: 'linux', runtimes: ['node', 'python3', 'postgresql', 'dotnet'] }]) {
      const { touched, declared } = await look(settings);
      expect(touched.size).toBeGreaterThan(10);
      const beyond = [...touched].filter(([line, count]) => count > (declared.get(line) ?? 0));
      expect(beyond).toEqual([]);
    }
  });

  it('reads the chosen groups alone; the others are gaps, never absent', async () => {
    const { answer, touched } = await look({ collect: ['memory', 'limits'] });
    expect(Object.keys(answer.facts).sort()).toEqual(['limits', 'memory']);
    const left = groups.filter((group) => group !== 'memory' && group !== 'limits');
    expect(gapPaths(answer)).toEqual(expect.arrayContaining(left.flatMap((group) => groupPaths[group])));
    expect([...touched.keys()].some((line) => line.includes('/proc/self/mounts'))).toBe(false);
  });

  it('takes a program that gives no version, and one nobody asked for, as unseen', async () => {
    const { answer } = await look({ collect: ['runtimes'], runtimes: ['node', 'dotnet'] });
    expect(Object.keys(answer.facts.runtimes ?? {})).toEqual(['node']);
    expect(answer.gaps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'runtimes', reason: 'truncated', note: 'kit.gap.unnamed' }),
        expect.objectContaining({ path: 'runtimes.dotnet', reason: 'not-supported', note: 'kit.gap.other-system' }),
      ]),
    );
  });

  it('names the same running machine twice, with its machine id and boot id', async () => {
    const first = (await look({ collect: ['os'] })).answer.subject;
    const second = (await look({ collect: ['cpu'] })).answer.subject;
    expect(first).toBe(second);
    expect(first).toContain(readFileSync('/etc/machine-id', 'utf8').trim());
    expect(first).toContain(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  });

  it('reads nothing on a machine with another operating system than the one named', async () => {
    await expect(look({ platform: 'windows' })).rejects.toMatchObject({
      failureCause: 'settings-invalid',
      params: { setting: 'platform' },
    });
  });

  it('stops when the run is stopped, before and while it looks', async () => {
    await expect(look({}, AbortSignal.abort())).rejects.toMatchObject({ failureCause: 'cancelled' });
    const controller = new AbortController();
    const looking = look({ runtimes: ['node'] }, controller.signal);
    controller.abort();
    await expect(looking).rejects.toBeInstanceOf(ProbeFailure);
    await expect(looking).rejects.toMatchObject({ failureCause: 'cancelled' });
  });

  it('reads no environment variable into the facts', async () => {
    vi.stubEnv('PLUMBLINE_PLANTED', 'planted-4711');
    vi.stubEnv('LANG', 'xx_XX.planted-4711');
    vi.stubEnv('TZ', 'Pacific/Chatham');
    const { answer } = await look({}).finally(() => vi.unstubAllEnvs());
    expect(JSON.stringify(answer)).not.toContain('planted-4711');
    expect(answer.facts.timeZone).not.toBe('Pacific/Chatham');
  });
});
