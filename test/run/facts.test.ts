import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isJsonObject } from '../../src/model/json.ts';
import { observationSchema } from '../../src/model/observation.ts';
import { createRedactor } from '../../src/run/redact.ts';
import { scrub } from '../../src/run/scrub.ts';
import { tidy } from '../../src/run/tidy.ts';
import { freeProbe, makeTask, runTasks } from '../support/run-plan.ts';

describe('facts', () => {
  it('become plain, well-formed JSON whatever a probe returns', async () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const { value, gaps } = tidy({
      lone: 'a\ud800b',
      nul: 'a\u0000b',
      nan: NaN,
      big: 2 ** 60,
      huge: 10n ** 20n,
      date: new Date(0),
      none: undefined,
      call: () => 1,
      circle,
    });
    expect(value).toMatchObject({
      lone: 'a\uFFFDb',
      nul: 'a\u0000b',
      nan: null,
      big: '1152921504606846976',
      huge: '100000000000000000000',
      date: '1970-01-01T00:00:00.000Z',
    });
    expect(gaps.map((each) => each.reason)).toEqual(['not-supported', 'truncated']);
    expect(() => JSON.stringify(value)).not.toThrow();
  });

  it('that had to be changed, or that a gap covers, are no fault of the probe', async () => {
    const schema = z.strictObject({ big: z.number(), ratio: z.number(), list: z.array(z.string()), name: z.string() });
    const probe = freeProbe(
      'changed',
      async () => ({
        facts: { big: 2 ** 60, ratio: Infinity, name: 'n' },
        gaps: [{ path: 'list', reason: 'not-permitted' as const, detail: null }],
      }),
      schema, // the point is that the answer does not fit
    );
    const { observations } = await runTasks([makeTask(probe, {})], [probe]);
    expect(observations[0]?.failure).toBeNull();
    expect(observations[0]?.facts).toEqual({ big: '1152921504606846976', ratio: null, name: 'n' });
    expect(observations[0]?.gaps.map((each) => each.path)).toEqual(['list', 'ratio']);
  });

  it('that are too long are cut, and the cut is said', () => {
    const { facts, gaps } = scrub({ a: { long: `${'x'.repeat(1_048_575)}😀` }, b: 'y' }, {}, createRedactor());
    expect(facts).toEqual({ a: { long: 'x'.repeat(1_048_575) }, b: 'y' });
    expect(gaps).toEqual([{ path: 'a.long', reason: 'truncated', detail: null }]);
  });

  it('are the same bytes whatever the order they were built in, and after reading them back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (raw) => {
        const { value } = tidy(raw);
        if (!isJsonObject(value)) throw new Error('not an object');
        const turned = Object.fromEntries(Object.entries(value).reverse());
        const [one, two] = [value, turned].map((each) => scrub(each, {}, createRedactor()).facts);
        expect(JSON.stringify(one)).toBe(JSON.stringify(two));
        const probe = freeProbe('any', async () => ({ facts: value }));
        const { observations } = await runTasks([makeTask(probe, {})], [probe]);
        const text = JSON.stringify(observations[0]);
        expect(JSON.stringify(observationSchema.parse(JSON.parse(text)))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});
