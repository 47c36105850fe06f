import fc from 'fast-check';
import { expect, it } from 'vitest';
import { elementsInOrder, inOrder } from '../../reports/json/in-order.ts';
import { runResultSchema } from '../../src/model/run-result.ts';
import { sampleResult } from './sample-result.ts';

/** The value with the members of every object in another order, and one more that no schema knows. */
function shuffled(value: unknown, turn: number): unknown {
  if (Array.isArray(value)) return value.map((each) => shuffled(each, turn));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, shuffled(each, turn)] as const);
  const at = entries.length === 0 ? 0 : turn % entries.length;
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
}

it('gives what the schema gives, whatever the order was', () => {
  fc.assert(
    fc.property(fc.nat(40), (turn) => {
      const given = shuffled(sampleResult, turn);
      return JSON.stringify(inOrder(runResultSchema, given)) === JSON.stringify(runResultSchema.parse(given));
    }),
    { numRuns: 41 },
  );
});

it('leaves out what the schema does not know', () => {
  const [first] = sampleResult.findings;
  const more = { ...sampleResult, stray: 1, findings: [{ ...first, stray: { deep: 1 } }] };
  expect(inOrder(runResultSchema, more)).toEqual(runResultSchema.parse(more));
});

it('tells alternatives apart by what they are called, and leaves out what theirs does not know', () => {
  const [first] = sampleResult.findings;
  const params = {
    seen: { unit: null, stray: 1, value: { b: 1, a: 2 }, kind: 'value' },
    many: { kind: 'list', items: [{ text: 'x', kind: 'text' }] },
  };
  const touch = sampleResult.touch.map((each) => ({ ...each, touch: { stray: 1, ...each.touch } }));
  const given = { ...sampleResult, touch, findings: [{ ...first, expected: { params, code: 'expect.answers' } }] };
  expect(JSON.stringify(inOrder(runResultSchema, given))).toBe(JSON.stringify(runResultSchema.parse(given)));
});

it('makes nothing of what is in order already', () => {
  const { touch } = runResultSchema.parse(sampleResult);
  expect(inOrder(runResultSchema.shape.touch, touch)).toBe(touch);
});

it('passes on what does not fit', () => {
  expect(inOrder(runResultSchema, { findings: 'none', run: null })).toEqual({ findings: 'none', run: null });
});

it('gives the elements of a list one by one', () => {
  const { findings } = runResultSchema.shape;
  const given = sampleResult.findings.map((each) => shuffled(each, 3));
  expect(JSON.stringify([...elementsInOrder(findings.optional(), given)])).toBe(JSON.stringify(findings.parse(given)));
  expect([...elementsInOrder(runResultSchema, given)]).toEqual(given);
});
