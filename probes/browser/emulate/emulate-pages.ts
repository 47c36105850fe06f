import type { Browser } from 'playwright';
import { boundaries } from '../../../src/kit/emulation/boundaries.ts';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';
import type { Facts } from '../facts.ts';
import type { Settings } from '../schema.ts';
import type { Script } from '../script-facts.ts';
import type { Emulation } from './emulation-facts.ts';
import { triesWith, type Seen } from './page-tries.ts';
import type { Picture } from './pictures.ts';
import { rangesBetween } from './ranges.ts';
import { compareFleet, search, tryFleet, versionsOf } from './try-fleet.ts';

/** Facts of the emulation, and why some are missing. */
export interface Emulated {
  readonly facts: Pick<Facts, 'emulations' | 'emulationData'>;
  readonly gaps: readonly Gap[];
  /** Pages as an older engine. */
  readonly pictures: readonly Picture[];
}

/**
 * Opens the pages as older Chromiums would: those of the fleet, lowest first, until one works, because a newer one has
 * all that an older one has; those that a search for the lowest one asks about; and holds how the pages look in those
 * that work against how they are. Ends when its time is over.
 *
 * @param keep called with what is known so far whenever an engine was tried, so that a stop in the middle loses nothing
 */
export async function emulatePages(
  seen: Seen,
  browser: Browser,
  task: ProbeTask<Settings>,
  keep: (emulated: Emulated) => void,
): Promise<Emulated> {
  const { settings, reference } = task;
  const { interfaces, features, date, source } = reference.browsers;
  const host = Number.parseInt(seen.browser.chromiumVersion ?? '', 10);
  const steps = [...boundaries(interfaces, seen.names), ...syntaxSteps(seen.scripts, features)];
  const ranges = [...rangesBetween(steps, host)];
  const known = (decided: boolean): Emulated => {
    const emulations = [...tries.done()].sort((one, other) => one.version - other.version);
    return {
      facts: { emulations: [...emulations, asItIs(host)], emulationData: `${source} (${date})` },
      gaps: decided ? [] : gapsAt(['emulations'], noted('truncated', 'browser.gap.emulation-late')),
      pictures: tries.pictures(),
    };
  };
  const tries = triesWith(seen, browser, task, () => keep(known(false)));
  const versions = versionsOf(host, task);
  const decided =
    (await tryFleet(ranges, versions, tries.attempt)) &&
    (!settings.findMinimum || (await search(ranges, tries.attempt)));
  keep(known(decided));
  await compareFleet(ranges, versions, tries);
  return known(decided);
}

/** The browser of the run: its pages are what others are held against. */
function asItIs(host: number): Emulation {
  const own = { engine: `Chromium ${String(host)}`, version: host, from: host, to: host };
  return { ...own, works: true, troubles: [], looksDifferent: false, differences: [] };
}

/** Versions that first know a feature of the language which the scripts use. */
function syntaxSteps(scripts: readonly Script[], features: ReferenceData['browsers']['features']): readonly number[] {
  const used = new Set(scripts.flatMap(({ uses }) => uses.map(({ feature }) => feature)));
  return [...used].flatMap((feature) => features[feature]?.since.chromium ?? []);
}
