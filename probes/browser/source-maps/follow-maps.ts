import type { Browser } from 'playwright';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import type { Timing } from '../../../src/model/observation.ts';
import type { Emulated } from '../emulate/emulate-pages.ts';
import type { Facts } from '../facts.ts';
import type { Session } from '../login/session.ts';
import type { OpenedPage } from '../open-page.ts';
import type { Settings } from '../schema.ts';
import type { Scanned } from '../scripts/scan-facts.ts';
import type { ScriptStore } from '../scripts/script-store.ts';
import { sumUp } from '../sum-up.ts';
import type { MapsRead } from './read-maps.ts';

/** What is known of a look. */
interface Known {
  readonly browser: Facts['browser'] | null;
  readonly session: Session | null;
  readonly opened: readonly OpenedPage[];
  readonly timings: Timing[];
  readonly store: ScriptStore | null;
  readonly scripts: Scanned | null;
  readonly emulated: Emulated | null;
  originals: MapsRead | null;
}

/** Causes after which nothing more is asked: nobody is logged in any more. */
const over = ['session-not-accepted', 'login-not-completed'];

/** Whether source maps may be asked for: some are named, and nobody was denied. To be asked before the scan. */
export function followsMaps({ store, opened, browser }: Known): boolean {
  if (store === null || browser?.engine !== 'chromium') return false;
  if (opened.some(({ record, failure }) => record.denied || over.includes(failure?.failureCause ?? ''))) return false;
  return [...store.sightings, ...store.sheets.sightings].some(({ map }) => typeof map === 'string');
}

/** Finds where places were written. Where a password may have been denied since, nothing more is asked. */
export async function followMaps(known: Known, browser: Browser, task: ProbeTask<Settings>): Promise<void> {
  const { scripts, emulated, opened, session } = known;
  const mayBeDenied = task.settings.basic !== null && (emulated?.gaps.length ?? 0) > 0;
  if (scripts === null || scripts.maps.length === 0 || mayBeDenied) return;
  const began = task.monotonic();
  const { readMaps } = await import('./read-maps.ts');
  const { pages } = sumUp(opened, opened.length).facts;
  const made = opened.reduce((sum, { record }) => sum + record.requests, 0);
  const requests = task.settings.requestLimit * opened.length - made;
  const facts = { pages, ...scripts.facts, ...emulated?.facts };
  known.originals = await readMaps({ facts, maps: scripts.maps, session, requests }, browser, task);
  known.timings.push({ phase: 'source-maps', durationMs: task.monotonic() - began });
}

/** Facts of the scripts, with where their places were written; null: they were not scanned. */
export function scannedFacts({ scripts, originals, browser }: Known): Pick<Scanned, 'facts' | 'gaps'> | null {
  if (scripts === null) return null;
  const untold = noted('not-supported', 'browser.gap.maps-firefox');
  if (browser?.engine === 'firefox')
    return { facts: scripts.facts, gaps: [...scripts.gaps, ...gapsAt(['originalPlaces'], untold)] };
  const { facts, gaps } = originals ?? { facts: { originalPlaces: [] }, gaps: [] };
  return { facts: { ...scripts.facts, ...facts }, gaps: [...scripts.gaps, ...gaps] };
}
