import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Severity } from '../../../src/model/words.ts';
import { find, outcomes } from '../../support/findings.ts';
import {
  check,
  comparison,
  environment,
  expectation,
  failure,
  gap,
  inEnvironment,
  judgeInput,
  profile,
  waiver,
} from '../../support/judge-input.ts';

const uat = environment('uat');
const production = environment('production', { gate: true });
const v = { op: 'atLeast', bound: 2 } as const;

/** One check, one expectation of that severity, on the gate alone. */
function one(severity: Severity, accepted: boolean) {
  const of = profile(
    [production],
    [check('a', [inEnvironment('production', [expectation('v', v, { severity })], { answers: severity })])],
  );
  const waivers = ['v', 'answers'].map((rule) => waiver({ check: 'a', rule, environment: 'production' }));
  return accepted ? { ...of, waivers } : of;
}

const good: Partial<Observation> = { facts: { v: 2 }, gaps: [] };
const bad: Partial<Observation> = { facts: { v: 1 }, gaps: [] };
const blind: Partial<Observation> = { facts: {}, gaps: [gap('v')] };
const dead: Partial<Observation> = { failure: failure('connect-refused') };
const ours: Partial<Observation> = { failure: failure('probe-crashed') };

describe('the table of verdicts', () => {
  it.each([
    // severity, seen, plain, waived, with --fail-on minor
    ['blocker', good, 'ready', 'ready', 'ready'],
    ['blocker', bad, 'not-ready', 'ready-with-risks', 'not-ready'],
    ['blocker', blind, 'inconclusive', 'ready-with-risks', 'inconclusive'],
    ['blocker', dead, 'not-ready', 'ready-with-risks', 'not-ready'],
    ['blocker', ours, 'inconclusive', 'ready-with-risks', 'inconclusive'],
    ['major', bad, 'not-ready', 'ready-with-risks', 'not-ready'],
    ['major', blind, 'inconclusive', 'ready-with-risks', 'inconclusive'],
    ['minor', good, 'ready', 'ready', 'ready'],
    ['minor', bad, 'ready-with-risks', 'ready-with-risks', 'not-ready'],
    ['minor', blind, 'ready-with-risks', 'ready-with-risks', 'inconclusive'],
    ['minor', dead, 'ready-with-risks', 'ready-with-risks', 'not-ready'],
    ['info', bad, 'ready', 'ready-with-risks', 'ready'],
    ['info', blind, 'ready', 'ready-with-risks', 'ready'],
    ['info', ours, 'inconclusive', 'ready-with-risks', 'inconclusive'],
  ] as const)('%s, %j: %s, waived %s, with fail-on minor %s', (severity, seen, plain, waived, strict) => {
    const said = { 'a/production': seen };
    expect(judge(judgeInput(one(severity, false), said)).verdict).toBe(plain);
    expect(judge(judgeInput(one(severity, true), said)).verdict).toBe(waived);
    expect(judge(judgeInput(one(severity, false), said, { failOn: 'minor' })).verdict).toBe(strict);
  });

  it.each(['blocker', 'info'] as const)('nothing run at all is inconclusive, though everything be %s', (severity) => {
    const result = judge(judgeInput(one(severity, false), {}));
    expect(result.verdict).toBe('inconclusive');
    expect(result.environments[0]?.reasons.map((each) => each.code)).not.toContain('reason.all-met');
  });

  it('an interrupted run is at best inconclusive, and not ready where it already was', () => {
    const interrupted = { interrupted: true };
    expect(judge(judgeInput(one('blocker', false), { 'a/production': good }, interrupted)).verdict).toBe(
      'inconclusive',
    );
    expect(judge(judgeInput(one('blocker', true), { 'a/production': bad }, interrupted)).verdict).toBe('inconclusive');
    expect(judge(judgeInput(one('blocker', false), { 'a/production': bad }, interrupted)).verdict).toBe('not-ready');
  });
});

describe('a waiver', () => {
  it.each([
    ['2026-06-15', '2026-06-15T15:59:59.999Z', 'ready-with-risks'],
    ['2026-06-15', '2026-06-15T16:00:00Z', 'not-ready'],
    ['2026-06-16', '2026-06-15T16:00:00Z', 'ready-with-risks'],
  ])('until %s holds at %s in Shanghai: %s', (until, now, verdict) => {
    const of = one('blocker', true);
    const waivers = of.waivers.map((each) => ({ ...each, until }));
    const result = judge(judgeInput({ ...of, waivers }, { 'a/production': bad }, { now: Date.parse(now) }));
    expect(result.verdict).toBe(verdict);
    expect(result.waivers.expired).toHaveLength(verdict === 'not-ready' ? 2 : 0);
  });

  it('on what is blocked does not cover what blocks it', () => {
    const of = one('blocker', true);
    const waivers = of.waivers.filter((each) => each.finding.rule === 'v');
    expect(judge(judgeInput({ ...of, waivers }, { 'a/production': dead })).verdict).toBe('not-ready');
  });
});

describe('what is blocked', () => {
  it('counts at its own severity where what blocks it weighs less', () => {
    const asked = [expectation('v', v, { severity: 'blocker' })];
    const of = profile([production], [check('a', [inEnvironment('production', asked, { answers: 'minor' })])]);
    const result = judge(judgeInput(of, { 'a/production': dead }));
    expect(outcomes(result)).toEqual({ 'a/answers/production': 'fail', 'a/v/production': 'blocked' });
    expect(result.verdict).toBe('inconclusive');
  });

  it('by another environment counts here too', () => {
    const across = [comparison('across', 'v', 'same')];
    const of = profile(
      [uat, production],
      [check('a', [inEnvironment('uat'), inEnvironment('production')], { across })],
    );
    const result = judge(judgeInput(of, { 'a/uat': dead, 'a/production': good }));
    expect(find(result, 'a/across:v/uat')).toMatchObject({ outcome: 'blocked', environments: ['uat', 'production'] });
    expect(result.verdict).toBe('inconclusive');
    const waivers = [waiver({ check: 'a', rule: 'answers', environment: 'uat' })];
    const accepted = judge(judgeInput({ ...of, waivers }, { 'a/uat': dead, 'a/production': good }));
    expect(accepted.verdict).toBe('ready-with-risks');
  });

  it('a cause that this version does not know makes nothing fail and nothing ready', () => {
    const later = { facts: { v: 2 }, failure: failure('quantum-decoherence') };
    expect(judge(judgeInput(one('major', false), { 'a/production': later })).verdict).toBe('inconclusive');
  });
});

describe('near', () => {
  const across = [comparison('across', 'v', 'near', { within: { absolute: 0 } })];
  const of = profile([uat, production], [check('a', [inEnvironment('uat'), inEnvironment('production')], { across })]);
  it.each([
    ['9007199254740992', '9007199254740993', 'fail'],
    ['9007199254740993', '9007199254740993', 'pass'],
    [-0, 0, 'pass'],
    [1e308, -1e308, 'fail'],
  ])('%s and %s: %s', (left, right, outcome) => {
    const result = judge(judgeInput(of, { 'a/uat': { v: left }, 'a/production': { v: right } }));
    expect(find(result, 'a/across:v/uat').outcome).toBe(outcome);
  });
});
