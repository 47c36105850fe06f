import * as z from 'zod';
import { gapsAt, noted, type Missed } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { SideFactsOf } from '../facts.ts';
import type { OpenSide } from '../side.ts';
import { catalogueStatements } from '../statements/catalogue.ts';

const position = z.tuple([
  z.object({ moment: z.string(), position: z.string().nullable(), changes: z.string().exactOptional() }),
]);
const counters = z.array(z.object({ Variable_name: z.string(), Value: z.string() }));

/** Where a server stood at one moment. */
export interface Stand {
  readonly moment: string;
  readonly position: string | null;
  /** Grows, or differs, with every change anywhere in the server; null: it does not say. */
  readonly changes: string | null;
}

/** Asks a server where it stands. */
export async function standOf(side: OpenSide): Promise<Stand | Missed> {
  const asked = catalogueStatements(side.family, side.schema);
  const said = await side.ask(asked.position, (rows) => position.parse(rows)[0]);
  if ('missed' in said) return said.missed;
  const { moment, position: at, changes } = said.found;
  const empty = at === null || at === '';
  if (asked.changes === null) return { moment, position: empty ? null : at, changes: changes ?? null };
  const counted = await side.ask(asked.changes, (rows) => counters.parse(rows).map(({ Value }) => Value));
  const told = 'found' in counted && counted.found.length > 0 ? counted.found.join() : null;
  return { moment, position: empty ? null : at, changes: told };
}

/**
 * Whether a server changed between two moments. The position in a log moves by itself too (checkpoints, and pages that
 * reading marks), so it decides only where nothing else tells.
 */
export function movement(
  side: OpenSide,
  before: Stand | Missed,
  after: Stand | Missed,
): { readonly facts: SideFactsOf; readonly gaps: readonly Gap[] } {
  const paths = (...names: readonly string[]) => names.map((name) => `${side.side}.${name}`);
  const gaps: Gap[] = [];
  if ('reason' in before) gaps.push(...gapsAt(paths('lookedFrom', 'positionBefore', 'moving'), before));
  if ('reason' in after) gaps.push(...gapsAt(paths('lookedUntil', 'positionAfter', 'moving'), after));
  const facts: SideFactsOf = {
    ...('reason' in before ? {} : { lookedFrom: before.moment, positionBefore: before.position }),
    ...('reason' in after ? {} : { lookedUntil: after.moment, positionAfter: after.position }),
  };
  if ('reason' in before || 'reason' in after) return { facts, gaps };
  const moving = moved(before, after);
  if (moving !== null) return { facts: { ...facts, moving }, gaps };
  return { facts, gaps: gapsAt(paths('moving'), noted('not-supported', 'migration.gap.no-position')) };
}

function moved(before: Stand, after: Stand): boolean | null {
  if (before.changes !== null && after.changes !== null) return before.changes !== after.changes;
  if (before.position === null || after.position === null) return null;
  return before.position !== after.position;
}
