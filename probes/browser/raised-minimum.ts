import * as z from 'zod';
import { value, type Message, type Param } from '../../src/model/message.ts';
import type { DeriveContext, Shift } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { engines, type Engine, type ReferenceData } from '../../src/model/reference.ts';
import { failureAs } from './derive-minimum.ts';
import { derive } from './derive.ts';
import { DerivedFacts } from './derived-facts.ts';
import { engineNames } from './engine-names.ts';
import { interfaceName } from './interface-name.ts';
import { everCostsScript, usesOf } from './needs.ts';
import { scriptFacts, type Script } from './script-facts.ts';
import { originalsOf, writtenIn, type Originals } from './source-maps/originals.ts';

const Raw = z.object(scriptFacts).omit({ originalPlaces: true });

/** Scripts that are named for one number. */
const mostNamed = 5;

/** A number of the engine that the pages need. */
interface EngineNumber {
  readonly path: string;
  readonly engine: Engine;
  /** Whether what scripts look for when they run counts, too. */
  readonly running: boolean;
  readonly of: (facts: DerivedFacts) => number | null | undefined;
}

const numbers: readonly EngineNumber[] = [
  { path: 'minimumChromium', engine: 'chromium', running: true, of: ({ minimumChromium }) => minimumChromium },
  ...engines.map((engine) => ({
    path: `needs.${engine}`,
    engine,
    running: false,
    of: ({ needs }: DerivedFacts) => needs?.[engine],
  })),
];

/**
 * What raised the lowest browser that works since a baseline: scripts that are new or have changed, and what they use
 * that came with an engine in between. Both looks are judged by the data of today, so that newer data raises nothing.
 */
export function shifts(before: JsonObject, after: JsonObject, context: DeriveContext): readonly Shift[] {
  const [old, now] = [before, after].map((facts) => DerivedFacts.parse(derive(facts, context).facts));
  if (old === undefined || now === undefined) return [];
  const scripts = changedScripts(scriptsOf(before), scriptsOf(after));
  const originals = originalsOf(after);
  return numbers.flatMap((each): Shift[] => {
    const [from, to] = [each.of(old), each.of(now)];
    // null: no version can read them
    if (from === undefined || from === null || to === undefined || (to !== null && to <= from)) return [];
    const said = reasons(scripts, { ...each, from, to, originals }, context.reference.browsers);
    const otherwise: Message = { code: 'browser.note.raised-otherwise', params: {} };
    const because = said.length === 0 ? [otherwise] : said;
    return [{ path: each.path, before: from, after: to, because: [...because, ...failure(each, now, originals)] }];
  });
}

/** What fails in the engine right below the lowest one that works. */
function failure(
  { running }: EngineNumber,
  { minimumBecause }: DerivedFacts,
  originals: Originals,
): readonly Message[] {
  return running && minimumBecause !== undefined && minimumBecause !== null
    ? [failureAs(minimumBecause.engine, minimumBecause, originals)]
    : [];
}

function scriptsOf(facts: JsonObject): readonly Script[] {
  return Raw.safeParse(facts).data?.scripts?.filter(({ from }) => from !== 'eval') ?? [];
}

/** A script that the baseline does not have; `new`: nor any of its name. */
interface Changed {
  readonly script: Script;
  readonly kind: 'new' | 'changed';
}

function changedScripts(before: readonly Script[], after: readonly Script[]): readonly Changed[] {
  const texts = new Set(before.map(({ sha256 }) => sha256));
  const names = new Set(before.map(({ name }) => plainName(name)));
  return after
    .filter(({ sha256 }) => !texts.has(sha256))
    .map((script) => ({ script, kind: names.has(plainName(script.name)) ? 'changed' : 'new' }));
}

/** Bundlers put a digest into names: `app.3f2a91bc.js`, `index-BkX92_aQ.js`. */
function plainName(name: string): string {
  return name.replaceAll(/[.-](?=[\w-]*\d)[\w-]{6,}(?=\.)/g, '');
}

/** What an engine must have, with its place. */
interface Wanted {
  readonly name: Param;
  readonly since: number | null;
  readonly line: number;
  readonly column: number;
}

type Raised = Pick<EngineNumber, 'engine' | 'running'> & {
  readonly from: number;
  readonly to: number | null;
  readonly originals: Originals;
};
type Browsers = ReferenceData['browsers'];

/** Of each script the newest that it uses; those that need the newest engine come first. */
function reasons(scripts: readonly Changed[], raised: Raised, browsers: Browsers): readonly Message[] {
  const { engine, from, to, originals } = raised;
  const age = ({ since }: Wanted): number => since ?? Number.POSITIVE_INFINITY;
  const found = scripts.flatMap(({ script, kind }) => {
    const between = wantedBy(script, raised, browsers).filter(
      (each) => age(each) > from && (to === null || age(each) <= to),
    );
    const [newest] = between.toSorted((one, other) => age(other) - age(one));
    return newest === undefined ? [] : [{ script, kind, newest }];
  });
  return found
    .toSorted((one, other) => (age(other.newest) === age(one.newest) ? 0 : age(other.newest) - age(one.newest)))
    .slice(0, mostNamed)
    .map(({ script, kind, newest: { name, since, line, column } }) => {
      const built = since === null ? engineNames[engine] : `${engineNames[engine]} ${String(since)}`;
      const original = originals.of('script', script.name, line, column);
      const file = writtenIn(script.name, original);
      const params = { script: file, name, engine: value(built), line, column };
      if (since === null) return { code: 'browser.note.raised-never', params };
      return { code: kind === 'new' ? 'browser.note.raised-new' : 'browser.note.raised-changed', params };
    });
}

function wantedBy(script: Script, { engine, running }: Raised, browsers: Browsers): readonly Wanted[] {
  const features = usesOf([script]).flatMap(({ feature, line, column }): Wanted[] => {
    const known = browsers.features[feature];
    if (known === undefined || !everCostsScript(known, engine)) return [];
    const name: Param = known.title === undefined ? value(known.name) : { kind: 'text', text: known.title };
    return [{ name, since: known.since[engine], line, column }];
  });
  const open = running ? (script.interfaces ?? []).filter(({ guarded }) => !guarded) : [];
  const interfaces = open.flatMap(({ key, line, column }): Wanted[] => {
    const since = browsers.interfaces[key]?.[engine] ?? null;
    return since === null ? [] : [{ name: value(interfaceName(key)), since, line, column }];
  });
  return [...features, ...interfaces];
}
