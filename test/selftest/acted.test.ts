import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actedAs } from '../../probes/browser/judge-emulations.ts';
import { actedSteps, actedTogether, worksIn } from '../../src/selftest/acted.ts';
import { judgeScript } from '../../src/selftest/page/judge-script.ts';
import { fitnessOf, verdicts, type Answer } from '../../src/selftest/verdict.ts';
import { factsOf, specOf } from './sample-application.ts';

const spec = specOf(factsOf({ 'app.js': 'a ?? b; /(?<=a)b/' }));

const chromium = (low: number, high: number | null = low) => ({ kind: 'chromium', low, high }) as const;

/** Ranges of versions as the browser probe has them, and some that it should never have. */
const emulations = fc.array(
  fc
    .record({
      from: fc.integer({ min: 58, max: 140 }),
      length: fc.integer({ min: 0, max: 20 }),
      works: fc.constantFrom(true, false, null),
    })
    .map(({ from, length, works }) => ({ from, to: from + length, works })),
  { maxLength: 6 },
);

it('says of every version what the browser probe says of it', () => {
  fc.assert(
    fc.property(emulations, fc.integer({ min: 40, max: 200 }), (tried, version) => {
      const steps = actedSteps({ emulations: tried });
      const full = tried.map((each) => ({ ...each, engine: '', version: each.from, troubles: [] }));
      expect(worksIn(steps, chromium(version))).toBe(actedAs(version, full).works);
    }),
  );
});

it('says nothing of other engines, and nothing where nobody tried', () => {
  const steps = actedSteps({ emulations: [{ from: 61, to: 100, works: false }] });
  expect(worksIn(steps, { kind: 'firefox', low: 91, high: 91 })).toBeUndefined();
  expect(worksIn(steps, { kind: 'chromium', low: null, high: null })).toBeUndefined();
  expect(worksIn(actedSteps({}), chromium(80))).toBeUndefined();
});

it('does not know where the versions that an engine may have are not alike', () => {
  const steps = actedSteps({
    emulations: [
      { from: 61, to: 92, works: false },
      { from: 93, to: 156, works: true },
    ],
  });
  expect([worksIn(steps, chromium(92)), worksIn(steps, chromium(93))]).toEqual([false, true]);
  expect([worksIn(steps, chromium(91, 93)), worksIn(steps, chromium(91, null))]).toEqual([null, null]);
  expect(worksIn(steps, chromium(160, null))).toBe(true);
});

it('takes the worst of several looks', () => {
  const one = actedSteps({ emulations: [{ from: 61, to: 156, works: true }] });
  const other = actedSteps({
    emulations: [
      { from: 61, to: 79, works: false },
      { from: 80, to: 156, works: true },
    ],
  });
  const both = actedTogether([one, other]);
  expect([70, 90].map((version) => worksIn(both, chromium(version)))).toEqual([false, true]);
  const half = actedTogether([other, null]);
  expect([70, 90].map((version) => worksIn(half, chromium(version)))).toEqual([false, null]);
  expect(actedTogether([null, null])).toBeNull();
});

it('judges by what the pages did as this engine, and what it lacks besides', () => {
  const acted = [
    { from: 0, works: null },
    { from: 61, works: false },
    { from: 70, works: true },
  ];
  const verdict = (low: number, tests: readonly Answer[], change = {}): unknown => {
    const { missing, ...rest } = fitnessOf(
      { ...spec, acted, ...change },
      { engine: chromium(low), tests, secureContext: 'yes' },
    );
    return { ...rest, missing: missing.length };
  };
  // every test answered, and still a white page
  expect(verdict(65, ['yes', 'yes', 'yes'])).toEqual({ verdict: 'unfit', missing: 0, failsAs: true });
  // what Chromium 70 lacks did no harm: a script for newer ones, behind a question
  expect(verdict(70, ['no', 'yes', 'yes'])).toEqual({ verdict: 'fit', missing: 0, failsAs: false });
  // what Chromium 90 should have is missing: nobody tried that
  expect(verdict(90, ['no', 'yes', 'yes'])).toMatchObject({ verdict: 'unfit', missing: 1 });
  expect(verdict(90, ['yes', 'yes', 'no'])).toMatchObject({ verdict: 'limited', missing: 1 });
  expect(verdict(50, ['yes', 'yes', 'yes'])).toMatchObject({ verdict: 'unknown' });
  expect(verdict(50, ['no', 'yes', 'yes'])).toMatchObject({ verdict: 'unfit' });
  expect(verdict(70, ['no', 'yes', 'yes'], { whole: false })).toMatchObject({ verdict: 'unknown' });
});

it('is judged by the script of the page as by the reader of its code', () => {
  const answer = fc.constantFrom('unknown', 'yes', 'no');
  const answers = fc.array(answer, { minLength: 3, maxLength: 3 });
  const engine = fc.record({
    kind: fc.constantFrom('chromium', 'firefox', 'unknown'),
    low: fc.integer({ min: 58, max: 140 }),
    span: fc.constantFrom(0, 1, 3, 63),
  });
  fc.assert(
    fc.property(
      answers,
      engine,
      emulations,
      fc.record({ whole: fc.boolean(), legacy: fc.boolean() }),
      answer,
      (...given) => {
        const [tests, { kind, low, span }, tried, more, secureContext] = given;
        const page = { ...spec, ...more, acted: actedSteps({ emulations: tried }) };
        const high = span === 63 ? null : low + span;
        const measured = { engine: { kind, low, high }, tests, secureContext };
        const read = fitnessOf({ ...page, acted: [...(page.acted ?? [])] }, measured);
        const known = ['unknown', 'yes', 'no'];
        const sandbox = createContext({ spec: page, UNKNOWN: 0, YES: 1, NO: 2 });
        const shown: unknown = runInContext(
          `${judgeScript}
        JSON.stringify(fitness(${JSON.stringify(tests.map((each) => known.indexOf(each)))},
          ${JSON.stringify({ family: kind, low, high, span })}, ${String(known.indexOf(secureContext))}));`,
          sandbox,
        );
        expect(JSON.parse(String(shown))).toEqual({ verdict: read.verdict, missing: read.missing });
        expect(verdicts).toContain(read.verdict);
      },
    ),
    { numRuns: 300 },
  );
});
