import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fitsOf } from '../../src/run/fits.ts';
import { isPlainJson } from '../../src/run/plain-json.ts';

const schema = z.object({
  name: z.string().nullable(),
  size: z.number(),
  kind: z.enum(['a', 'b']),
  mode: z.exactOptional(z.boolean()),
  either: z.union([z.string(), z.number(), z.array(z.string())]),
  open: z.object({ known: z.string() }).catchall(z.number()),
  any: z.json(),
  list: z.array(z.object({ hop: z.number() })),
  map: z.record(z.string(), z.literal(1)),
});

const whole = {
  name: null,
  size: 1.5,
  kind: 'a',
  mode: true,
  either: ['x'],
  open: { known: 'y', more: 2 },
  any: { deep: [1, null, { more: 'z' }] },
  list: [{ hop: 1 }],
  map: { x: 1 },
};

describe('fitsOf', () => {
  const { mode: _mode, ...without } = whole;

  it.each([whole, without])('says yes only where the schema gives back the same: %j', (value) => {
    expect(fitsOf(schema)(value)).toBe(true);
    expect(schema.parse(value)).toEqual(value);
  });

  it.each([
    { ...whole, name: 1 },
    { ...whole, size: '1' },
    { ...whole, kind: 'c' },
    { ...whole, mode: null },
    { ...whole, either: true },
    { ...whole, either: [1] },
    { ...whole, open: { known: 'y', more: '2' } },
    { ...whole, open: { more: 2 } },
    { ...whole, list: {} },
    { ...whole, map: [] },
    { ...whole, map: { x: 2 } },
    { name: 'x' },
    [],
    null,
    'text',
  ])('says no where the schema refuses: %j', (value) => {
    expect(fitsOf(schema)(value)).toBe(false);
    expect(schema.safeParse(value).success).toBe(false);
  });

  it('says no where the schema leaves something out, fills something in or changes something', () => {
    expect(fitsOf(z.object({ a: z.string() }))({ a: 'x', b: 1 })).toBe(false);
    expect(fitsOf(z.object({ a: z.string().default('x') }))({})).toBe(false);
    expect(fitsOf(z.object({ a: z.unknown() }))({})).toBe(false);
    expect(fitsOf(z.string().trim())(' x ')).toBe(false);
    expect(fitsOf(z.coerce.number())('1')).toBe(false);
    expect(fitsOf(z.string().transform(Number))('1')).toBe(false);
    expect(fitsOf(z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]))({ b: 'x' })).toBe(false);
    expect(fitsOf(z.record(z.string(), z.json()))(JSON.parse('{"__proto__":1}'))).toBe(false);
  });

  it('says no where the schema has rules of its own', () => {
    expect(fitsOf(z.number().int())(1)).toBe(false);
    expect(fitsOf(z.string().max(3))('x')).toBe(false);
    expect(fitsOf(z.iso.datetime())('2026-01-01T00:00:00Z')).toBe(false);
    expect(fitsOf(z.object({ a: z.string() }).refine(() => true))({ a: 'x' })).toBe(false);
  });

  it('reads a schema that holds itself', () => {
    const tree: z.ZodType = z.lazy(() => z.object({ name: z.string(), below: z.array(tree) }));
    expect(fitsOf(tree)({ name: 'a', below: [{ name: 'b', below: [] }] })).toBe(true);
    expect(fitsOf(tree)({ name: 'a', below: [{ name: 'b' }] })).toBe(false);
  });
});

describe('isPlainJson', () => {
  it('knows what tidying would leave as it is', () => {
    expect(isPlainJson(whole)).toBe(true);
    expect(isPlainJson([0, 1.5, 'x', true, null, {}])).toBe(true);
  });

  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  it.each([
    [undefined],
    [{ a: undefined }],
    [[1, undefined]],
    [Number.NaN],
    [Infinity],
    [-0],
    [2 ** 53],
    [1n],
    ['\ud800'],
    [{ '\ud800': 1 }],
    [new Date(0)],
    [new Map()],
    [Object.create(null)],
    [() => 1],
    [circle],
  ])('sends everything else to be tidied, case %#', (value: unknown) => {
    expect(isPlainJson({ value })).toBe(false);
  });
});
