import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { scanScripts } from '../../../src/kit/script/scan-in-threads.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Facts } from '../facts.ts';
import { shownUrl } from '../show-text.ts';
import { scanStore } from './scan-store.ts';
import { mostEvals, mostScripts, type ScriptStore } from './script-store.ts';

/** Facts of the scripts of a look. */
export interface Scanned {
  readonly facts: Pick<Facts, 'scripts' | 'unreadScripts' | 'legacyScripts' | 'fleetAsked'>;
  readonly gaps: readonly Gap[];
}

interface Asked {
  /** Names, in the order in which they were opened. */
  readonly pages: readonly string[];
  readonly engine: Facts['browser']['engine'];
  readonly fleet: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Scans what was collected; the texts are let go.
 *
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function scanFacts(store: ScriptStore, { pages, engine, fleet, signal }: Asked): Promise<Scanned> {
  const scripts = await scanStore(store, pages, (texts) => scanScripts(texts, { signal }));
  const { items, cut } = store.unread;
  const left = unreadNote(store, engine);
  const unreadScripts = items.map(({ page, url, reason, count }) => ({
    ...{ page, url: shownUrl(url), reason, count },
  }));
  return {
    facts: {
      scripts: [...scripts],
      unreadScripts,
      legacyScripts: store.legacy,
      ...(fleet.length === 0 ? {} : { fleetAsked: [...fleet] }),
    },
    gaps: [
      ...(left === null ? [] : gapsAt(['scripts'], left)),
      ...(cut ? gapsAt(['unreadScripts'], noted('truncated', 'kit.gap.first', { kept: items.length })) : []),
    ],
  };
}

/** Why there are more scripts than those of the list; null: there are none. */
function unreadNote(store: ScriptStore, engine: Facts['browser']['engine']): ReturnType<typeof noted> | null {
  if (store.unread.count > 0)
    return noted('truncated', 'browser.gap.scripts-left', { count: store.unread.count, most: mostScripts });
  if (engine === 'firefox') return noted('truncated', 'browser.gap.made-unseen');
  return store.evalsCut ? noted('truncated', 'browser.gap.made-cut', { most: mostEvals }) : null;
}
