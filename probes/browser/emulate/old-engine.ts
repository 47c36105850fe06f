import { disguise } from '../../../src/kit/emulation/disguise.ts';
import { filterSheet } from '../../../src/kit/sheet/filter-sheet.ts';
import { supportsText } from '../../../src/kit/sheet/supports-text.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';
import { costAt } from '../needs.ts';
import type { KnownScripts } from './known-scripts.ts';
import { workerHook } from './worker-hook.ts';

/** How a browser acts as an older Chromium. */
export interface OldEngine {
  readonly version: number;
  /** What it calls itself. */
  readonly userAgent: string;
  /** Runs before everything in every frame. */
  readonly inPages: string;
  /** Runs before everything in a worker, on one line. */
  readonly inWorkers: string;
  /** Whether it can read a script: a module or not, null: whatever it is. */
  readonly reads: (text: string, module: boolean | null) => Promise<boolean>;
  /** Name of a script, for people; null: it was not there when nothing was acted. */
  readonly nameOf: (text: string) => string | null;
  readonly sheet: (text: string) => string;
  readonly importMaps: boolean;
}

/** What acts as a Chromium of this version. */
export function oldEngine(
  version: number,
  { browsers, known, userAgent }: { browsers: ReferenceData['browsers']; known: KnownScripts; userAgent: string },
): OldEngine {
  const removal = disguise(browsers.interfaces, version, { features: browsers.features });
  return {
    version,
    userAgent: userAgent.replace(/(Chrome\/)[\d.]+/, `$1${String(version)}.0.0.0`).replace('HeadlessChrome', 'Chrome'),
    // what answers about styles takes what it needs before it is removed
    inPages: [supportsText(browsers.styles, version), removal, workerHook(removal)].join('\n'),
    inWorkers: removal,
    reads: async (text, module) => {
      const uses = await known.usesOf(text, module);
      return (uses ?? []).every(({ feature }) => {
        const data = browsers.features[feature];
        return data === undefined || costAt(data, 'chromium', version) !== 'script';
      });
    },
    nameOf: known.nameOf,
    sheet: (text) => filterSheet(text, browsers.styles, version),
    importMaps: version >= 89,
  };
}
