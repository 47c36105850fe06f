import { describe, expect, it } from 'vitest';
import type { JudgeProbe } from '../../src/judge/judge-input.ts';
import { judge } from '../../src/judge/judge.ts';
import { find, outcomes } from '../support/findings.ts';
import {
  check,
  comparison,
  environment,
  expectation,
  gap,
  inEnvironment,
  judgeInput,
  noon,
  observe,
  plan,
  probe,
  profile,
  waiver,
} from '../support/judge-input.ts';

const production = [environment('production', { gate: true })];
const three = [environment('test'), environment('uat'), environment('production', { gate: true })];
const isOne = expectation('v', { op: 'equals', value: 1 });

describe('needs', () => {
  const asked = [inEnvironment('production', [isOne])];
  const of = (waivers: Parameters<typeof profile>[2] = {}) =>
    profile(
      production,
      [check('db', asked), check('app', asked, { needs: ['db'] }), check('web', asked, { needs: ['app'] })],
      waivers,
    );

  it('block what passed or is unknown of a check, through others too, and keep what was seen', () => {
    const result = judge(
      judgeInput(of(), {
        'db/production': { v: 2 },
        'app/production': { facts: {}, gaps: [gap('v')] },
        'web/production': { v: 1 },
      }),
    );
    expect(outcomes(result)).toEqual({
      'db/answers/production': 'pass',
      'db/v/production': 'fail',
      'app/answers/production': 'blocked',
      'app/v/production': 'blocked',
      'web/answers/production': 'blocked',
      'web/v/production': 'blocked',
    });
    expect(find(result, 'web/v/production')).toMatchObject({
      blockedBy: [
        { check: 'db', rule: 'v' },
        { check: 'app', rule: 'v' },
      ],
      actual: { params: { value: { value: 1 } } },
    });
    expect(result.reasons).toHaveLength(1);
  });

  it('hide nothing that was seen to be wrong', () => {
    const result = judge(
      judgeInput(of(), { 'db/production': { v: 2 }, 'app/production': { v: 1 }, 'web/production': { v: 2 } }),
    );
    expect(find(result, 'web/v/production')).toMatchObject({ outcome: 'fail', blockedBy: [] });
    expect(find(result, 'web/answers/production').outcome).toBe('blocked');
    expect(result.reasons).toHaveLength(2);
  });

  it('do not block on what is waived', () => {
    const waived = of({ waivers: [waiver({ check: 'db', rule: 'v', environment: 'production' })] });
    const result = judge(
      judgeInput(waived, { 'db/production': { v: 2 }, 'app/production': { v: 1 }, 'web/production': { v: 1 } }),
    );
    expect(find(result, 'web/v/production').outcome).toBe('pass');
  });

  it('in a circle block nothing of the circle', () => {
    const circle = profile(production, [check('x', asked, { needs: ['y'] }), check('y', asked, { needs: ['x'] })]);
    const result = judge(judgeInput(circle, { 'x/production': { v: 2 }, 'y/production': { v: 2 } }));
    expect(result.verdict).toBe('not-ready');
  });
});

describe('drift', () => {
  it('tells what changed, what came and went, and what cannot be told; volatile facts are left out', () => {
    const facts = { additionalProperties: true, properties: { free: { type: 'number', volatile: true } } };
    const of = profile(production, [check('new', [inEnvironment('production', [isOne])], { formerly: ['old'] })]);
    const now = { facts: { v: 1, free: 5, come: true, same: 'x' }, gaps: [gap('hidden')] };
    const [task] = plan(of).tasks;
    if (task === undefined) throw new Error('no task');
    const before = observe(
      task,
      { v: 2, free: 9, gone: true, hidden: 1, same: 'x' },
      { task: { ...task.id, check: 'old' } },
    );
    const result = judge(
      judgeInput(
        of,
        { 'new/production': now },
        {
          probes: new Map([['thing', probe(facts)]]),
          baseline: { runId: 'r', seenAt: '2026-01-01T00:00:00Z', observations: [before] },
        },
      ),
    );
    expect(result.drift?.changes.map((each) => [each.path, each.kind, each.listed])).toEqual([
      ['come', 'appeared', false],
      ['gone', 'disappeared', false],
      ['hidden', 'not-comparable', false],
      ['v', 'changed', true],
    ]);
    expect(result.verdict).toBe('ready');
  });
});

describe('what a probe tells of derived facts since a baseline', () => {
  it('stands among the drift with what is behind it, and breaks nothing where it throws', () => {
    const of = profile(production, [check('new', [inEnvironment('production', [])])]);
    const [task] = plan(of).tasks;
    if (task === undefined) throw new Error('no task');
    const before = observe(task, { v: 'a' });
    const facts = { properties: { v: { type: 'string' } } } as const;
    const because = [{ code: 'thing.note.raised', params: {} }];
    const driftBy = (shifts: NonNullable<JudgeProbe['shifts']>) =>
      judge(
        judgeInput(
          of,
          { 'new/production': { v: 'b' } },
          {
            probes: new Map([['thing', { ...probe(facts), shifts }]]),
            baseline: {
              runId: 'r',
              seenAt: '2026-01-01T00:00:00Z',
              observations: [before],
            },
          },
        ),
      ).drift?.changes;
    const told = driftBy((old, now) => [{ path: 'm', before: old['v'] ?? null, after: now['v'] ?? null, because }]);
    expect(told?.map((each) => [each.path, each.before, each.after, each.because])).toEqual([
      ['m', 'a', 'b', because],
      ['v', 'a', 'b', undefined],
    ]);
    const broken = driftBy(() => {
      throw new Error('ours');
    });
    expect(broken?.map(({ path }) => path)).toEqual(['v']);
  });
});

describe('the version matrix', () => {
  it('shows each target with the worst finding on its version', () => {
    const fits = expectation('v', { op: 'satisfies', range: '>=2' });
    const of = profile(three, [
      check('a', [inEnvironment('test', [fits]), inEnvironment('production', [fits])], {
        across: [comparison('across', 'v', 'same')],
      }),
    ]);
    const probes = new Map([['thing', probe({}, { headline: 'v' })]]);
    const result = judge(
      judgeInput(of, { 'a/test': { v: '2.1' }, 'a/production': { v: '2.0' } }, { probes, now: noon }),
    );
    expect(result.versions).toEqual([
      {
        check: 'a',
        probe: 'thing',
        cells: [
          { environment: 'test', node: null, vantage: null, version: '2.1', outcome: 'fail' },
          { environment: 'production', node: null, vantage: null, version: '2.0', outcome: 'pass' },
        ],
      },
    ]);
  });
});
