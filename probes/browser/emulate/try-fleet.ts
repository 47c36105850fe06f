import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { fleetChromiums } from '../fleet-chromiums.ts';
import type { Settings } from '../schema.ts';
import { lowestEmulated } from './emulation-facts.ts';
import type { Tries } from './page-tries.ts';
import type { Range } from './ranges.ts';

/**
 * Tries what the fleet has, lowest first, until one works: a newer one has all that an older one has. One that loads
 * other files than today’s browser says nothing of those that load these. Every browser that fails is tried itself: an
 * older one may be offered other scripts, and what goes wrong in each is what its users see.
 *
 * @param versions of the fleet, lowest first
 * @returns whether all of them are decided by what was tried
 */
export async function tryFleet(
  ranges: Range[],
  versions: readonly number[],
  attempt: Tries['attempt'],
): Promise<boolean> {
  let decided = true;
  let last = 0;
  for (const version of versions) {
    if (version <= last) continue;
    const range = rangeOf(ranges, version);
    const tried = range === undefined ? null : await attempt(range);
    if (range === undefined || tried === null) return false;
    const { works, to } = tried.emulation;
    split(ranges, range, to);
    last = to;
    // one that is not clear may be followed by one that is; two are not
    if (works === null && !decided) return false;
    decided &&= works !== null;
    if (works === true && tried.sameWay) return decided;
  }
  return decided;
}

/** Whether the lowest range that works was found. The last one is that of the run, which works. */
export async function search(ranges: Range[], attempt: Tries['attempt']): Promise<boolean> {
  let [lowest, works] = [0, ranges.length - 1];
  while (lowest < works) {
    const middle = Math.floor((lowest + works) / 2);
    const range = ranges[middle];
    const result = range === undefined ? null : await attempt(range);
    const found = result?.emulation.works ?? null;
    if (range === undefined || result === null || found === null) return false;
    if (split(ranges, range, result.emulation.to)) works += 1;
    if (found) works = middle;
    else lowest = middle + 1;
  }
  return true;
}

/**
 * Compares how the pages look in browsers of the fleet in which they work. The lowest comes first: where the pages look
 * there as they do today, they do in all newer ones, which lose less of the styles. Else the lowest one of which that is
 * true is found by halving; what is older than one that looks otherwise loses the same, and more.
 *
 * @param versions of the fleet, lowest first
 */
export async function compareFleet(ranges: Range[], versions: readonly number[], tries: Tries): Promise<void> {
  const lowest = Math.min(...tries.done().flatMap(({ works, from }) => (works === false ? [] : [from])));
  const working = versions.filter((version) => (rangeOf(ranges, version)?.from ?? 0) >= lowest);
  const [first] = working;
  if (first === undefined || (await looksDifferent(ranges, first, tries)) === false) return;
  let [different, same] = [1, working.length];
  while (different < same) {
    const middle = Math.floor((different + same) / 2);
    const found = await looksDifferent(ranges, working[middle] ?? 0, tries);
    if (found === null) return;
    if (found) different = middle + 1;
    else same = middle;
  }
}

/**
 * Whether the pages look otherwise in this very version: between it and the start of its range styles may have come. Of
 * those that scripts and attributes make no sheet tells, so that an older one looks otherwise proves nothing of it.
 */
async function looksDifferent(ranges: Range[], version: number, tries: Tries): Promise<boolean | null> {
  const wide = rangeOf(ranges, version);
  if (wide === undefined) return null;
  const isTried = tries.done().some(({ from }) => from === wide.from);
  if (!isTried) split(ranges, wide, version - 1);
  const range = rangeOf(ranges, version) ?? wide;
  const found = await compared(ranges, range, tries);
  if (found !== true || range.from === version) return found;
  const rest = rangeOf(ranges, version);
  if (rest?.from === range.from && split(ranges, rest, version - 1)) tries.shorten(range.from, version - 1);
  return looksDifferent(ranges, version, tries);
}

/** Looks at one range; it ends where more of the styles is known. */
async function compared(ranges: Range[], range: Range, tries: Tries): Promise<boolean | null> {
  const tried = await tries.compare(range);
  if (tried === null) return null;
  split(ranges, range, tried.emulation.to);
  return tried.emulation.looksDifferent ?? null;
}

function rangeOf(ranges: readonly Range[], version: number): Range | undefined {
  return ranges.find(({ from, to }) => from <= version && version <= to);
}

/** Where a range proved to end earlier, the rest is one of its own. */
function split(ranges: Range[], range: Range, to: number): boolean {
  if (to >= range.to || to < range.from) return false;
  ranges.splice(ranges.indexOf(range), 1, { from: range.from, to }, { from: to + 1, to: range.to });
  return true;
}

/** Versions of the fleet that are tried, lowest first. */
export function versionsOf(host: number, { settings, reference }: ProbeTask<Settings>): readonly number[] {
  if (!settings.emulate) return [];
  return [...new Set(fleetChromiums(settings.fleet, reference.browsers))]
    .filter((version) => version >= lowestEmulated && version < host)
    .sort((one, other) => one - other);
}
