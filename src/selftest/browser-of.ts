import { browserNamed } from '../kit/fleet/browser-names.ts';
import { parseFleet } from '../kit/fleet/parse-fleet.ts';
import { visible } from '../model/visible.ts';
import type { PcResult } from './code/read-code.ts';

/** A browser as rows of reference data have it; `version` null: nobody knows it. */
export interface RowBrowser {
  readonly browser: string;
  readonly version: string | null;
}

type Seen = Pick<PcResult, 'browser' | 'claims' | 'engine'>;

/**
 * The browser of a PC where it has versions of its own: as the person named it, or as it calls itself. Null: its
 * versions are those of its engine, or nobody said.
 */
export function ownBrowser({ browser: typed, claims }: Seen): RowBrowser | null {
  const own = claims?.own === true ? { browser: claims.name, version: claims.version || null } : null;
  const named = namedBy(typed);
  if (named === null) return own;
  if (browserNamed(named.browser)?.engine !== undefined) return null;
  // many write only the name
  return named.version === null && named.browser === own?.browser ? own : named;
}

/**
 * The browser of a PC as its users count for shares. What was measured has the last word: a browser that shows the page
 * with Internet Explorer is that, and one whose versions are those of its engine has the version of that engine.
 */
export function countedBrowser(seen: Seen): RowBrowser {
  const { kind, low } = seen.engine;
  const measured = low === null ? null : String(low);
  if (kind === 'ie') return { browser: 'ie', version: measured };
  if (kind === 'edge-legacy') return { browser: 'edge', version: measured };
  const own = ownBrowser(seen);
  if (own !== null) return own;
  const said = [namedBy(seen.browser), claimed(seen)].filter((each) => each !== null);
  if (measured === null || kind === 'unknown') return { browser: said[0]?.browser ?? 'unknown', version: null };
  const fitting = said.find(({ browser }) => browserNamed(browser)?.engine === kind);
  if (fitting === undefined) return { browser: kind, version: measured };
  return { browser: fitting.browser, version: credible(fitting.version, seen.engine) ?? measured };
}

function namedBy(typed: string): RowBrowser | null {
  const parsed = parseFleet(visible(typed));
  if (!parsed.ok) return null;
  const { browser, versions } = parsed.entry;
  return {
    browser: browserNamed(browser)?.browser ?? browser,
    version: versions.kind === 'any' ? null : versions.version,
  };
}

function claimed({ claims }: Seen): RowBrowser | null {
  if (claims === null) return null;
  return { browser: browserNamed(claims.name)?.browser ?? claims.name, version: claims.version || null };
}

/** The version that was said, as far as engines count; null: it is not among those that were measured. */
function credible(version: string | null, { kind, low, high }: Seen['engine']): string | null {
  const [major = '', minor] = (version ?? '').split('.');
  const told = kind === 'safari' && minor !== undefined ? `${major}.${minor}` : major;
  const fits = told !== '' && Number(told) >= (low ?? Infinity) && (high === null || Number(major) <= high);
  return fits ? told : null;
}
