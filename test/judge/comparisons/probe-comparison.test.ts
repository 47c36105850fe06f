import { describe, expect, it } from 'vitest';
import { isWhole } from '../../../src/judge/facts/is-whole.ts';
import type { FactSchema } from '../../../src/model/catalogue.ts';
import type { Json } from '../../../src/model/json.ts';
import { gapTree, type GapTree } from '../../../src/judge/facts/gap-tree.ts';
import type { Sight } from '../../../src/judge/facts/sight.ts';

const text: FactSchema = { type: 'string' };
const closed: FactSchema = { type: 'object', properties: { a: text, b: text } };
const open: FactSchema = { type: 'object', additionalProperties: closed };

const seen = (value: Json, schema: FactSchema | null, below: GapTree | null = null): Sight => ({
  kind: 'seen',
  value,
  schema,
  below,
  more: null,
});

describe('a value seen to its last member', () => {
  it('has all that the catalogue promises', () => {
    expect(isWhole(seen({ x: { a: '1', b: '2' } }, open))).toBe(true);
    expect(isWhole(seen({}, open))).toBe(true);
    expect(isWhole(seen({ x: { a: '1' } }, open))).toBe(false);
    expect(isWhole(seen([{ a: '1' }], { type: 'array', items: closed }))).toBe(false);
  });

  it('has no gap below it, and was not cut off', () => {
    const gap = { path: 'x.a', reason: 'not-permitted', detail: null } as const;
    expect(isWhole(seen({ x: { a: '1', b: '2' } }, open, gapTree([gap])))).toBe(false);
    expect(isWhole({ kind: 'absent' })).toBe(false);
  });

  it('may hold anything where the catalogue says nothing, and nothing is known where it has no shape', () => {
    expect(isWhole(seen({ x: { deep: [{ y: 1 }] } }, {}))).toBe(true);
    expect(isWhole(seen({ x: 1 }, null))).toBe(false);
  });
});
