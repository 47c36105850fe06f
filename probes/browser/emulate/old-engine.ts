import { disguise } from '../../../src/kit/emulation/disguise.ts';
import { filterSheet } from '../../../src/kit/sheet/filter-sheet.ts';
import { scanSheet } from '../../../src/kit/sheet/scan-sheet.ts';
import { supportsText } from '../../../src/kit/sheet/supports-text.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';
import { costAt } from '../needs.ts';
import type { KnownScripts } from './known-scripts.ts';
import { workerHook, workerStart } from './worker-hook.ts';

/** How a browser acts as an older Chromium. */
export interface OldEngine {
  readonly version: number;
  /** What it calls itself. */
  readonly userAgent: string;
  /** Runs before everything in every frame. */
  readonly inPages: string;
  /** Runs before everything in a worker, on one line. */
  readonly inWorkers: string;
  /** Whether it can read a script: a module or not, null: whatever it is. Null: nobody knows. */
  readonly reads: (text: string, module: boolean | null) => Promise<boolean | null>;
  /** Name of a script, for people; null: it was not there when nothing was acted. */
  readonly nameOf: (text: string) => string | null;
  readonly sheet: (text: string) => string;
  /** First version that knows more of the sheets which were taken so far; null: none does. */
  readonly nextStyle: () => number | null;
  readonly importMaps: boolean;
  /** Runs when a page is there, before it is looked at where everything stands: null: nothing is left to take away. */
  readonly beforeLooking: string | null;
}

/** First version with `gap` for boxes that are flexible: no sheet tells where it is meant for those. */
export const gapsInFlex = 84;

/** Takes gaps from flexible boxes, also in frames; they are there for grids and columns. */
const withoutGaps = `(() => {
  const open = document.body ? [document.body] : [];
  for (let looked = 0; open.length > 0 && looked < 20000; looked += 1) {
    const element = open.pop();
    const { display, columnGap, rowGap } = getComputedStyle(element);
    if (display.endsWith('flex') && element.style && (columnGap !== 'normal' || rowGap !== 'normal'))
      for (const side of ['column-gap', 'row-gap']) element.style.setProperty(side, 'normal', 'important');
    const inner = element.contentDocument;
    if (inner && inner.body) open.push(inner.body);
    for (let child = element.lastElementChild; child; child = child.previousElementSibling) open.push(child);
    if (element.shadowRoot)
      for (let child = element.shadowRoot.lastElementChild; child; child = child.previousElementSibling) open.push(child);
  }
})()`;

/** Style sheets are changed on their way, so the digest that a script expects of one no longer holds. */
const withoutDigests = `Reflect.defineProperty(HTMLLinkElement.prototype, 'integrity',
  { get: () => '', set: () => undefined, enumerable: true, configurable: true });`;

/** What acts as a Chromium of this version. */
export function oldEngine(
  version: number,
  { browsers, known, userAgent }: { browsers: ReferenceData['browsers']; known: KnownScripts; userAgent: string },
): OldEngine {
  const removal = disguise(browsers.interfaces, version, { features: browsers.features });
  const changed = new Set<string>();
  return {
    version,
    userAgent: userAgent.replace(/(Chrome\/)[\d.]+/, `$1${String(version)}.0.0.0`).replace('HeadlessChrome', 'Chrome'),
    // what answers about styles takes what it needs before it is removed
    inPages: [supportsText(browsers.styles, version), removal, withoutDigests, workerHook(removal, version)].join('\n'),
    inWorkers: workerStart(removal, version),
    reads: async (text, module) => {
      const uses = await known.usesOf(text, module);
      if (uses === null) return null;
      return uses.every(({ feature }) => {
        const data = browsers.features[feature];
        return data === undefined || costAt(data, 'chromium', version) !== 'script';
      });
    },
    nameOf: known.nameOf,
    sheet: (text) => {
      const taken = filterSheet(text, browsers.styles, version);
      if (taken !== text) changed.add(text);
      return taken;
    },
    nextStyle: () => {
      const keys = [...changed].flatMap((text) => scanSheet(text, browsers.styles).uses.map(({ key }) => key));
      const later = keys.map((key) => browsers.styles[key]?.chromium ?? 0).filter((since) => since > version);
      return later.length === 0 ? null : Math.min(...later);
    },
    importMaps: version >= 89,
    beforeLooking: version < gapsInFlex ? withoutGaps : null,
  };
}
