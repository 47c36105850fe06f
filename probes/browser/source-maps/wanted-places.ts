import type { DeriveContext } from '../../../src/model/derive.ts';
import { engines, type ReferenceData } from '../../../src/model/reference.ts';
import { derive } from '../derive.ts';
import { DerivedFacts } from '../derived-facts.ts';
import type { Facts } from '../facts.ts';
import type { Script } from '../script-facts.ts';
import type { MapRef } from './map-ref.ts';
import { isFile } from './originals.ts';

/** A place in a script or sheet of the facts. */
export interface WantedPlace {
  readonly kind: MapRef['kind'];
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

type Known = Pick<Facts, 'pages' | 'scripts' | 'styleSheets' | 'emulations'>;

/** Scripts that a raised minimum may be laid to: as many as are named for one. */
const mostNewest = 5;

/**
 * Places that somebody will read of, what matters most first: errors of pages as older engines, what decides the
 * lowest browser, what browsers of the fleet lose and lack, what pages lack by plain http, what is dropped of styles; then errors of the pages themselves, and what the
 * newest engine is needed for.
 */
export function wantedPlaces(facts: Known, context: DeriveContext): readonly WantedPlace[] {
  const derived = DerivedFacts.parse(derive(facts, context).facts);
  const { needsBecause = {}, fleet = [], insecureLosses = [] } = derived;
  const scripts = facts.scripts ?? [];
  const inScript = ({ script, line, column }: Use): WantedPlace => ({ kind: 'script', name: script, line, column });
  const lost = fleet.flatMap((entry) => entry.lost);
  const misses = fleet.flatMap((entry) => entry.misses ?? []);
  const styles = fleet.flatMap((entry) => entry.styleLosses ?? []).filter(({ costs }) => costs !== 'harmless');
  const all = [
    ...(facts.emulations ?? []).flatMap(({ troubles }) => troubles.flatMap((each) => thrownIn(each, scripts))),
    ...engines.map((engine) => needsBecause[engine] ?? null).flatMap((each) => (each === null ? [] : [inScript(each)])),
    ...lost.filter(({ costs }) => costs === 'script').map(inScript),
    ...misses.filter(({ level }) => level === 'likely').map(inScript),
    ...insecureLosses.filter(({ guarded }) => !guarded).map(inScript),
    ...styles.map(({ sheet, line, column }): WantedPlace => ({ kind: 'style-sheet', name: sheet, line, column })),
    ...facts.pages.flatMap(({ exceptions }) => exceptions.flatMap((each) => thrownIn(each, scripts))),
    ...newest(scripts, context.reference.browsers),
    ...lost.map(inScript),
    ...misses.map(inScript),
  ];
  return distinct(all);
}

/** Every place that the facts have of a script or sheet. */
export function placesIn({ kind, name }: MapRef, { scripts = [], styleSheets = [] }: Known): readonly WantedPlace[] {
  const script = kind === 'script' ? scripts.find((each) => each.name === name) : undefined;
  const sheet = kind === 'style-sheet' ? styleSheets.find((each) => each.name === name) : undefined;
  const open = (script?.interfaces ?? []).filter(({ guarded }) => !guarded);
  const uses = [...(script?.uses ?? []), ...open, ...(sheet?.uses ?? [])];
  return uses.map(({ line, column }) => ({ kind, name, line, column }));
}

interface Use {
  readonly script: string;
  readonly line: number;
  readonly column: number;
}

interface Thrown {
  readonly url: string | null;
  readonly line: number | null;
  readonly column?: number | null;
}

function thrownIn({ url, line, column }: Thrown, scripts: readonly Script[]): readonly WantedPlace[] {
  if (url === null || line === null || column === null || column === undefined) return [];
  return scripts
    .filter((script) => isFile(script) && script.url === url)
    .map(({ name }) => ({ kind: 'script', name, line, column }));
}

/** The newest that each of some scripts needs, those of the newest first. */
function newest(scripts: readonly Script[], { features, interfaces }: ReferenceData['browsers']): WantedPlace[] {
  const found = scripts
    .filter(({ from }) => from !== 'eval')
    .flatMap(({ name, uses, interfaces: used = [] }) => {
      const all = [
        ...uses.map((use) => ({ ...use, since: features[use.feature]?.since.chromium ?? 0 })),
        ...used.filter(({ guarded }) => !guarded).map((use) => ({ ...use, since: interfaces[use.key]?.chromium ?? 0 })),
      ];
      const [first] = all.toSorted((one, other) => other.since - one.since);
      return first === undefined ? [] : [{ name, line: first.line, column: first.column, since: first.since }];
    });
  return found
    .toSorted((one, other) => other.since - one.since)
    .slice(0, mostNewest)
    .map(({ name, line, column }) => ({ kind: 'script', name, line, column }));
}

/** Each place once, where it stands first. */
export function distinct(all: readonly WantedPlace[]): readonly WantedPlace[] {
  const places = new Map<string, WantedPlace>();
  for (const place of all) {
    const key = JSON.stringify([place.kind, place.name, place.line, place.column]);
    if (!places.has(key)) places.set(key, place);
  }
  return [...places.values()];
}
