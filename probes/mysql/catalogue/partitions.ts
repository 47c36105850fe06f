import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { commentText, grouped, type Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';
import { expressionText } from './sql-text.ts';

type Partition = CatalogueRow<'partitions'>;

/** How a table is partitioned (`range (year(at))`), and its partitions; nulls and nothing where it is not. */
export function partitionParts(rows: readonly Partition[], reading: Reading) {
  const first = rows[0];
  if (first === undefined) return { keys: { partitionKey: null, subpartitionKey: null }, parts: {} };
  const parts = Array.from(
    grouped(rows, ({ name }) => name),
    ([name, all]): [string, Aspects] => [name, partition(all, reading)],
  );
  const keys = {
    partitionKey: keyText(first.method, first.expression, reading),
    subpartitionKey: first.subMethod === null ? null : keyText(first.subMethod, first.subExpression, reading),
  };
  return { keys, parts: Object.fromEntries(parts) };
}

function partition(rows: readonly Partition[], { rules }: Reading): Aspects {
  const first = rows[0];
  const subs = rows.flatMap(({ sub }) => (sub === null ? [] : [sub]));
  const bound = first?.bound ?? null;
  return {
    bound: bound === null || bound === '' ? null : expressionText(bound, rules),
    subpartitions: subs.length === 0 ? null : subs.sort(),
    comment: commentText(first?.comment ?? null),
  };
}

function keyText(method: string, expression: string | null, { rules }: Reading): string {
  return `${method.toLowerCase()} (${expressionText(expression ?? '', rules)})`;
}
