import type { Browser } from 'playwright';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { traceInThread } from '../../../src/kit/source-map/trace-in-threads.ts';
import type { ThreadLimits } from '../../../src/kit/threads/read-in-threads.ts';
import type { ThreadStop } from '../../../src/kit/threads/thread-stops.ts';
import { nested, value, type Param } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Facts } from '../facts.ts';
import type { Session } from '../login/session.ts';
import type { Settings } from '../schema.ts';
import type { OriginalPlace } from '../script-facts.ts';
import type { MapTrouble } from './fetch-maps.ts';
import type { MapRef } from './map-ref.ts';
import { mapSource, mostMaps, type MapSource } from './map-source.ts';
import { sourceName } from './source-name.ts';
import { distinct, placesIn, wantedPlaces, type WantedPlace } from './wanted-places.ts';

/** Limits of reading one, besides the time that is left: one of 32 MiB may take some hundred milliseconds. */
const reading = { limitMiB: 768, threads: 1 };
/** Places that are kept of all. */
const mostPlaces = 2000;
/** Files that are named where their map could not be read. */
const mostNamed = 5;

/** What was seen, and who looks on. */
export interface MapLook {
  readonly facts: Pick<Facts, 'pages' | 'scripts' | 'styleSheets' | 'emulations'>;
  readonly maps: readonly MapRef[];
  readonly session: Session | null;
  /** Requests that may still be made. */
  readonly requests: number;
}

/** Facts of source maps, and why some are missing. */
export interface MapsRead {
  readonly facts: Pick<Facts, 'originalPlaces'>;
  readonly gaps: readonly Gap[];
}

/** A map that was named and not read. */
interface Unread {
  readonly name: string;
  readonly why: MapTrouble;
}

/**
 * Finds where places of scripts and style sheets were written, by the source maps that these name. Only maps of files
 * are read in which something matters, within limits; what goes wrong leaves places unknown and changes nothing else.
 *
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the task is stopped
 */
export async function readMaps(look: MapLook, browser: Browser, task: ProbeTask<Settings>): Promise<MapsRead> {
  const { facts, session, requests } = look;
  const places = wantedPlaces(facts, { now: task.now(), timeZone: 'UTC', reference: task.reference });
  const wanted = chosen(look.maps, places);
  const unread: Unread[] = wanted.slice(mostMaps).map(({ name }) => ({ name, why: 'left' }));
  const found: OriginalPlace[] = [];
  const source = mapSource({ browser, session, requests }, task);
  const readAll = async (): Promise<void> => {
    for (const ref of wanted.slice(0, mostMaps)) {
      const asked = distinct([...places.filter((place) => isIn(ref, place)), ...placesIn(ref, facts)]);
      const read = await readMap(ref, asked, source, task.signal);
      if (typeof read === 'string') unread.push({ name: ref.name, why: read });
      else found.push(...read);
    }
  };
  try {
    await readAll();
  } finally {
    await source.close();
  }
  return { facts: { originalPlaces: found.slice(0, mostPlaces) }, gaps: unreadGap(unread) };
}

/** What one map says of places; a word: why it was not read. A server that has none is nothing to speak of. */
async function readMap(
  ref: MapRef,
  places: readonly WantedPlace[],
  source: MapSource,
  signal: AbortSignal,
): Promise<readonly OriginalPlace[] | MapTrouble> {
  const came = await source.read(ref.url);
  if (came.kind === 'unread') return came.why;
  if (came.kind !== 'read') return [];
  return followed(ref, places, came.text, { limitMs: source.left(), signal });
}

/** Maps of the files that have these places, in the order of the places. */
function chosen(maps: readonly MapRef[], places: readonly WantedPlace[]): readonly MapRef[] {
  const refs = new Map(maps.map((ref) => [`${ref.kind} ${ref.name}`, ref]));
  const named = new Set(places.map(({ kind, name }) => `${kind} ${name}`));
  return [...named].map((key) => refs.get(key)).filter((ref) => ref !== undefined);
}

function isIn(ref: MapRef, { kind, name }: WantedPlace): boolean {
  return kind === ref.kind && name === ref.name;
}

/** What it means that reading broke a limit, or found no map. */
function troubleOf(stop: ThreadStop | null): MapTrouble {
  if (stop === 'time-limit-exceeded') return 'late';
  return stop === 'memory-limit-exceeded' ? 'too-large' : 'unreadable';
}

/** Places with what a map says of them; a word: why it was not read. */
async function followed(
  ref: MapRef,
  places: readonly WantedPlace[],
  text: string,
  limits: Pick<ThreadLimits, 'limitMs' | 'signal'>,
): Promise<readonly OriginalPlace[] | MapTrouble> {
  // a map counts from where the text begins
  const inside = places.map(({ line, column }) => ({
    line: line - ref.line,
    column: line - ref.line === 1 ? column - ref.column : column,
  }));
  const traced = await traceInThread({ text, places: inside }, { ...reading, ...limits });
  if (traced === null || typeof traced === 'string') return troubleOf(traced);
  return places.flatMap(({ kind, name, line, column }, index) => {
    const original = traced[index] ?? null;
    const source = original === null ? '' : sourceName(original.source);
    if (original === null || source === '') return [];
    const at = `${source}:${String(original.line)}:${String(original.column)}`;
    return [{ kind, name, line, column, original: at }];
  });
}

function unreadGap(unread: readonly Unread[]): readonly Gap[] {
  if (unread.length === 0) return [];
  const named = unread.slice(0, mostNamed).map(({ name, why }): Param => {
    return nested({ code: `browser.map.${why}`, params: { file: value(name) } });
  });
  const maps: Param = { kind: 'list', items: unread.length > mostNamed ? [...named, '…'] : named };
  return gapsAt(['originalPlaces'], noted('truncated', 'browser.gap.maps-unread', { count: unread.length, maps }));
}
