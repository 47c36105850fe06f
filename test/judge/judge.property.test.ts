import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import type { JudgeInput } from '../../src/judge/judge-input.ts';
import { findingKey } from '../../src/model/identity.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Task } from '../../src/model/plan.ts';
import { comparisonRules, type Comparison, type Profile } from '../../src/model/profile.ts';
import { severities } from '../../src/model/words.ts';
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
  profile,
  relation,
  waiver,
} from '../support/judge-input.ts';

const environments = ['test', 'uat', 'production'] as const;
const checkNames = ['a', 'b', 'c'] as const;
const severity = fc.constantFrom(...severities);
const rule = fc.constantFrom(...comparisonRules);
const value = fc.constantFrom(1, 2, 3, '1.0', '2.0', 'x', null);

const expectations = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('v', 'w'), severity, fc.constantFrom<1 | 2>(1, 2))
    .map(([path, weight, wanted]) =>
      expectation(path, { op: 'equals', value: wanted }, { id: `${path}-${weight}-${wanted}`, severity: weight }),
    ),
  { maxLength: 3, selector: (each) => each.id },
);

const comparisons = (kind: 'across' | 'among'): fc.Arbitrary<readonly Comparison[]> =>
  fc.uniqueArray(
    fc.record({ rule, weight: severity, shared: fc.boolean() }).map(({ rule: asked, weight, shared }) =>
      comparison(kind, 'v', asked, {
        id: `${kind}-${asked}-${weight}-${String(shared)}`,
        within: { absolute: 1 },
        shared,
        severity: { test: weight, uat: weight, production: weight },
      }),
    ),
    { maxLength: 2, selector: (each) => each.id },
  );

const profiles: fc.Arbitrary<Profile> = fc
  .tuple(
    fc.array(
      fc.record({
        expect: expectations,
        answers: severity,
        across: comparisons('across'),
        among: comparisons('among'),
        nodes: fc.boolean(),
        needs: fc.subarray([...checkNames]),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    fc.constantFrom<'gate' | 'all'>('gate', 'all'),
    fc.array(
      fc.tuple(
        fc.constantFrom(...checkNames),
        fc.constantFrom('answers', 'v-major-1', 'w-blocker-2', 'across-same-major-false'),
        fc.constantFrom(...environments),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([made, gates, waived]) => {
    const checks = made.map(({ expect: asked, answers, across, among, nodes, needs }, index) => {
      const name = checkNames[index] ?? 'd';
      const here = environments.map((each) =>
        inEnvironment(each, asked, nodes ? { answers, keys: ['n1', 'n2'] } : { answers }),
      );
      return check(name, here, { across, among, needs: needs.filter((each) => each !== name) });
    });
    return profile(
      environments.map((name) => environment(name, { gate: name === 'production' })),
      checks,
      {
        gates,
        relations: [relation('r', { check: 'a', path: 'v' }, { check: 'b', path: 'v' }, { environments })],
        waivers: waived.map(([name, by, where]) => waiver({ check: name, rule: by, environment: where })),
      },
    );
  });

/** What a task saw: facts, gaps, failures of every blame, or nothing at all. */
const sightings: fc.Arbitrary<(task: Task) => Observation | null> = fc
  .record({
    v: fc.option(value, { nil: undefined }),
    w: fc.option(value, { nil: undefined }),
    cause: fc.constantFrom(null, null, null, 'connect-refused', 'login-denied', 'probe-crashed', 'secret-missing'),
    subject: fc.constantFrom(null, 'one', 'two'),
    machine: fc.constantFrom('m1', 'm2'),
    run: fc.constantFrom(true, true, true, false),
  })
  .map(({ v, w, cause, subject, machine, run }) => (task: Task) => {
    const facts: JsonObject = { ...(v === undefined ? {} : { v }), ...(w === undefined ? {} : { w }) };
    const gaps = [...(v === undefined ? [gap('v')] : []), ...(w === undefined ? [gap('w', 'not-reached')] : [])];
    const vantage = { place: null, zone: null, machine, hostname: machine };
    const observation = observe(task, facts, {
      gaps,
      subject,
      vantage,
      failure: cause === null ? null : failure(cause),
    });
    return run ? observation : null;
  });

const inputs: fc.Arbitrary<JudgeInput> = fc
  .record({
    of: profiles,
    seen: fc.array(sightings, { minLength: 18, maxLength: 18 }),
    failOn: fc.constantFrom<'major' | 'minor'>('major', 'minor'),
    interrupted: fc.constantFrom(false, false, true),
    capability: fc.constantFrom<'local' | 'network'>('local', 'network'),
  })
  .map(({ of, seen, failOn, interrupted, capability }) => {
    const planned = plan(of, {}, capability);
    const observations = planned.tasks.flatMap((task, index) => seen[index % seen.length]?.(task) ?? []);
    return { ...judgeInput(of, {}, { plan: planned }), observations, failOn, interrupted };
  });

function outcomes(input: JudgeInput): ReadonlyMap<string, string> {
  return new Map(judge(input).findings.map((each) => [findingKey(each.id), each.outcome]));
}

describe('a judgement', () => {
  it('of the same input is the same, byte for byte, in whatever order the observations come', () => {
    fc.assert(
      fc.property(inputs, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (input, keys) => {
        const text = JSON.stringify(judge(input));
        expect(JSON.stringify(judge({ ...structuredClone({ ...input, probes: null }), probes: input.probes }))).toBe(
          text,
        );
        const shuffled = input.observations
          .map((each, index) => ({ each, key: keys[index % keys.length] ?? 0 }))
          .sort((x, y) => x.key - y.key)
          .map(({ each }) => each);
        expect(JSON.stringify(judge({ ...input, observations: shuffled }))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('names every finding once', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const keys = judge(input).findings.map((each) => findingKey(each.id));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 200 },
    );
  });

  it('gives ready or ready-with-risks only without an unwaived unknown, blocked or failed blocker or major', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { environments: results, findings, verdict } = judge(input);
        for (const each of results) {
          if (each.verdict !== 'ready' && each.verdict !== 'ready-with-risks') continue;
          expect(input.interrupted).toBe(false);
          const against = findings.filter(
            (one) =>
              one.environments.includes(each.name) &&
              one.waiver === null &&
              (one.severity === 'blocker' || one.severity === 'major') &&
              (one.outcome === 'fail' || one.outcome === 'unknown' || one.outcome === 'blocked'),
          );
          expect(against.map((one) => findingKey(one.id))).toEqual([]);
        }
        const gate = results.find((each) => each.gate);
        if (verdict === 'ready') expect(gate?.verdict).toBe('ready');
      }),
      { numRuns: 500 },
    );
  });

  it('lets a waiver change no outcome', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        // What `needs` blocks is meant to depend on what is waived.
        const checks = input.profile.checks.map((each) => ({ ...each, needs: [] }));
        const waived = { ...input, profile: { ...input.profile, checks } };
        const without = { ...waived, profile: { ...waived.profile, waivers: [] } };
        expect(outcomes(waived)).toEqual(outcomes(without));
      }),
      { numRuns: 300 },
    );
  });

  it('lets nothing pass by what was not seen: with more gaps no finding turns to pass or fail', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.array(fc.constantFrom('v', 'w', ''), { minLength: 18, maxLength: 18 }),
        (input, hidden) => {
          const checks = input.profile.checks.map((each) => ({ ...each, needs: [] }));
          const full = { ...input, profile: { ...input.profile, checks } };
          const observations = full.observations.map((each, index) => ({
            ...each,
            gaps: [...each.gaps, gap(hidden[index % hidden.length] ?? '')],
          }));
          const before = outcomes(full);
          for (const [key, outcome] of outcomes({ ...full, observations })) {
            if (outcome === 'pass' || outcome === 'fail') expect(before.get(key), key).toBe(outcome);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never lets three environments agree that a local probe saw from one machine', () => {
    fc.assert(
      fc.property(inputs, rule, (input, asked) => {
        const across = [comparison('across', 'v', asked, { within: { absolute: 100 } })];
        const checks = input.profile.checks.map((each) => ({ ...each, across, among: [], needs: [] }));
        const of = { ...input.profile, checks, relations: [] };
        const planned = plan(of, {}, 'local');
        const laptop = { place: null, zone: null, machine: 'laptop', hostname: 'laptop' };
        const observations = input.observations.map((each) => ({ ...each, vantage: laptop }));
        const held = judge({ ...input, profile: of, plan: planned, observations }).findings.filter(
          (each) => each.kind === 'across',
        );
        expect(held.filter((each) => each.outcome === 'pass')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
