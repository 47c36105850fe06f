import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { programAspects } from './programs.ts';
import { inOrder, type Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';

/** Triggers of one table, and the order in which those of one moment run: `before insert: check_stock`. */
export function triggerParts(rows: readonly CatalogueRow<'triggers'>[], reading: Reading) {
  const parts = rows.map((row): [string, Aspects] => [
    row.name,
    { timing: row.timing.toLowerCase(), events: row.event.toLowerCase(), ...programAspects(row, reading) },
  ]);
  const momentOf = ({ timing, event }: CatalogueRow<'triggers'>): string => `${timing} ${event}`.toLowerCase();
  const order = inOrder(rows).map((row) => `${momentOf(row)}: ${row.name}`);
  // Those of different moments have no order among each other; the sort keeps that within a moment.
  order.sort((a, b) => compareTexts(a.slice(0, a.indexOf(':')), b.slice(0, b.indexOf(':'))));
  return { parts: Object.fromEntries(parts), order };
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
