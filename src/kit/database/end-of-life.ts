import { value } from '../../model/message.ts';
import type { DeriveContext, Derived } from '../../model/derive.ts';
import type { Gap } from '../../model/observation.ts';
import type { EolCycle } from '../../model/reference.ts';
import { notSupported } from '../machine/missed.ts';

const dayMs = 86_400_000;

/**
 * When the maker ends the support of a version, with whole days until then, as facts below `endOfLife`. What the data
 * does not say is a gap that names the day of the data: a version newer than all it knows is unknown, never supported.
 *
 * @param line product line of the end-of-life data: `postgresql`; null: the product has none
 * @param version as the product says it: `17.4`, `10.11.18`; or the name of a series: `13.0-sp3`
 */
export function endOfLifeOf(line: string | null, version: string, context: DeriveContext): Derived {
  const data = context.reference.endOfLife;
  const cycles = (line === null ? undefined : data.products[line]) ?? [];
  const cycle = cycles.find((each) => each.cycle === version) ?? cycleOf(cycles, numbersOf(version));
  if (cycle === undefined) {
    const note = isNewest(numbersOf(version), cycles) ? 'kit.gap.newer-than-data' : 'kit.gap.not-in-data';
    return {
      facts: {},
      gaps: [notSupported('endOfLife', note, { date: value(newestOf(cycles, data.date)) })],
    };
  }
  const dataDate = cycle.date ?? data.date;
  const gaps: Gap[] = [];
  const end = ending(cycle.eol, context.now);
  const undated = cycle.eol === true ? 'kit.gap.ended-undated' : 'kit.gap.no-end-date';
  if (end === null) {
    const params = { date: value(dataDate) };
    gaps.push(...['endOfLife.date', 'endOfLife.daysLeft'].map((path) => notSupported(path, undated, params)));
  }
  const extended = ending(cycle.extended ?? false, context.now);
  const facts = {
    series: cycle.cycle,
    ...end,
    ended: end === null ? cycle.eol === true : end.daysLeft < 0,
    extendedDate: extended?.date ?? null,
    extendedDaysLeft: extended?.daysLeft ?? null,
    distribution: null,
    dataDate,
    source: cycle.source ?? data.source,
  };
  return { facts: { endOfLife: facts }, gaps };
}

/** The release series a version belongs to: the longest name that its numbers begin with. */
export function cycleOf(cycles: readonly EolCycle[], numbers: readonly number[]): EolCycle | undefined {
  let best: EolCycle | undefined;
  for (const cycle of cycles) {
    const own = exactNumbers(cycle.cycle);
    if (own === null || own.length > numbers.length || own.some((each, at) => each !== numbers[at])) continue;
    if (best === undefined || own.length > (exactNumbers(best.cycle)?.length ?? 0)) best = cycle;
  }
  return best;
}

/** The day of the newest data that a product line has. */
function newestOf(cycles: readonly EolCycle[], date: string): string {
  let newest = date;
  for (const each of cycles) if (each.date !== undefined && each.date > newest) newest = each.date;
  return newest;
}

function isNewest(numbers: readonly number[], cycles: readonly EolCycle[]): boolean {
  const known = cycles.map((cycle) => exactNumbers(cycle.cycle)).filter((each) => each !== null);
  return known.length > 0 && numbers.length > 0 && known.every((each) => isAfter(numbers, each));
}

function isAfter(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, each] of b.entries()) {
    const other = a[at] ?? 0;
    if (other !== each) return other > each;
  }
  return false;
}

/** The numbers a version begins with; none: it has no dotted numbers. */
export function numbersOf(version: string): readonly number[] {
  const text = /^v?(\d{1,6}(?:\.\d{1,6}){0,5})/i.exec(version)?.[1];
  return text === undefined ? [] : text.split('.').map(Number);
}

/** A series that is named by numbers alone; null: it is named otherwise (`13.0-sp3`). */
function exactNumbers(text: string): readonly number[] | null {
  return /^\d{1,6}(?:\.\d{1,6}){0,5}$/.test(text) ? text.split('.').map(Number) : null;
}

/** Null: there is no date. */
function ending(eol: string | boolean, now: number): { readonly date: string; readonly daysLeft: number } | null {
  if (typeof eol !== 'string') return null;
  return { date: eol, daysLeft: Math.floor((Date.parse(`${eol}T00:00:00Z`) - now) / dayMs) };
}
