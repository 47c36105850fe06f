import { engines, type Engine, type ReferenceData } from '../../src/model/reference.ts';
import type { Because } from './derived-facts.ts';
import type { Script } from './script-facts.ts';
import { noOriginals, type Originals } from './source-maps/originals.ts';

type Features = ReferenceData['browsers']['features'];

/** A feature that a script uses, with its place. */
export interface Use {
  readonly script: string;
  readonly feature: string;
  readonly line: number;
  readonly column: number;
}

/** What one engine must have. */
export interface Needed {
  /** Lowest version; 1: any; null: none, or not known. */
  readonly version: number | null;
  /** What decides it; null: nothing. */
  readonly because: Because | null;
  /** A feature that is used and of which the data knows nothing; null: there is none. */
  readonly unknown: string | null;
}

/** Without it a browser does not even ask for a module. */
const moduleFeature = 'statements.import';

/** Every use of the scripts, in their order; a module uses modules, whatever it holds. */
export function usesOf(scripts: readonly Script[]): readonly Use[] {
  return scripts.flatMap(({ name, module, uses }) => {
    const own = uses.map(({ feature, line, column }) => ({ script: name, feature, line, column }));
    const says = !module || own.some(({ feature }) => feature === moduleFeature);
    return says ? own : [{ script: name, feature: moduleFeature, line: 1, column: 1 }, ...own];
  });
}

/** The lowest version of each engine that reads all these scripts, and all later ones with it. */
export function needsOf(
  scripts: readonly Script[],
  features: Features,
  originals: Originals = noOriginals,
): { readonly [E in Engine]: Needed } {
  const uses = usesOf(scripts);
  const unknown = uses.find(({ feature }) => features[feature] === undefined)?.feature ?? null;
  const of = (engine: Engine): Needed => {
    const found = decisive(uses, features, engine);
    const because: Because | null =
      found === null ? null : { ...found, original: originals.of('script', found.script, found.line, found.column) };
    if (unknown !== null) return { version: null, because, unknown };
    return { version: because === null ? 1 : because.version, because, unknown };
  };
  const [chromium, firefox, safari] = engines;
  return { chromium: of(chromium), firefox: of(firefox), safari: of(safari) };
}

function decisive(uses: readonly Use[], features: Features, engine: Engine): Omit<Because, 'original'> | null {
  let highest: Omit<Because, 'original'> | null = null;
  for (const { feature, script, line, column } of uses) {
    const known = features[feature];
    if (known === undefined || !everCostsScript(known, engine)) continue;
    const version = known.since[engine];
    if (highest !== null && (highest.version === null || (version !== null && version <= highest.version))) continue;
    highest = { feature, name: known.name, version, script, line, column };
  }
  return highest;
}

type Feature = Features[string];

/** Whether there is a version of the engine that loses the whole script by it. */
export function everCostsScript({ costs, since }: Feature, engine: Engine): boolean {
  if (typeof costs === 'string') return costs === 'script';
  const from = costs[engine];
  const until = since[engine];
  return from === undefined || until === null || from < until;
}

/** What an engine of this version loses by a feature; null: nothing. */
export function costAt(feature: Feature, engine: Engine, version: number): 'script' | 'use' | null {
  const since = feature.since[engine];
  if (since !== null && version >= since) return null;
  if (typeof feature.costs === 'string') return feature.costs;
  const from = feature.costs[engine];
  return from !== undefined && version < from ? 'use' : 'script';
}

/**
 * What an entry loses that stands for engines from version `first` to `last`, both inclusive: what any of them loses.
 *
 * @param last null: it is open
 */
export function costBetween(
  feature: Feature,
  engine: Engine,
  first: number,
  last: number | null,
): 'script' | 'use' | null {
  const cost = costAt(feature, engine, first);
  if (cost !== 'use' || typeof feature.costs === 'string' || !everCostsScript(feature, engine)) return cost;
  return last === null || (feature.costs[engine] ?? 0) <= last ? 'script' : 'use';
}

/** Whether an engine of this version loads the scripts with `nomodule`: it knows no modules. */
export function loadsLegacy(features: Features, engine: Engine, version: number): boolean {
  const since = features[moduleFeature]?.since[engine] ?? null;
  return since === null || version < since;
}
