import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import type { ShareSource } from '../../src/kit/fleet/expand-fleet.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { FleetEntry } from './derived-facts.ts';

/** Shares of the fleet as a whole. */
export const shareFacts = ['fitShare', 'unfitShare', 'doubtfulShare', 'unknownShare', 'uncoveredShare', 'shareSource'];

/** What is known of the fleet. */
interface Fleet {
  readonly fleet: readonly FleetEntry[];
  readonly doubtfulBrowsers: readonly string[];
  /** Null: there are no shares. */
  readonly source: ShareSource | null;
}

/**
 * How many users have browsers that are fit, unfit, or not known to be either. What is unknown may be both, so that the
 * two are known within bounds only. Users whose browser is not in the fleet are told, and counted among none of them.
 */
export function sumShares(
  { fleet, doubtfulBrowsers, source }: Fleet,
  doubtful: Gap | undefined,
): { readonly facts: JsonObject; readonly gaps: readonly Gap[] } {
  if (source === null) return { facts: {}, gaps: gapsAt(shareFacts, noted('not-reached', 'browser.gap.no-shares')) };
  const sum = (counts: (entry: FleetEntry) => boolean): number =>
    rounded(fleet.filter(counts).reduce((all, { share }) => all + (share ?? 0), 0));
  const [fitShare, unfitShare, unknownShare] = [true, false, null].map((fits) => sum((entry) => entry.fits === fits));
  const [fit = 0, unfit = 0, unknown = 0] = [fitShare, unfitShare, unknownShare];
  const doubt = sum(({ browser }) => doubtfulBrowsers.includes(browser));
  const facts = {
    ...{ fitShare: fit, unfitShare: unfit, doubtfulShare: doubt, unknownShare: unknown },
    uncoveredShare: Math.max(0, rounded(100 - sum(() => true))),
    shareSource: source.kind === 'queries' ? (source.region ?? 'world') : source.kind,
  };
  const between = (path: string, least: number): Gap[] => {
    const bounds = { least, most: rounded(least + unknown) };
    const missed = noted('truncated', 'browser.gap.share-between', { least: bounds.least, most: bounds.most });
    return unknown === 0 ? [] : gapsAt([path], missed).map((gap) => ({ ...gap, bounds }));
  };
  const gaps = [...between('fitShare', fit), ...between('unfitShare', unfit)];
  return { facts, gaps: doubtful === undefined ? gaps : [...gaps, { ...doubtful, path: 'doubtfulShare' }] };
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}
