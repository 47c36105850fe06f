import { createHash } from 'node:crypto';
import type { ScriptGoal, ScriptScan } from '../../../src/model/script.ts';
import type { Script } from '../script-facts.ts';
import { shownUrl } from '../show-text.ts';
import type { MapRef } from '../source-maps/map-ref.ts';
import { nameScripts } from './name-scripts.ts';
import type { ScriptFrom, ScriptStore, Sighting } from './script-store.ts';

/** Scans texts, and gives what they ask for in the same order. */
type Scan = (
  scripts: readonly { readonly text: string; readonly goal: ScriptGoal }[],
) => Promise<readonly ScriptScan[]>;

/** A script with the source map that it names; null: none. */
export interface ScannedScript {
  readonly script: Script;
  readonly map: MapRef | null;
}

/** A text with all the places where it was seen; the first one names it. */
interface Held {
  readonly first: Sighting;
  readonly pages: readonly string[];
  readonly sha256: string;
  /** What any of them names as its source map; null: none does. */
  readonly map: string | null;
}

/** Which of two places where one text was seen says more: what is surely read comes before what may be caught. */
const order: readonly ScriptFrom[] = ['external', 'inline', 'worker', 'service-worker', 'eval'];

/**
 * Scans the scripts of all pages and gives their facts; the texts are let go.
 *
 * @param pages names in the order in which the pages were opened
 */
export async function scanStore(
  store: ScriptStore,
  pages: readonly string[],
  scan: Scan,
): Promise<readonly ScannedScript[]> {
  const held = distinct(store.sightings.splice(0), pages);
  const sightings = held.map(({ first }) => first);
  const names = nameScripts(sightings);
  const scans = await scanAll(sightings, scan);
  return held.map((each, index) => {
    const name = names[index] ?? '';
    return { script: factOf(each, name, scans[index] ?? unscanned), map: mapOf(each, name) };
  });
}

const unscanned: ScriptScan = { uses: [], interfaces: [], error: { message: 'unscanned', line: 1, column: 1 } };

function distinct(sightings: readonly Sighting[], pages: readonly string[]): readonly Held[] {
  const groups = new Map<string, { sha256: string; all: Sighting[] }>();
  const digests = new Map<string, string>();
  for (const sighting of sightings) {
    const { text, module } = sighting;
    const sha256 = digests.get(text) ?? createHash('sha256').update(text).digest('hex');
    digests.set(text, sha256);
    const key = `${sha256} ${String(module)}`;
    const group = groups.get(key) ?? { sha256, all: [] };
    group.all.push(sighting);
    groups.set(key, group);
  }
  const rank = (sighting: Sighting): readonly (number | string)[] => [
    order.indexOf(sighting.from),
    sighting.from === 'external' ? sighting.url : '',
    pages.indexOf(sighting.page),
    sighting.line,
    sighting.column,
    sighting.url,
  ];
  const byRank = (one: Sighting, other: Sighting): number => compare(rank(one), rank(other));
  return [...groups.values()]
    .map(({ sha256, all }): Held | null => {
      const first = all.sort(byRank)[0];
      if (first === undefined) return null;
      const map = all.map((each) => each.map ?? null).find((each) => each !== null) ?? null;
      return { first, sha256, pages: pages.filter((page) => all.some((each) => each.page === page)), map };
    })
    .filter((each) => each !== null)
    .sort((one, other) => byRank(one.first, other.first));
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  const [mine, theirs] = [one[at] ?? 0, other[at] ?? 0];
  if (at === -1) return 0;
  return mine < theirs ? -1 : 1;
}

async function scanAll(sightings: readonly Sighting[], scan: Scan): Promise<readonly ScriptScan[]> {
  const scans = await scan(sightings.map(({ text, module }) => ({ text, goal: module ? 'module' : 'script' })));
  const again = sightings.map((sighting, index) => (scans[index]?.error === null ? null : secondReading(sighting)));
  const wanted = again.filter((each) => each !== null);
  const second = wanted.length === 0 ? [] : await scan(wanted);
  let at = 0;
  return scans.map((first, index) => {
    const tried = again[index];
    if (tried === null || tried === undefined) return first;
    const scanned = second[at];
    at += 1;
    if (scanned?.error !== null) return first;
    const moved = <T extends Place>(use: T): T => ({ ...use, line: use.line - tried.added });
    return { error: null, uses: scanned.uses.map(moved), interfaces: scanned.interfaces.map(moved) };
  });
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Reading {
  readonly text: string;
  readonly goal: ScriptGoal;
  /** Lines before the text itself. */
  readonly added: number;
}

/** How else a text that is no script may be meant; null: in no other way. */
function secondReading({ text, module, from, parsed }: Sighting): Reading | null {
  if (module || parsed === false) return null;
  // an attribute such as onclick holds the inside of a function
  if (from === 'inline' || from === 'eval') return { text: `(function(){\n${text}\n})`, goal: 'script', added: 1 };
  // a browser that tells nothing of modules may have loaded one by import()
  return parsed === null ? { text, goal: 'module', added: 0 } : null;
}

function factOf({ first, pages, sha256 }: Held, name: string, scan: ScriptScan): Script {
  const { from, module, parsed, text, line, column } = first;
  const placed = <T extends Place>(use: T): T => ({
    ...use,
    line: use.line + line,
    column: use.line === 1 ? use.column + column : use.column,
  });
  return {
    ...{ name, url: shownScriptUrl(first.url), from, module, bytes: Buffer.byteLength(text), sha256 },
    ...{ pages: [...pages], parsed },
    uses: scan.uses.map(placed),
    interfaces: scan.interfaces.map(placed),
    error: scan.error === null ? null : scan.error.message.slice(0, 300),
  };
}

/** What is made while a page runs has no place that anybody reads of. */
function mapOf({ first: { from, line, column }, map }: Held, name: string): MapRef | null {
  return map === null || from === 'eval' ? null : { kind: 'script', name, url: map, line, column };
}

/** As other addresses; of texts that a page made itself only whose they are, for their names are made up anew each time. */
function shownScriptUrl(url: string): string {
  const blob = /^blob:([a-z]+:\/\/[^/]*)/.exec(url)?.[1];
  return blob === undefined ? shownUrl(url) : `blob:${blob}`;
}
