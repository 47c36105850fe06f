import { describe, expect, it } from 'vitest';
import type { Check, Environment, Machine, Profile } from '../../src/model/profile.ts';
import { plan, type PlanProbe } from '../../src/plan/plan.ts';
import { everything, SelectionError } from '../../src/plan/select.ts';
import { beyondApproval } from '../../src/plan/touch-list.ts';

const at = { file: 'p.yaml', line: 1, column: 1 };

function environment(name: string, machines: readonly Machine[] = []): Environment {
  return { name, title: null, gate: name === 'production', protected: false, capture: 'all', window: null, machines };
}

function check(name: string, rest: Partial<Check> = {}, nodes: readonly (string | null)[] = [null]): Check {
  return {
    name,
    formerly: [],
    title: null,
    because: null,
    owner: null,
    stage: [],
    tags: [],
    references: [],
    probe: 'net',
    needs: [],
    from: [],
    timeoutMs: 1000,
    attempts: 2,
    environments: ['test', 'production'].map((each) => ({
      environment: each,
      notApplicable: null,
      answers: 'major',
      nodes: nodes.map((key) => ({ key, settings: { host: `${each}.example`, user: 'me' }, expect: [] })),
    })),
    across: [],
    among: [],
    at,
    ...rest,
  };
}

function profile(checks: readonly Check[], machines: readonly Machine[] = []): Profile {
  return {
    name: 'p',
    title: null,
    files: [{ name: 'p.yaml', sha256: '00' }],
    environments: [environment('test', machines), environment('production', machines)],
    gates: 'gate',
    timeZone: 'UTC',
    checks,
    relations: [],
    waivers: [],
    actions: [],
    document: {},
  };
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const net: PlanProbe = {
  capability: 'network',
  declare: (settings) => ({
    touches: [
      { touch: { kind: 'connect', transport: 'tcp', host: word(settings['host']), port: 80 }, count: 1 },
      { touch: { kind: 'account', at: 'db', name: word(settings['user']) }, count: 1 },
    ],
    logins: [],
    part: null,
  }),
};
const writing: PlanProbe = {
  capability: 'network',
  declare: () => ({
    touches: [{ touch: { kind: 'url', method: 'POST', url: 'http://a.example/' }, count: 1, sideEffect: true }],
    logins: [],
    part: null,
  }),
};
const local: PlanProbe = { capability: 'local', declare: () => ({ touches: [], logins: [], part: null }) };
const probes = new Map([
  ['net', net],
  ['writing', writing],
  ['local', local],
]);

function names(result: ReturnType<typeof plan>): readonly string[] {
  return result.tasks.map(({ id }) => [id.check, id.environment, id.node, id.vantage].filter(Boolean).join('/'));
}

describe('plan', () => {
  it('goes through checks, environments, nodes and vantages in order', () => {
    const checks = [check('b', { from: ['dmz', 'core'] }), check('a', {}, ['x', 'y'])];
    expect(names(plan(profile(checks), probes, everything))).toEqual([
      'b/test/dmz',
      'b/test/core',
      'b/production/dmz',
      'b/production/core',
      'a/test/x',
      'a/test/y',
      'a/production/x',
      'a/production/y',
    ]);
  });

  it('adds up touches over tasks and attempts, by environment', () => {
    const { touchList } = plan(profile([check('a'), check('b')]), probes, everything);
    expect(
      touchList.lines.map(({ environment: where, line, count, enforced, checks }) => [
        where,
        line,
        count,
        enforced,
        checks,
      ]),
    ).toEqual([
      ['test', 'tcp test.example:80', 4, true, ['a', 'b']],
      ['test', 'account me at db', 4, false, ['a', 'b']],
      ['production', 'tcp production.example:80', 4, true, ['a', 'b']],
      ['production', 'account me at db', 4, false, ['a', 'b']],
    ]);
  });

  it('never tries twice what changes something', () => {
    const [task] = plan(profile([check('a', { probe: 'writing' })]), probes, everything).tasks;
    expect(task?.attempts).toBe(1);
  });

  it('asks from every machine of a zone', () => {
    const machines = ['app1', 'app2'].map((key) => ({ key, hostname: key, address: null, zone: 'dmz' }));
    const [first, second, third] = plan(
      profile([check('a', { from: ['dmz', 'app1', 'x'] })], machines),
      probes,
      everything,
    ).tasks;
    expect([first, second, third].map((task) => task?.id.vantage)).toEqual(['app1', 'app2', 'x']);
  });

  it('says what changes something', () => {
    const lines = plan(profile([check('a', { probe: 'writing' }), check('b')]), probes, everything).touchList.lines;
    expect(lines.filter((line) => line.sideEffect).map((line) => line.line)).toEqual(
      Array(2).fill('POST http://a.example/'),
    );
  });

  it('ties a local task to the machine of its node, and any other to the place it is asked from', () => {
    const machine = { key: 'app1', hostname: 'h', address: null, zone: null };
    const result = plan(
      profile([check('a', { probe: 'local', from: ['dmz'] }, ['app1', 'x'])], [machine]),
      probes,
      everything,
    );
    expect(result.tasks.map((task) => [task.machine, task.id.vantage])).toEqual([
      ['app1', null],
      [null, 'dmz'],
      ['app1', null],
      [null, 'dmz'],
    ]);
  });

  it('leaves out what is not applicable', () => {
    const base = check('a');
    const environments = base.environments.map((part) => ({ ...part, notApplicable: { because: 'x', owner: null } }));
    expect(plan(profile([{ ...base, environments }]), probes, everything).tasks).toEqual([]);
  });

  it('says which part of the profile a selection is', () => {
    const checks = [check('a', { tags: ['db'] }), check('b')];
    const result = plan(profile(checks), probes, { ...everything, tags: ['db'] });
    expect([result.partial, result.selectedChecks, result.totalChecks]).toEqual([true, 1, 2]);
    expect(plan(profile(checks), probes, everything).partial).toBe(false);
    expect(plan(profile(checks), probes, { ...everything, environments: ['test'] }).partial).toBe(true);
  });

  it('keeps checks without a stage in every stage, and finds checks by earlier names', () => {
    const checks = [
      check('a', { stage: ['install'] }),
      check('b', { stage: ['go-live'], formerly: ['old'] }),
      check('c'),
    ];
    expect(names(plan(profile(checks), probes, { ...everything, stages: ['install'] }))).toEqual([
      'a/test',
      'a/production',
      'c/test',
      'c/production',
    ]);
    expect(plan(profile(checks), probes, { ...everything, checks: ['old'] }).tasks[0]?.id.check).toBe('b');
  });

  it.each([
    [{ tags: ['typo'] }, 'plan.unknown-tag'],
    [{ checks: ['typo'] }, 'plan.unknown-check'],
    [{ environments: ['typo'] }, 'plan.unknown-environment'],
    [{ stages: ['typo'] }, 'plan.no-stage'],
    [{ checks: ['b'], tags: ['db'] }, 'plan.nothing'],
  ])('refuses %j', (narrow, code) => {
    const checks = [check('a', { tags: ['db'] }), check('b')];
    const act = (): unknown => plan(profile(checks), probes, { ...everything, ...narrow });
    expect(act).toThrow(SelectionError);
    expect(act).toThrow(code);
  });
});

describe('approval', () => {
  const small = plan(profile([check('a')]), probes, everything).touchList;
  const large = plan(profile([check('a'), check('b')]), probes, everything).touchList;

  it('covers an equal or smaller plan', () => {
    expect(beyondApproval(small, small)).toEqual([]);
    expect(beyondApproval(small, large)).toEqual([]);
  });

  it('names every line that is new or counts more', () => {
    expect(beyondApproval(large, small).map((line) => line.count)).toEqual([4, 4, 4, 4]);
    const lines = small.lines.filter((line) => line.environment === 'test');
    const beyond = beyondApproval(small, { ...small, lines });
    expect(beyond.map((line) => line.environment)).toEqual(['production', 'production']);
  });
});
