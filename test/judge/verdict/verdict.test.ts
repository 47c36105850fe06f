import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { JudgeInput } from '../../../src/judge/judge-input.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Severity, Verdict } from '../../../src/model/words.ts';
import {
  check,
  comparison,
  environment,
  expectation,
  gap,
  inEnvironment,
  failure,
  judgeInput,
  plan,
  profile,
  waiver,
} from '../../support/judge-input.ts';

type Seen = JsonObject | Partial<Observation>;

const seen = {
  pass: { v: 1 },
  fail: { v: 2 },
  unknown: { facts: {}, gaps: [gap('v')] },
} as const;
type State = keyof typeof seen;

function one(severity: Severity, more: Partial<Parameters<typeof profile>[2]> = {}) {
  const asked = [expectation('v', { op: 'equals', value: 1 }, { severity })];
  const environments = [environment('production', { gate: true })];
  return profile(environments, [check('a', [inEnvironment('production', asked, { answers: severity })])], more);
}

describe('verdict of an environment', () => {
  const table: readonly (readonly [State, Severity, boolean, Verdict, Verdict])[] = [
    ['pass', 'blocker', false, 'ready', 'ready'],
    ['fail', 'blocker', false, 'not-ready', 'not-ready'],
    ['fail', 'major', false, 'not-ready', 'not-ready'],
    ['fail', 'minor', false, 'ready-with-risks', 'not-ready'],
    ['fail', 'info', false, 'ready', 'ready'],
    ['unknown', 'blocker', false, 'inconclusive', 'inconclusive'],
    ['unknown', 'major', false, 'inconclusive', 'inconclusive'],
    ['unknown', 'minor', false, 'ready-with-risks', 'inconclusive'],
    ['unknown', 'info', false, 'ready', 'ready'],
    ['fail', 'blocker', true, 'ready-with-risks', 'ready-with-risks'],
    ['fail', 'minor', true, 'ready-with-risks', 'ready-with-risks'],
    ['unknown', 'major', true, 'ready-with-risks', 'ready-with-risks'],
    ['pass', 'major', true, 'ready', 'ready'],
  ];
  it.each(table)('%s %s, waived %s: %s, with --fail-on minor %s', (state, severity, waived, usual, strict) => {
    const waivers = waived ? [waiver({ check: 'a', rule: 'v', environment: 'production' })] : [];
    const of = one(severity, { waivers });
    const verdictOf = (more: Partial<JudgeInput>): Verdict =>
      judge(judgeInput(of, { 'a/production': seen[state] }, more)).verdict;
    expect(verdictOf({})).toBe(usual);
    expect(verdictOf({ failOn: 'minor' })).toBe(strict);
    const interrupted = usual === 'not-ready' ? 'not-ready' : 'inconclusive';
    expect(verdictOf({ interrupted: true })).toBe(interrupted);
  });

  it('is inconclusive where nothing was judged', () => {
    const not = inEnvironment('production', [], { notApplicable: { because: 'no front end', owner: null } });
    const result = judge(judgeInput(profile([environment('production', { gate: true })], [check('a', [not])]), {}));
    expect(result.findings.map((each) => each.outcome)).toEqual(['not-applicable']);
    expect(result.verdict).toBe('inconclusive');
    expect(result.reasons.map((each) => each.code)).toEqual(['reason.nothing-judged']);
  });

  it('counts a failure before anything unknown, and says both', () => {
    const asked = [
      expectation('v', { op: 'equals', value: 1 }),
      expectation('w', { op: 'equals', value: 1 }, { severity: 'blocker' }),
    ];
    const of = profile([environment('production')], [check('a', [inEnvironment('production', asked)])]);
    const result = judge(judgeInput(of, { 'a/production': { facts: { v: 2 }, gaps: [gap('w')] } }));
    expect(result.verdict).toBe('not-ready');
    expect(result.environments[0]?.reasons.map((each) => each.code)).toEqual(['reason.failed', 'reason.unknown']);
    expect(result.environments[0]?.counts).toMatchObject({ failed: { major: 1 }, unknown: { blocker: 1 }, waived: 0 });
  });
});

describe('overall verdict', () => {
  function two(gates: 'gate' | 'all', severity: Severity = 'major') {
    const asked = [expectation('v', { op: 'equals', value: 1 }, { severity })];
    const environments = [environment('test'), environment('production', { gate: true })];
    const both = [inEnvironment('test', asked), inEnvironment('production', asked)];
    return profile(environments, [check('a', both)], { gates });
  }
  const table: readonly (readonly [State, State, Verdict, Verdict])[] = [
    ['pass', 'pass', 'ready', 'ready'],
    ['fail', 'pass', 'ready-with-risks', 'not-ready'],
    ['unknown', 'pass', 'ready-with-risks', 'inconclusive'],
    ['pass', 'fail', 'not-ready', 'not-ready'],
    ['fail', 'unknown', 'inconclusive', 'not-ready'],
    ['fail', 'fail', 'not-ready', 'not-ready'],
  ];
  it.each(table)('test %s, production %s: %s by the gate, %s by all', (test, production, byGate, byAll) => {
    const facts: Record<string, Seen> = { 'a/test': seen[test], 'a/production': seen[production] };
    expect(judge(judgeInput(two('gate'), facts)).verdict).toBe(byGate);
    expect(judge(judgeInput(two('all'), facts)).verdict).toBe(byAll);
  });

  it('is not lowered by something minor elsewhere, unless minor decides', () => {
    const of = two('gate', 'minor');
    const facts = { 'a/test': { v: 2 }, 'a/production': { v: 1 } };
    expect(judge(judgeInput(of, facts)).verdict).toBe('ready');
    expect(judge(judgeInput(of, facts, { failOn: 'minor' })).verdict).toBe('ready-with-risks');
  });

  it('is inconclusive without the gate, and says so', () => {
    const of = two('gate');
    const whole = plan(of);
    const narrowed = plan(of, {
      tasks: whole.tasks.filter((each) => each.id.environment === 'test'),
      selection: { ...whole.selection, environments: ['test'] },
      partial: true,
    });
    const result = judge(judgeInput(of, { 'a/test': { v: 1 } }, { plan: narrowed }));
    expect(result.verdict).toBe('inconclusive');
    expect(result.reasons.map((each) => each.code)).toEqual(['reason.gate-not-selected']);
    expect(result.environments.map((each) => [each.selected, each.verdict])).toEqual([
      [true, 'ready'],
      [false, 'inconclusive'],
    ]);
  });

  it('hangs on a comparison that fails for both its sides', () => {
    const environments = [environment('test'), environment('production', { gate: true })];
    const both = [inEnvironment('test'), inEnvironment('production')];
    const of = profile(environments, [check('a', both, { across: [comparison('across', 'v', 'same')] })]);
    const result = judge(judgeInput(of, { 'a/test': { v: 1 }, 'a/production': { v: 2 } }));
    expect(result.environments.map((each) => each.verdict)).toEqual(['not-ready', 'not-ready']);
    expect(result.verdict).toBe('not-ready');
  });
});

describe('reasons', () => {
  it('say the same cause on many targets in one line', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const asked = [expectation('v', { op: 'equals', value: 1 })];
    const of = profile(
      [environment('production')],
      names.map((name) => check(name, [inEnvironment('production', asked)])),
    );
    const facts = Object.fromEntries(
      names.map((name) => [`${name}/production`, { facts: {}, gaps: [gap('')], failure: failure('connect-refused') }]),
    );
    const result = judge(judgeInput(of, facts));
    expect(result.reasons.map((each) => each.code)).toEqual(['reason.answers-failed-many']);
    expect(result.reasons[0]?.params['count']).toBe(7);
    expect(result.findings.filter((each) => each.outcome === 'blocked')).toHaveLength(7);
  });
});
