import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { DialectName } from '../../../src/model/words.ts';
import { find } from '../../support/findings.ts';
import {
  check,
  comparison,
  environment,
  failure,
  inEnvironment,
  judgeInput,
  plan,
  probe,
  profile,
  relation,
} from '../../support/judge-input.ts';

const production = [environment('production', { gate: true })];

describe('versions of two products', () => {
  const version = (dialect: DialectName) => probe({ properties: { v: { type: 'string', dialect } } });
  const rules = ['same-major', 'same-minor', 'not-ahead', 'not-behind'] as const;
  const compared = (left: DialectName, right: DialectName) => {
    const here = [inEnvironment('production')];
    const [l, r] = [{ check: 'l', path: 'v' } as const, { check: 'r', path: 'v' } as const];
    const of = profile(production, [check('l', here, { probe: 'left' }), check('r', here, { probe: 'right' })], {
      relations: rules.map((rule) => relation(rule, l, r, { rule, environments: ['production'] })),
    });
    const seen = { 'l/production': { v: '8.0.36' }, 'r/production': { v: '8.0.42' } };
    const probes = new Map([
      ['left', version(left)],
      ['right', version(right)],
    ]);
    return judge(judgeInput(of, seen, { probes })).findings.filter((each) => each.kind === 'relation');
  };

  it('have no common order: unknown, and it says so', () => {
    for (const finding of compared('mariadb', 'mysql')) {
      expect(finding).toMatchObject({
        outcome: 'unknown',
        actual: { code: 'compare.two-dialects', params: { leftDialect: 'mariadb', rightDialect: 'mysql' } },
      });
    }
  });

  it.each([
    ['mysql', 'mysql'],
    ['loose', 'mysql'],
  ] as const)('are compared as %s and %s', (left, right) => {
    const found = compared(left, right).map((each) => [each.id.check, each.outcome]);
    expect(Object.fromEntries(found)).toMatchObject({
      'same-major': 'pass',
      'not-ahead': 'pass',
      'not-behind': 'fail',
    });
  });
});

describe('seen to be none', () => {
  it.each(['same', 'near', 'not-ahead', 'not-behind', 'same-major', 'same-minor'] as const)(
    '%s: agrees with none, and with nothing else',
    (rule) => {
      const pair = [environment('test'), environment('production', { gate: true })];
      const here = [inEnvironment('test'), inEnvironment('production')];
      const of = profile(pair, [check('a', here, { across: [comparison('across', 'v', rule, { id: 'c' })] })]);
      const outcome = (test: JsonObject, prod: JsonObject) =>
        judge(judgeInput(of, { 'a/test': test, 'a/production': prod })).findings.find((each) => each.id.rule === 'c')
          ?.outcome;
      expect(outcome({ v: null }, { v: null })).toBe('pass');
      expect(outcome({ v: null }, {})).toBe('pass');
      expect(outcome({ v: null }, { v: 1 })).toBe('fail');
      expect(outcome({ v: 1 }, { v: null })).toBe('fail');
    },
  );
});

describe('a machine that was not looked at', () => {
  const elsewhere = { facts: {}, gaps: [], failure: failure('elsewhere') };
  const here = {
    facts: { v: 'x' },
    gaps: [],
    attempts: [{ startedAt: '2026-06-15T10:00:00Z', durationMs: 1, cause: null }],
  };

  it('is not the one we stand on: across is blocked by its answers', () => {
    const both = [inEnvironment('test', [], { keys: ['app1'] }), inEnvironment('production', [], { keys: ['app2'] })];
    const of = profile(
      [environment('test'), environment('production', { gate: true })],
      [
        check('a', both, {
          across: [comparison('across', 'v', 'different', { id: 'd' }), comparison('across', 'v', 'same')],
        }),
      ],
    );
    const seen = { 'a/test/app1': here, 'a/production/app2': elsewhere };
    const result = judge(judgeInput(of, seen, { plan: plan(of, {}, 'local') }));
    for (const rule of ['d', 'across:v']) {
      expect(find(result, `a/${rule}/test`)).toMatchObject({
        outcome: 'blocked',
        blockedBy: [{ rule: 'answers', environment: 'production', node: 'app2' }],
      });
    }
  });

  it('is not one of several nodes either', () => {
    const nodes = [inEnvironment('production', [], { keys: ['app1', 'app2', 'app3'] })];
    const of = profile(production, [check('a', nodes, { among: [comparison('among', 'v', 'different')] })]);
    const seen = { 'a/production/app1': here, 'a/production/app2': elsewhere, 'a/production/app3': elsewhere };
    const result = judge(judgeInput(of, seen, { plan: plan(of, {}, 'local') }));
    expect(find(result, 'a/among:v/production').outcome).toBe('blocked');
  });
});
