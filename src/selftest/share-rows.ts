import { countedBrowser, type RowBrowser } from './browser-of.ts';
import { pcName } from './pc-name.ts';
import type { PcReport } from './read-results.ts';

/** Row of the shares of reference data: on how many PCs a browser was tested. */
export interface ShareRow extends RowBrowser {
  readonly count: number;
}

/** A file of reference data holds no more rows. */
export const mostRows = 5000;

/**
 * How many PCs have which browser, the most usual first. Of a browser that was tested several times on one PC the last
 * test counts, since people update a browser that is not good enough; a PC with two browsers counts for both.
 */
export function shareRows(reports: readonly PcReport[]): readonly ShareRow[] {
  const tests = new Map<string, { readonly at: number; readonly counted: RowBrowser }>();
  for (const report of reports) {
    const counted = countedBrowser(report.result);
    const key = JSON.stringify([pcName(report), counted.browser]);
    const { at } = report.result;
    if (at >= (tests.get(key)?.at ?? -Infinity)) tests.set(key, { at, counted });
  }
  const rows = new Map<string, ShareRow>();
  for (const { counted } of tests.values()) {
    const key = JSON.stringify(counted);
    rows.set(key, { ...counted, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...rows.values()].toSorted((one, other) => other.count - one.count);
  if (sorted.length <= mostRows) return sorted;
  const rest = sorted.slice(mostRows - 1).reduce((all, { count }) => all + count, 0);
  // left out, the others would seem to be all
  return [...sorted.slice(0, mostRows - 1), { browser: 'others', version: null, count: rest }];
}
