import { engines, type BrowserVersion } from '../model/reference.ts';
import { ownBrowser, type RowBrowser } from './browser-of.ts';
import { pcName } from './pc-name.ts';
import type { PcReport } from './read-results.ts';

type Measured = Pick<BrowserVersion, 'browser' | 'version' | 'engine'> & {
  readonly low: number;
  readonly at: number;
  readonly pc: string;
};

/**
 * Rows of reference data: the engine of each browser and version as it was measured, of several PCs the lowest. The
 * browser is the one that the person named, or one that calls itself by a name of its own. A row without a version
 * stands for all versions of its browser, so that it has the lowest of them all.
 */
export function referenceRows(reports: readonly PcReport[]): readonly BrowserVersion[] {
  const measured = reports.map(measuredBy).filter((each) => each !== null);
  const byBrowser = grouped(measured, ({ browser }) => browser);
  const byVersion = grouped(measured, ({ browser, version }) => JSON.stringify([browser, version]));
  return [...byVersion.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [rowOf(first, first.version === null ? (byBrowser.get(first.browser) ?? group) : group)];
  });
}

function grouped(
  all: readonly Measured[],
  keyOf: (each: Measured) => string,
): ReadonlyMap<string, readonly Measured[]> {
  const groups = new Map<string, Measured[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}

/** The row of a browser, which stands for these. */
function rowOf({ browser, version, engine: own, low: lowest }: Measured, meant: readonly Measured[]): BrowserVersion {
  let row = { engine: own, engineVersion: lowest };
  for (const { engine, low } of meant) if (low < row.engineVersion) row = { engine, engineVersion: low };
  const last = Math.max(...meant.map(({ at }) => at));
  const count = new Set(meant.map(({ pc }) => pc)).size;
  const source = `measured by the self-test page on ${String(count)} ${count === 1 ? 'PC' : 'PCs'}`;
  return { browser, version, ...row, source, date: new Date(last).toISOString().slice(0, 10) };
}

function measuredBy(report: PcReport): Measured | null {
  const { kind, low } = report.result.engine;
  const engine = engines.find((each) => each === kind);
  const named: RowBrowser | null = ownBrowser(report.result);
  if (engine === undefined || low === null || named === null) return null;
  return { ...named, engine, low, at: report.result.at, pc: pcName(report) };
}
