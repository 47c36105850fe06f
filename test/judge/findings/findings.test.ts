import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import { nested, value } from '../../../src/model/message.ts';
import { find, outcomes } from '../../support/findings.ts';
import {
  check,
  environment,
  expectation,
  failure,
  gap,
  inEnvironment,
  judgeInput,
  probe,
  profile,
  waiver,
} from '../../support/judge-input.ts';

const production = [environment('production', { gate: true })];
const isOne = expectation('v', { op: 'equals', value: 1 });

describe('answers', () => {
  const of = profile(production, [check('a', [inEnvironment('production', [isOne])])]);
  it.each([
    ['connect-refused', 'fail'],
    ['login-denied', 'fail'],
    ['probe-crashed', 'unknown'],
    ['secret-missing', 'unknown'],
    ['cancelled', 'unknown'],
    ['a-cause-of-tomorrow', 'unknown'],
  ])('%s: %s', (cause, outcome) => {
    const result = judge(
      judgeInput(of, { 'a/production': { facts: {}, gaps: [gap('v', 'not-reached')], failure: failure(cause) } }),
    );
    expect(outcomes(result)).toEqual({ 'a/answers/production': outcome, 'a/v/production': 'blocked' });
    expect(find(result, 'a/answers/production')).toMatchObject({
      cause,
      actual: { code: `cause.${cause}` },
      advice: { code: `advice.${cause}` },
    });
    expect(find(result, 'a/v/production')).toMatchObject({ cause, blockedBy: [{ check: 'a', rule: 'answers' }] });
  });

  it('says beside the cause what we know more, then what the target said', () => {
    const note = nested({ code: 'kit.gap.too-slow', params: { program: 'x', limit: 5 } });
    const failed = { ...failure('command-failed'), params: { program: 'x', note }, detail: 'killed' };
    const result = judge(judgeInput(of, { 'a/production': { facts: {}, failure: failed } }));
    expect(find(result, 'a/answers/production').notes).toEqual([
      { code: 'kit.gap.too-slow', params: { program: 'x', limit: 5 } },
      { code: 'note.detail', params: { detail: value('killed') } },
    ]);
  });

  it('keeps what was learnt before the failure', () => {
    const result = judge(
      judgeInput(of, { 'a/production': { facts: { v: 1 }, gaps: [], failure: failure('query-failed') } }),
    );
    expect(outcomes(result)).toEqual({ 'a/answers/production': 'fail', 'a/v/production': 'pass' });
  });

  it.each([
    ['not run', {}, 'not-run'],
    ['pointed elsewhere', { 'a/production': { facts: { v: 1 }, settings: { host: 'elsewhere' } } }, 'other-target'],
    ['of a newer format', { 'a/production': { facts: { v: 1 }, factsVersion: 2 } }, null],
  ])('is unknown where the task was %s, whatever was seen', (_what, seen, cause) => {
    const result = judge(judgeInput(of, seen));
    expect(outcomes(result)).toEqual({ 'a/answers/production': 'unknown', 'a/v/production': 'blocked' });
    expect(find(result, 'a/answers/production').cause).toBe(cause);
    expect(result.verdict).toBe('inconclusive');
  });

  it('is unknown where the probe is not known', () => {
    const result = judge(judgeInput(of, { 'a/production': { v: 1 } }, { probes: new Map() }));
    expect(find(result, 'a/answers/production')).toMatchObject({ outcome: 'unknown', cause: 'probe-unknown' });
  });
});

describe('facts', () => {
  it('treat a declared fact that is missing as not seen, and a name missing in an open map as absent', () => {
    const facts = {
      type: 'object',
      properties: { v: { type: 'number' }, map: { additionalProperties: { type: 'number' } } },
    };
    const asked = [
      expectation('v', { op: 'absent' }),
      expectation('map.x', { op: 'absent' }),
      expectation('map.y', { op: 'present' }),
    ];
    const of = profile(production, [check('a', [inEnvironment('production', asked)])]);
    const result = judge(
      judgeInput(of, { 'a/production': { map: {} } }, { probes: new Map([['thing', probe(facts)]]) }),
    );
    expect(outcomes(result)).toEqual({
      'a/answers/production': 'pass',
      'a/v/production': 'unknown',
      'a/map.x/production': 'pass',
      'a/map.y/production': 'fail',
    });
  });

  it('take in what is derived, and count a derive that throws as ours', () => {
    const asked = [expectation('daysLeft', { op: 'atLeast', bound: 30 })];
    const of = profile(production, [check('a', [inEnvironment('production', asked)])]);
    const shape = { type: 'object', properties: { daysLeft: { type: 'number', unit: 'days' as const } } };
    const by = (derive: NonNullable<ReturnType<typeof probe>['derive']>) =>
      judge(
        judgeInput(
          of,
          { 'a/production': { notAfter: '2026-07-15' } },
          { probes: new Map([['thing', probe(shape, { derive, derived: ['daysLeft'] })]]) },
        ),
      );
    const good = by((facts, { now }) => ({
      facts: { daysLeft: Math.floor((Date.parse(JSON.stringify(facts['notAfter']).slice(1, -1)) - now) / 86_400_000) },
    }));
    expect(find(good, 'a/daysLeft/production')).toMatchObject({
      outcome: 'fail',
      actual: { params: { value: { value: 29, unit: 'days' } } },
    });
    const bad = by(() => {
      throw new Error('ours');
    });
    expect(find(bad, 'a/daysLeft/production')).toMatchObject({
      outcome: 'unknown',
      notes: [{ code: 'note.derive-failed' }],
    });
    expect(find(bad, 'a/answers/production').outcome).toBe('pass');
  });

  it('say what the probe remarks on what is derived, beside what did not pass', () => {
    const asked = [
      expectation('left.days', { op: 'atLeast', bound: 30 }),
      expectation('size', { op: 'atLeast', bound: 9 }),
    ];
    const of = profile(production, [check('a', [inEnvironment('production', asked)])]);
    const shape = {
      type: 'object',
      properties: { left: { type: 'object', properties: { days: { type: 'number' } } }, size: { type: 'number' } },
    };
    const message = { code: 'thing.note.short', params: {} };
    const notesWith = (days: number) => {
      const derive = () => ({ facts: { left: { days } }, remarks: [{ path: 'left', message }] });
      const probes = new Map([['thing', probe(shape, { derive, derived: ['left.days'] })]]);
      const result = judge(judgeInput(of, { 'a/production': { size: 1 } }, { probes }));
      return ['a/left.days/production', 'a/size/production'].map((id) => find(result, id).notes);
    };
    expect(notesWith(3)).toEqual([[message], []]);
    expect(notesWith(30)).toEqual([[], []]);
  });

  it('say a remark whatever way its place is written', () => {
    const asked = [
      expectation('fleet[browser="Chrome 83"].fits', { op: 'equals', value: true }, { id: 'fits' }),
      expectation('fleet[browser="Chrome 83"].fitsWell', { op: 'equals', value: true }, { id: 'well' }),
      expectation('needs["chromium"]', { op: 'atMost', bound: 80 }, { id: 'needs' }),
    ];
    const of = profile(production, [check('a', [inEnvironment('production', asked)])]);
    const about = (path: string) => ({ path, message: { code: `thing.note.${path}`, params: {} } });
    const remarks = ['fleet', "fleet[browser='Chrome 83'].fits", 'needs.chromium', 'need', '['].map(about);
    const facts = { fleet: [{ browser: 'Chrome 83', fits: false, fitsWell: false }], needs: { chromium: 90 } };
    const fleet = { type: 'array', key: 'browser', items: {} };
    const shape = { type: 'object', properties: { fleet, needs: {} } };
    const probes = new Map([
      ['thing', probe(shape, { derive: () => ({ facts, remarks }), derived: ['fleet', 'needs'] })],
    ]);
    const result = judge(judgeInput(of, { 'a/production': {} }, { probes }));
    const notes = (rule: string) => find(result, `a/${rule}/production`).notes.map(({ code }) => code);
    expect(notes('fits')).toEqual(['thing.note.fleet', "thing.note.fleet[browser='Chrome 83'].fits"]);
    expect(notes('well')).toEqual(['thing.note.fleet']);
    expect(notes('needs')).toEqual(['thing.note.needs.chromium']);
  });

  it('say the types where a value only looks the same', () => {
    const of = profile(production, [check('a', [inEnvironment('production', [isOne])])]);
    const result = judge(judgeInput(of, { 'a/production': { v: '1' } }));
    expect(find(result, 'a/v/production')).toMatchObject({ outcome: 'fail', actual: { code: 'actual.type-differs' } });
  });
});

describe('attestations', () => {
  const of = profile(production, [check('a', [inEnvironment('production', [isOne])])]);
  const statement = {
    check: 'a',
    environment: 'production',
    node: null,
    path: 'v',
    value: 1,
    by: 'Li',
    because: 'looked',
    at: '2026-06-01T00:00:00Z',
    until: null,
    attachment: null,
  };

  it('fill a gap', () => {
    const result = judge(
      judgeInput(of, { 'a/production': { facts: {}, gaps: [gap('v')] } }, { attestations: [statement] }),
    );
    expect(find(result, 'a/v/production')).toMatchObject({ outcome: 'pass', attested: { by: 'Li', agrees: null } });
  });

  it.each([
    [1, 'pass', true],
    [2, 'fail', false],
  ])('never replace what was observed: %s gives %s', (v, outcome, agrees) => {
    const result = judge(judgeInput(of, { 'a/production': { v } }, { attestations: [statement] }));
    expect(find(result, 'a/v/production')).toMatchObject({ outcome, attested: { agrees } });
  });

  it('can be judged where nothing ran, which stays unknown itself', () => {
    const result = judge(judgeInput(of, {}, { attestations: [{ ...statement, value: 2 }] }));
    expect(outcomes(result)).toEqual({ 'a/answers/production': 'unknown', 'a/v/production': 'fail' });
  });
});

describe('waivers', () => {
  const checks = [check('new', [inEnvironment('production', [isOne])], { formerly: ['old'] })];
  const late = (until: string, now: number) =>
    judge(
      judgeInput(
        profile(production, checks, {
          waivers: [waiver({ check: 'old', rule: 'v', environment: 'production' }, { until })],
        }),
        { 'new/production': { v: 2 } },
        { now },
      ),
    );

  it('hold through their last day in the time zone of the profile', () => {
    // 2026-06-15 23:59 and 2026-06-16 00:01 in Shanghai.
    const [before, after] = [Date.UTC(2026, 5, 15, 15, 59), Date.UTC(2026, 5, 15, 16, 1)];
    expect(find(late('2026-06-15', before), 'new/v/production')).toMatchObject({
      outcome: 'fail',
      waiver: { owner: 'PM' },
    });
    expect(find(late('2026-06-15', after), 'new/v/production')).toMatchObject({ outcome: 'fail', waiver: null });
    expect(late('2026-06-15', after).waivers).toEqual({ unused: [], expired: ['old/v/production'] });
  });

  it('of answers are shared by what hangs on it', () => {
    const of = profile(production, checks, {
      waivers: [waiver({ check: 'new', rule: 'answers', environment: 'production' })],
    });
    const result = judge(
      judgeInput(of, { 'new/production': { facts: {}, gaps: [gap('v')], failure: failure('connect-refused') } }),
    );
    expect(find(result, 'new/v/production')).toMatchObject({ outcome: 'blocked', waiver: { owner: 'PM' } });
    expect(result.verdict).toBe('ready-with-risks');
  });

  it('that cover nothing are listed', () => {
    const of = profile(production, checks, {
      waivers: [waiver({ check: 'new', rule: 'v', environment: 'production' })],
    });
    const result = judge(judgeInput(of, { 'new/production': { v: 1 } }));
    expect(result.waivers).toEqual({ unused: ['new/v/production'], expired: [] });
    expect(result.verdict).toBe('ready');
  });
});
