import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { interfaceNames } from '../../../src/kit/script/interface-names.ts';
import { scanScripts } from '../../../src/kit/script/scan-in-threads.ts';
import { formatFactPath } from '../../../src/model/fact-path.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';
import type { Facts } from '../facts.ts';
import { askedFacts } from '../fleet-settings.ts';
import type { Settings } from '../schema.ts';
import { shownUrl } from '../show-text.ts';
import type { MapRef } from '../source-maps/map-ref.ts';
import { scanStyles } from '../sheets/scan-styles.ts';
import { scanStore } from './scan-store.ts';
import { keepLeading, mostInterfaces } from './keep-leading.ts';
import { mostEvals, mostScripts, type ScriptStore } from './script-store.ts';

/** Facts of the scripts and the style sheets of a look. */
export interface Scanned {
  readonly facts: Pick<
    Facts,
    'styleSheets' | 'unreadStyleSheets' | 'scripts' | 'unreadScripts' | 'legacyScripts' | 'fleetAsked' | 'fleetShares'
  >;
  readonly gaps: readonly Gap[];
  /** Source maps that they name. */
  readonly maps: readonly MapRef[];
}

interface Asked {
  /** Names, in the order in which they were opened. */
  readonly pages: readonly string[];
  readonly engine: Facts['browser']['engine'];
  readonly fleet: Settings['fleet'];
  /** Whose names are looked for in the scripts. */
  readonly interfaces: ReferenceData['browsers']['interfaces'];
  /** What is looked for in the style sheets. */
  readonly styles: ReferenceData['browsers']['styles'];
  readonly signal: AbortSignal;
}

/**
 * Scans what was collected; the texts are let go.
 *
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function scanFacts(store: ScriptStore, asked: Asked): Promise<Scanned> {
  const { pages, engine, fleet, styles, signal } = asked;
  const interfaces = interfaceNames(asked.interfaces);
  const scanned = await scanStore(store, pages, (texts) => scanScripts(texts, { signal, interfaces }));
  const sheets = await scanStyles(store.sheets, { pages, styles, signal });
  const found = scanned.map(({ script }) => script);
  const scripts = found.map((script) => ({ ...script, interfaces: [...keepLeading(script.interfaces ?? [])] }));
  const cutScripts = found.filter((script) => (script.interfaces ?? []).length > mostInterfaces);
  const { items, cut } = store.unread;
  const left = unreadNote(store, engine);
  const unreadScripts = items.map(({ page, url, reason, count }) => ({
    ...{ page, url: shownUrl(url), reason, count },
  }));
  return {
    maps: [...scanned.flatMap(({ map }) => map ?? []), ...sheets.maps],
    facts: {
      scripts,
      unreadScripts,
      legacyScripts: store.legacy,
      ...sheets.facts,
      ...askedFacts(fleet),
    },
    gaps: [
      ...sheets.gaps,
      ...(left === null ? [] : gapsAt(['scripts'], left)),
      ...gapsAt(cutScripts.map(interfacesOf), noted('truncated', 'kit.gap.first', { kept: mostInterfaces })),
      ...(cut ? gapsAt(['unreadScripts'], noted('truncated', 'kit.gap.first', { kept: items.length })) : []),
    ],
  };
}

function interfacesOf({ name }: { readonly name: string }): string {
  return formatFactPath([
    { kind: 'name', name: 'scripts' },
    { kind: 'key', field: 'name', value: name },
    { kind: 'name', name: 'interfaces' },
  ]);
}

/** Why there are more scripts than those of the list; null: there are none. */
function unreadNote(store: ScriptStore, engine: Facts['browser']['engine']): ReturnType<typeof noted> | null {
  if (store.unread.count > 0)
    return noted('truncated', 'browser.gap.scripts-left', { count: store.unread.count, most: mostScripts });
  if (engine === 'firefox') return noted('truncated', 'browser.gap.made-unseen');
  return store.evalsCut ? noted('truncated', 'browser.gap.made-cut', { most: mostEvals }) : null;
}
