import { browserNamed } from '../kit/fleet/browser-names.ts';
import { parseFleet } from '../kit/fleet/parse-fleet.ts';
import { engines, type BrowserVersion, type Engine } from '../model/reference.ts';
import { visible } from '../model/visible.ts';
import type { PcReport } from './read-results.ts';

interface Measured {
  readonly browser: string;
  readonly version: string | null;
  readonly engine: Engine;
  readonly low: number;
  readonly at: number;
  /** Names the PC; where nobody gave it a number, the code is its name. */
  readonly pc: string;
}

/**
 * Rows of reference data: the engine of each browser and version as it was measured, of several PCs the lowest. The
 * browser is the one that the person named, or one that calls itself by a name of its own.
 */
export function referenceRows(reports: readonly PcReport[]): readonly BrowserVersion[] {
  const groups = new Map<string, Measured[]>();
  for (const report of reports) {
    const measured = measuredBy(report);
    if (measured === null) continue;
    const key = JSON.stringify([measured.browser, measured.version]);
    groups.set(key, [...(groups.get(key) ?? []), measured]);
  }
  return [...groups.values()].flatMap((group) => {
    const [lowest] = group.toSorted((one, other) => one.low - other.low);
    if (lowest === undefined) return [];
    const { browser, version, engine, low } = lowest;
    const last = Math.max(...group.map(({ at }) => at));
    const count = new Set(group.map(({ pc }) => pc)).size;
    const source = `measured by the self-test page on ${String(count)} ${count === 1 ? 'PC' : 'PCs'}`;
    return [{ browser, version, engine, engineVersion: low, source, date: new Date(last).toISOString().slice(0, 10) }];
  });
}

function measuredBy({ result, code }: PcReport): Measured | null {
  const { kind, low } = result.engine;
  const engine = engines.find((each) => each === kind);
  const named = nameOf(result.browser, result.claims);
  if (engine === undefined || low === null || named === null) return null;
  const place = [result.workstation, result.department].map((text) => text.normalize('NFKC').trim().toLowerCase());
  const pc = place[0] === '' ? code : JSON.stringify(place);
  return { ...named, engine, low, at: result.at, pc };
}

function nameOf(
  typed: string,
  claims: PcReport['result']['claims'],
): { readonly browser: string; readonly version: string | null } | null {
  const parsed = parseFleet(visible(typed));
  if (parsed.ok) {
    const { browser, versions } = parsed.entry;
    const known = browserNamed(browser);
    // Versions of these are those of their engine: there is nothing to learn.
    if (known?.engine !== undefined) return null;
    return { browser: known?.browser ?? browser, version: versions.kind === 'any' ? null : versions.version };
  }
  if (claims?.own !== true) return null;
  return { browser: claims.name, version: claims.version === '' ? null : claims.version };
}
