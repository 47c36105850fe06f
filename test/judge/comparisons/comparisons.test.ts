import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import { find, outcomes } from '../../support/findings.ts';
import {
  check,
  comparison,
  environment,
  failure,
  gap,
  inEnvironment,
  judgeInput,
  plan,
  profile,
  relation,
} from '../../support/judge-input.ts';

const production = [environment('production', { gate: true })];
const three = [environment('test'), environment('uat'), environment('production', { gate: true })];

describe('across', () => {
  const everywhere = [inEnvironment('test'), inEnvironment('uat'), inEnvironment('production')];
  const of = (...rules: Parameters<typeof comparison>[]) =>
    profile(three, [check('a', everywhere, { across: rules.map((each) => comparison(...each)) })]);
  const versions = (test: string, uat: string, prod: string) => ({
    'a/test': { v: test },
    'a/uat': { v: uat },
    'a/production': { v: prod },
  });

  it('holds not-ahead against the nearest earlier environment', () => {
    const result = judge(judgeInput(of(['across', 'v', 'not-ahead']), versions('8.2.1', '8.2.2', '8.2.0')));
    expect(find(result, 'a/across:v/uat')).toMatchObject({ outcome: 'fail', environments: ['uat', 'test'] });
    expect(find(result, 'a/across:v/production')).toMatchObject({
      outcome: 'pass',
      environments: ['production', 'uat'],
    });
    expect(result.findings.filter((each) => each.kind === 'across')).toHaveLength(2);
  });

  it('does not step over an environment that was not seen', () => {
    const seen = { 'a/test': { v: '1.0' }, 'a/uat': { facts: {}, gaps: [gap('v')] }, 'a/production': { v: '1.0' } };
    expect(find(judge(judgeInput(of(['across', 'v', 'not-ahead']), seen)), 'a/across:v/production').outcome).toBe(
      'unknown',
    );
  });

  it.each([
    ['same', '8.2.1', '8.2.1', 'pass'],
    ['same', '8.2.1', '8.2.2', 'fail'],
    ['same-minor', '8.2.1', '8.2.9', 'pass'],
    ['same-minor', '8.2.1', '8.3.1', 'fail'],
    ['same-major', '8.2.1', '8.9.0', 'pass'],
    ['same-major', '8.2.1', '9.0.0', 'fail'],
    ['same-major', '8.2.1', 'trunk', 'unknown'],
    ['different', 'x', 'y', 'pass'],
    ['different', 'x', 'x', 'fail'],
  ] as const)('%s: %s against %s is %s', (rule, left, right, outcome) => {
    const result = judge(judgeInput(of(['across', 'v', rule]), versions(left, right, right)));
    expect(find(result, 'a/across:v/test').outcome).toBe(outcome);
  });

  it('near is counted from the side it is held against', () => {
    const near = of(['across', 'v', 'near', { within: { percent: 20 } }]);
    const seen = (v: number) =>
      judge(judgeInput(near, { 'a/test': { v }, 'a/uat': { v: 100 }, 'a/production': { v: 100 } }));
    expect(find(seen(80), 'a/across:v/test').outcome).toBe('pass');
    expect(find(seen(79), 'a/across:v/test').outcome).toBe('fail');
  });

  it('same-except leaves paths out, gaps there too', () => {
    const except = of(['across', 's', 'same-except', { paths: ['port'] }]);
    const seen = {
      'a/test': { facts: { s: { host: 'h', tz: 'UTC' } }, gaps: [gap('s.port')] },
      'a/uat': { s: { host: 'h', port: 2, tz: 'CST' } },
      'a/production': { s: { host: 'h', port: 3, tz: 'UTC' } },
    };
    const result = judge(judgeInput(except, seen));
    expect(find(result, 'a/across:s/test').outcome).toBe('pass');
    expect(find(result, 'a/across:s/uat')).toMatchObject({
      outcome: 'fail',
      differences: [{ path: 'tz', kind: 'changed', left: 'CST', right: 'UTC' }],
    });
  });

  it('is blocked where a side does not answer, and then unknown for the other', () => {
    const seen = {
      ...versions('1', '1', '1'),
      'a/test': { facts: {}, gaps: [gap('')], failure: failure('connect-timeout') },
    };
    const result = judge(judgeInput(of(['across', 'v', 'same']), seen));
    expect(find(result, 'a/across:v/test')).toMatchObject({
      outcome: 'blocked',
      blockedBy: [{ rule: 'answers', environment: 'test' }],
    });
    expect(result.environments.map((each) => each.verdict)).toEqual(['not-ready', 'ready', 'inconclusive']);
  });

  it('fails different and leaves the rest unknown over one running system', () => {
    const subject = { subject: 'one', facts: { v: '1' } };
    const seen = { 'a/test': subject, 'a/uat': { facts: { v: '1' }, subject: 'two' }, 'a/production': subject };
    const result = judge(
      judgeInput(
        of(
          ['across', 'v', 'different', { id: 'd' }],
          ['across', 'v', 'same'],
          ['across', 'v', 'same', { id: 's', shared: true }],
        ),
        seen,
      ),
    );
    expect(outcomes(result)).toMatchObject({
      'a/d/test': 'fail',
      'a/across:v/test': 'unknown',
      'a/s/test': 'pass',
      'a/across:v/uat': 'pass',
    });
  });

  it('says nothing of an environment that was not selected', () => {
    const whole = of(['across', 'v', 'same']);
    const { tasks, selection } = plan(whole);
    const narrowed = plan(whole, {
      tasks: tasks.filter((each) => each.id.environment === 'test'),
      selection: { ...selection, environments: ['test'] },
    });
    const result = judge(judgeInput(whole, { 'a/test': { v: 1 } }, { plan: narrowed }));
    expect(Object.keys(outcomes(result))).toEqual(['a/answers/test']);
  });
});

describe('nodes', () => {
  const nodes = (name: string, ...keys: string[]) => inEnvironment(name, [], { keys });

  it('are paired by key, each its own finding', () => {
    const both = [nodes('test', 'n1', 'n2'), nodes('production', 'n1', 'n2')];
    const of = profile(
      [environment('test'), environment('production')],
      [check('a', both, { across: [comparison('across', 'v', 'same')] })],
    );
    const seen = {
      'a/test/n1': { v: 1 },
      'a/test/n2': { v: 1 },
      'a/production/n1': { v: 1 },
      'a/production/n2': { v: 2 },
    };
    expect(outcomes(judge(judgeInput(of, seen)))).toMatchObject({
      'a/across:v/test/n1': 'pass',
      'a/across:v/test/n2': 'fail',
    });
  });

  it('whose keys differ are held each against each, as one finding', () => {
    const both = [nodes('test', 'n1'), nodes('production', 'n1', 'n2')];
    const of = profile(
      [environment('test'), environment('production')],
      [check('a', both, { across: [comparison('across', 'v', 'same')] })],
    );
    const seen = { 'a/test/n1': { v: 1 }, 'a/production/n1': { v: 1 }, 'a/production/n2': { v: 2 } };
    const finding = find(judge(judgeInput(of, seen)), 'a/across:v/test');
    expect(finding).toMatchObject({
      outcome: 'fail',
      actual: { code: 'compare.pairs-differ', params: { wrong: 1, count: 2 } },
      differences: [{ left: 1, right: 2 }],
    });
  });

  it('of one environment are all alike, or one finding lists who differs', () => {
    const of = profile(production, [
      check('a', [nodes('production', 'n1', 'n2', 'n3')], { among: [comparison('among', 'v', 'same')] }),
    ]);
    const seen = (third: number | null) => ({
      'a/production/n1': { v: 1 },
      'a/production/n2': { v: 1 },
      'a/production/n3': third === null ? { facts: {}, gaps: [gap('v')] } : { v: third },
    });
    expect(find(judge(judgeInput(of, seen(1))), 'a/among:v/production').outcome).toBe('pass');
    expect(find(judge(judgeInput(of, seen(2))), 'a/among:v/production')).toMatchObject({
      outcome: 'fail',
      actual: { params: { wrong: 1 } },
    });
    expect(find(judge(judgeInput(of, seen(null))), 'a/among:v/production').outcome).toBe('unknown');
  });
});

describe('relations', () => {
  it('hold two checks against each other in each environment that has both', () => {
    const checks = [
      check('web', [inEnvironment('production')]),
      check('api', [inEnvironment('production', [], { keys: ['n1', 'n2'] })]),
    ];
    const fits = relation(
      'web-fits-api',
      { check: 'web', path: 'v' },
      { check: 'api', path: 'build' },
      { rule: 'same-minor', environments: ['test', 'production'] },
    );
    const of = profile(three, checks, { relations: [fits] });
    const seen = {
      'web/production': { v: '8.2.1' },
      'api/production/n1': { build: '8.2.7' },
      'api/production/n2': { build: '8.3.0' },
    };
    const result = judge(judgeInput(of, seen));
    expect(result.findings.filter((each) => each.kind === 'relation')).toHaveLength(1);
    expect(find(result, 'web-fits-api/relation/production')).toMatchObject({
      outcome: 'fail',
      actual: { params: { wrong: 1, count: 2 } },
    });
  });
});
