import { createHash } from 'node:crypto';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { scanSheets } from '../../../src/kit/sheet/scan-in-threads.ts';
import { styleLosses, type SheetScan, type StyleUse } from '../../../src/kit/sheet/sheet-scan.ts';
import { formatFactPath } from '../../../src/model/fact-path.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';
import type { Facts } from '../facts.ts';
import { nameScripts } from '../scripts/name-scripts.ts';
import { shownUrl } from '../show-text.ts';
import type { MapRef } from '../source-maps/map-ref.ts';
import { mostUses, type StyleSheet } from './style-facts.ts';
import { mostSheets, sheetFroms, type SheetSighting, type SheetStore } from './sheet-store.ts';

interface Asked {
  /** Names, in the order in which they were opened. */
  readonly pages: readonly string[];
  readonly styles: ReferenceData['browsers']['styles'];
  readonly signal: AbortSignal;
}

/** Facts of the style sheets of a look. */
export interface ScannedStyles {
  readonly facts: Pick<Facts, 'styleSheets' | 'unreadStyleSheets'>;
  readonly gaps: readonly Gap[];
  /** Source maps that they name. */
  readonly maps: readonly MapRef[];
}

/**
 * Scans the style sheets that were collected; the texts are let go.
 *
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function scanStyles(store: SheetStore, { pages, styles, signal }: Asked): Promise<ScannedStyles> {
  const held = distinct(store.sightings.splice(0), pages);
  const names = nameScripts(held.map(({ first }) => first));
  const texts = held.map(({ first }) => first.text);
  const scans = await scanSheets(texts, styles, { signal });
  const sheets = held.map((each, index) => factOf(each, names[index] ?? '', scans[index] ?? unscanned));
  const cut = sheets.filter((_, index) => (scans[index]?.uses.length ?? 0) > mostUses);
  const { items, count, cut: cutUnread } = store.unread;
  return {
    maps: held.flatMap((each, index) => mapOf(each, names[index] ?? '')),
    facts: {
      styleSheets: sheets,
      unreadStyleSheets: items.map((each) => ({ ...each, url: shownUrl(each.url) })),
    },
    gaps: [
      ...(count === 0
        ? []
        : gapsAt(['styleSheets'], noted('truncated', 'browser.gap.sheets-left', { count, most: mostSheets }))),
      ...gapsAt(cut.map(usesOf), noted('truncated', 'kit.gap.first', { kept: mostUses })),
      ...(cutUnread ? gapsAt(['unreadStyleSheets'], noted('truncated', 'kit.gap.first', { kept: items.length })) : []),
    ],
  };
}

const unscanned: SheetScan = { uses: [], stop: 'reader-failed' };

/** A text with all the pages where it was seen; the first place names it. */
interface Held {
  readonly first: SheetSighting;
  readonly pages: readonly string[];
  /** What any of them names as its source map; null: none does. */
  readonly map: string | null;
}

function distinct(sightings: readonly SheetSighting[], pages: readonly string[]): readonly Held[] {
  const groups = new Map<string, SheetSighting[]>();
  for (const sighting of sightings) {
    const group = groups.get(sighting.text) ?? [];
    group.push(sighting);
    groups.set(sighting.text, group);
  }
  const held: Held[] = [];
  for (const all of groups.values()) {
    const first = all.sort((one, other) => byPlace(one, other, pages))[0];
    if (first === undefined) continue;
    const map = all.map((each) => each.map ?? null).find((each) => each !== null) ?? null;
    held.push({ first, pages: pages.filter((page) => all.some((each) => each.page === page)), map });
  }
  return held.sort((one, other) => byPlace(one.first, other.first, pages));
}

/** Files come first, by their address; then in the order of the pages and of the places in them. */
function byPlace(one: SheetSighting, other: SheetSighting, pages: readonly string[]): number {
  const kind = sheetFroms.indexOf(one.from) - sheetFroms.indexOf(other.from);
  if (kind !== 0) return kind;
  if (one.from === 'external' && one.url !== other.url) return one.url < other.url ? -1 : 1;
  return pages.indexOf(one.page) - pages.indexOf(other.page) || one.line - other.line || one.column - other.column;
}

function factOf({ first, pages }: Held, name: string, { uses, stop }: SheetScan): StyleSheet {
  const { url, from, text, line, column } = first;
  return {
    ...{ name, url: shownUrl(url), from, bytes: Buffer.byteLength(text) },
    ...{ sha256: createHash('sha256').update(text).digest('hex'), pages: [...pages], stop },
    uses: leading(uses).map((use) => ({
      ...use,
      line: use.line + line,
      column: use.line === 1 ? use.column + column : use.column,
    })),
  };
}

function mapOf({ first: { line, column }, map }: Held, name: string): readonly MapRef[] {
  return map === null ? [] : [{ kind: 'style-sheet', name, url: map, line, column }];
}

/** Those that cost most, in the order in which they were. */
function leading(uses: readonly StyleUse[]): readonly StyleUse[] {
  if (uses.length <= mostUses) return uses;
  const rank = ({ loss, guarded }: StyleUse): number => styleLosses.indexOf(loss) - (guarded ? styleLosses.length : 0);
  const kept = new Set([...uses].sort((one, other) => rank(other) - rank(one)).slice(0, mostUses));
  return uses.filter((use) => kept.has(use));
}

function usesOf({ name }: StyleSheet): string {
  return formatFactPath([
    { kind: 'name', name: 'styleSheets' },
    { kind: 'key', field: 'name', value: name },
    { kind: 'name', name: 'uses' },
  ]);
}
