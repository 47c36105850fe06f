import { expect, it } from 'vitest';
import { factRows } from '../../reports/fact-rows.ts';

const column = { type: 'integer', nullable: false };
const table = { digest: 'd', parts: { columns: { a: column, b: column } } };
const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, index) => [`t${String(index)}`, table]));

it('thousands of objects are told by their number, and what stands beside them is shown', () => {
  const facts = { schema: { digest: 'x', objects: { table: many(3000), view: { v: table } } }, version: '17.4' };
  const rows = factRows(facts, null, 100).map(({ path, value }) => `${path} ${JSON.stringify(value)}`);
  expect(rows).toContain('schema.digest "x"');
  expect(rows).toContain('schema.objects.table 3000');
  expect(rows).toContain('schema.objects.view.v.parts.columns.a.type "integer"');
  expect(rows.at(-1)).toBe('version "17.4"');
});

it('a few objects are shown one by one', () => {
  expect(factRows({ table: many(2) }, null, 100)).toHaveLength(10);
});
