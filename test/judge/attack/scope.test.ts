import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { Attestation } from '../../../src/model/observation.ts';
import type { Task } from '../../../src/model/plan.ts';
import {
  check,
  comparison,
  environment,
  expectation,
  failure,
  gap,
  inEnvironment,
  judgeInput,
  observe,
  plan,
  probe,
  profile,
  relation,
  waiver,
} from '../../support/judge-input.ts';
import { find, outcomes } from '../../support/findings.ts';

const test = environment('test');
const uat = environment('uat');
const production = environment('production', { gate: true });
const atLeast = (path: string, bound: number) => expectation(path, { op: 'atLeast', bound });

function statement(value: Attestation['value'], more: Partial<Attestation> = {}): Attestation {
  const said = {
    path: 'v',
    by: 'Li',
    because: 'seen on the console',
    at: '2026-06-01T00:00:00Z',
    until: null,
    attachment: null,
  };
  return { check: 'a', environment: 'production', node: null, value, ...said, ...more };
}

describe('where a comparison takes part', () => {
  const apart = (severity: Parameters<typeof comparison>[3]) =>
    profile(
      [test, uat, production],
      [
        check('a', [inEnvironment('test'), inEnvironment('uat'), inEnvironment('production')], {
          across: [comparison('across', 'v', 'same', severity)],
        }),
      ],
    );
  const seen = { 'a/test': { v: 1 }, 'a/uat': { v: 2 }, 'a/production': { v: 2 } };

  it('an environment without a severity is not held against anything', () => {
    const result = judge(judgeInput(apart({ severity: { uat: 'blocker' } }), seen));
    expect(outcomes(result)).toMatchObject({ 'a/across:v/uat': 'pass' });
    expect(Object.keys(outcomes(result))).not.toContain('a/across:v/test');
    expect(result.verdict).toBe('ready');
  });

  it('it weighs what it weighs in the environment where it weighs more, because it counts for both', () => {
    const severity = { test: 'minor', uat: 'minor', production: 'blocker' } as const;
    const result = judge(judgeInput(apart({ severity }), seen));
    expect(find(result, 'a/across:v/test')).toMatchObject({ outcome: 'fail', severity: 'blocker' });
    expect(result.verdict).toBe('not-ready');
  });

  it('names of environments that every object has are names like any other', () => {
    const of = profile(
      [environment('constructor'), environment('toString', { gate: true })],
      [
        check('a', [inEnvironment('constructor'), inEnvironment('toString')], {
          across: [comparison('across', 'v', 'same', { severity: {} })],
          among: [comparison('among', 'v', 'same', { severity: {} })],
        }),
      ],
    );
    expect(Object.keys(outcomes(judge(judgeInput(of, { 'a/constructor': { v: 1 }, 'a/toString': { v: 2 } }))))).toEqual(
      ['a/answers/constructor', 'a/answers/toString'],
    );
  });
});

describe('a check that has nothing to look at', () => {
  const of = profile(
    [test, production],
    [
      check('a', [inEnvironment('test', [], { keys: ['app1'] }), inEnvironment('production', [], { keys: [] })]),
      check('b', [inEnvironment('production')]),
    ],
  );

  it('is unknown: the rest of the environment does not make it ready', () => {
    const result = judge(judgeInput(of, { 'a/test/app1': { v: 1 }, 'b/production': { v: 1 } }));
    expect(find(result, 'a/answers/production')).toMatchObject({ outcome: 'unknown', severity: 'major' });
    expect(result.verdict).toBe('inconclusive');
  });

  it('says nothing where it was not selected', () => {
    const only = plan(of, { selection: { environments: null, checks: ['b'], tags: null, stages: null } });
    const tasks = only.tasks.filter((each) => each.id.check === 'b');
    const result = judge(judgeInput(of, { 'b/production': { v: 1 } }, { plan: { ...only, tasks } }));
    expect(outcomes(result)).toEqual({ 'b/answers/production': 'pass' });
  });

  it('can be waived', () => {
    const waivers = [waiver({ check: 'a', rule: 'answers', environment: 'production' })];
    const result = judge(judgeInput({ ...of, waivers }, { 'a/test/app1': { v: 1 }, 'b/production': { v: 1 } }));
    expect(result.verdict).toBe('ready-with-risks');
  });
});

describe('a laptop taken for several environments', () => {
  const of = profile(
    [test, production],
    [check('a', [inEnvironment('test', [atLeast('v', 1)]), inEnvironment('production', [atLeast('v', 1)])])],
  );
  const local = plan(of, {}, 'local');
  const on = (machine: string) => ({ place: null, zone: null, machine, hostname: machine });

  it('tells of none of them', () => {
    const seen = { facts: { v: 5 }, vantage: on('laptop') };
    const result = judge(judgeInput(of, { 'a/test': seen, 'a/production': seen }, { plan: local }));
    expect(new Set(Object.values(outcomes(result)))).toEqual(new Set(['unknown', 'blocked']));
    expect(result.verdict).toBe('inconclusive');
  });

  it('fails what must be different', () => {
    const across = [comparison('across', 'v', 'different'), comparison('across', 'v', 'same', { id: 'alike' })];
    const compared = { ...of, checks: of.checks.map((each) => ({ ...each, across })) };
    const seen = { facts: { v: 5 }, vantage: on('laptop') };
    const planned = { plan: plan(compared, {}, 'local') };
    expect(outcomes(judge(judgeInput(compared, { 'a/test': seen, 'a/production': seen }, planned)))).toMatchObject({
      'a/across:v/test': 'fail',
      'a/alike/test': 'unknown',
    });
  });

  it('is no matter where each was looked at from a machine of its own, or the site file names it', () => {
    const own = {
      'a/test': { facts: { v: 5 }, vantage: on('m1') },
      'a/production': { facts: { v: 5 }, vantage: on('m2') },
    };
    expect(judge(judgeInput(of, own, { plan: local })).verdict).toBe('ready');
    const tasks = local.tasks.map((task): Task => ({ ...task, machine: 'all-in-one' }));
    const one = { facts: { v: 5 }, vantage: on('laptop') };
    const named = judgeInput(of, { 'a/test': one, 'a/production': one }, { plan: { ...local, tasks } });
    expect(judge(named).verdict).toBe('ready');
  });

  it('is no matter where each environment has a part of it to itself, a folder for instance', () => {
    const across = [comparison('across', 'v', 'same'), comparison('across', 'v', 'different', { id: 'apart' })];
    const compared = { ...of, checks: of.checks.map((each) => ({ ...each, across })) };
    const planned = plan(compared, {}, 'local');
    const seen = (v: number) => ({ facts: { v }, vantage: on('laptop') });
    const look = (part: (task: Task) => string, v: number) => {
      const tasks = planned.tasks.map((task): Task => ({ ...task, part: part(task) }));
      const seenBoth = { 'a/test': seen(5), 'a/production': seen(v) };
      return outcomes(judge(judgeInput(compared, seenBoth, { plan: { ...planned, tasks } })));
    };
    const own = (task: Task): string => `/config/${task.id.environment}`;
    expect(look(own, 5)).toMatchObject({ 'a/v/test': 'pass', 'a/across:v/test': 'pass', 'a/apart/test': 'fail' });
    expect(look(own, 6)).toMatchObject({ 'a/across:v/test': 'fail', 'a/apart/test': 'pass' });
    expect(look(() => '/config', 5)).toMatchObject({ 'a/v/test': 'blocked', 'a/apart/test': 'fail' });
  });

  it('is no matter where the other environment was never looked at', () => {
    const never = { facts: {}, failure: failure('cancelled'), vantage: on('laptop') };
    const seen = { facts: { v: 5 }, vantage: on('laptop') };
    const result = judge(judgeInput(of, { 'a/test': never, 'a/production': seen }, { plan: local }));
    expect(outcomes(result)).toMatchObject({ 'a/v/production': 'pass', 'a/answers/test': 'unknown' });
  });
});

describe('relations within one machine', () => {
  const of = profile(
    [production],
    [check('java', [inEnvironment('production')]), check('config', [inEnvironment('production')], { probe: 'files' })],
    {
      relations: [
        relation(
          'fits',
          { check: 'java', path: 'v' },
          { check: 'config', path: 'wanted' },
          { environments: ['production'] },
        ),
      ],
    },
  );
  const probes = new Map([
    ['thing', probe()],
    ['files', probe()],
  ]);

  it('compare two different facts of it', () => {
    const tasks = { plan: plan(of, {}, 'local'), probes };
    const result = (wanted: number) =>
      judge(judgeInput(of, { 'java/production': { v: 17 }, 'config/production': { wanted } }, tasks));
    expect(outcomes(result(17))).toMatchObject({ 'fits/relation/production': 'pass' });
    expect(outcomes(result(21))).toMatchObject({ 'fits/relation/production': 'fail' });
  });

  it('do not let one fact agree with itself', () => {
    const twice = profile(
      [production],
      [check('a', [inEnvironment('production')]), check('b', [inEnvironment('production')])],
      {
        relations: [
          relation('r', { check: 'a', path: 'v' }, { check: 'b', path: 'v' }, { environments: ['production'] }),
          relation(
            'd',
            { check: 'a', path: 'v' },
            { check: 'b', path: 'v' },
            { environments: ['production'], rule: 'different' },
          ),
        ],
      },
    );
    const seen = { facts: { v: 1 }, subject: 'one' };
    expect(outcomes(judge(judgeInput(twice, { 'a/production': seen, 'b/production': seen })))).toMatchObject({
      'r/relation/production': 'unknown',
      'd/relation/production': 'fail',
    });
  });
});

describe('evidence of a renamed check', () => {
  const of = profile(
    [production],
    [check('a', [inEnvironment('production', [atLeast('v', 3)])], { formerly: ['old'] })],
  );
  const [task] = plan(of).tasks;
  if (task === undefined) throw new Error('no task');
  const old = { ...task.id, check: 'old' };
  const attempt = { startedAt: '2026-06-15T09:00:00Z', durationMs: 1, cause: null };

  it('what was attempted under the old name beats what was not under the new one', () => {
    const seen = { ...observe(task, { v: 5 }, { attempts: [attempt] }), task: old };
    const never = observe(task, {}, { failure: failure('elsewhere') });
    for (const observations of [
      [seen, never],
      [never, seen],
    ]) {
      expect(judge({ ...judgeInput(of, {}), observations }).verdict).toBe('ready');
    }
  });

  it('waivers and attestations map too', () => {
    const waivers = [waiver({ check: 'old', rule: 'v', environment: 'production' })];
    const failed = judge(judgeInput({ ...of, waivers }, { 'a/production': { v: 1 } }));
    expect(failed.verdict).toBe('ready-with-risks');
    const attestations = [statement(4, { check: 'old' })];
    const gaps = [gap('v')];
    const filled = judge(judgeInput(of, { 'a/production': { facts: {}, gaps } }, { attestations }));
    expect(find(filled, 'a/v/production')).toMatchObject({ outcome: 'pass', attested: { by: 'Li', agrees: null } });
  });
});

describe('attestations', () => {
  const of = profile([production], [check('a', [inEnvironment('production', [atLeast('v', 3)])])]);

  it('never replace what was seen', () => {
    const result = judge(judgeInput(of, { 'a/production': { v: 1 } }, { attestations: [statement(9)] }));
    expect(find(result, 'a/v/production')).toMatchObject({ outcome: 'fail', attested: { agrees: false } });
    expect(result.verdict).toBe('not-ready');
  });

  it('of two the later holds, in whatever order they come', () => {
    const early = statement(1, { at: '2026-05-01T00:00:00Z' });
    const late = statement(4, { at: '2026-06-01T00:00:00Z' });
    const seen = { 'a/production': { facts: {}, gaps: [gap('')] } };
    for (const attestations of [
      [early, late],
      [late, early],
    ]) {
      expect(outcomes(judge(judgeInput(of, seen, { attestations })))['a/v/production']).toBe('pass');
    }
  });

  it('do not make a dead target answer', () => {
    const dead = { 'a/production': { failure: failure('connect-refused') } };
    const result = judge(judgeInput(of, dead, { attestations: [statement(4)] }));
    expect(outcomes(result)).toEqual({ 'a/answers/production': 'fail', 'a/v/production': 'pass' });
  });

  it('of null say that there is none, which satisfies no bound', () => {
    const seen = { 'a/production': { facts: {}, gaps: [gap('v')] } };
    expect(judge(judgeInput(of, seen, { attestations: [statement(null)] })).verdict).toBe('not-ready');
  });
});
