import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { value } from '../../src/model/message.ts';
import type { Remark } from '../../src/model/derive.ts';
import type { Gap } from '../../src/model/observation.ts';
import { engines, type Engine, type ReferenceData, type Since } from '../../src/model/reference.ts';
import type { FleetEntry, Miss } from './derived-facts.ts';
import { engineNames } from './engine-names.ts';
import { interfaceName } from './interface-name.ts';
import type { Script } from './script-facts.ts';
import { noOriginals, writtenIn, type Originals } from './source-maps/originals.ts';
import { mostInterfaces } from './scripts/keep-leading.ts';

type Interfaces = ReferenceData['browsers']['interfaces'];

/** What is known of the scripts. */
interface Look {
  readonly scripts: readonly Script[];
  /** Whether nothing is missing among them. */
  readonly whole: boolean;
  readonly interfaces: Interfaces;
  /** Where places were written; absent: not known. */
  readonly originals?: Originals;
}

const mostMisses = 20;

const levels = ['likely', 'possible', 'note'] as const;

/** A use that some engine of the data may lack. */
interface Candidate {
  readonly miss: Omit<Miss, 'since'>;
  /** Since when engines have it; of a method of something unknown any object with it will do. */
  readonly since: Since;
}

/**
 * What scripts look for and browsers of a fleet do not have. It is told from the text of the scripts, so that it makes
 * no browser unfit: a use may never be reached. Where the pages worked as the engine of a browser, nobody doubts it.
 */
export function judgeInterfaces(
  fleet: readonly FleetEntry[],
  look: Look,
): {
  readonly facts: { readonly fleet: FleetEntry[]; readonly doubtfulBrowsers: string[] };
  readonly gaps: readonly Gap[];
  readonly remarks: readonly Remark[];
} {
  const candidates = candidatesOf(look);
  const missesOf = fleet.map((entry) => ({ entry, misses: missedBy(entry, candidates) }));
  const doubtful = missesOf.filter(({ entry, misses }) => isDoubtful(entry, misses));
  return {
    facts: {
      fleet: missesOf.map(({ entry, misses }) => ({ ...entry, misses: misses.slice(0, mostMisses) })),
      doubtfulBrowsers: doubtful.map(({ entry }) => entry.browser),
    },
    gaps: [...missesOf.flatMap(({ entry, misses }) => missesGap(entry, misses, look)), ...unseen(fleet, look)],
    remarks: doubtful.flatMap(({ entry, misses }) => doubtRemark(entry, misses[0])),
  };
}

function isDoubtful({ fits, works }: FleetEntry, [first]: readonly Miss[]): boolean {
  return fits !== false && works !== true && first?.level === 'likely';
}

/** Those of all scripts, what is most likely missed first. */
function candidatesOf({ scripts, interfaces, originals = noOriginals }: Look): readonly Candidate[] {
  const byName = methodsOf(scripts, interfaces);
  const all = scripts.flatMap(({ name, interfaces: used = [] }) =>
    used.flatMap(({ key, sure, guarded, line, column }): Candidate[] => {
      const since = sure === 'certain' ? interfaces[key] : byName.get(lastOf(key));
      // What no engine has was never there; it is none of a version.
      if (since === undefined || engines.every((engine) => since[engine] === null)) return [];
      const open = sure === 'guess' ? 'possible' : 'likely';
      const original = originals.of('script', name, line, column);
      return [{ since, miss: { script: name, key, line, column, original, level: guarded ? 'note' : open } }];
    }),
  );
  return levels.flatMap((level) => all.filter(({ miss }) => miss.level === level));
}

/** Since when engines have any method of a name, for names that scripts call on something unknown. */
function methodsOf(scripts: readonly Script[], interfaces: Interfaces): ReadonlyMap<string, Since> {
  const uses = scripts.flatMap(({ interfaces: used = [] }) => used);
  const wanted = new Set(uses.filter(({ sure }) => sure !== 'certain').map(({ key }) => lastOf(key)));
  const earliest = new Map<string, Since>();
  for (const [key, since] of wanted.size === 0 ? [] : Object.entries(interfaces)) {
    const name = lastOf(key);
    if (!wanted.has(name) || !key.includes('.')) continue;
    const before = earliest.get(name);
    earliest.set(name, before === undefined ? since : earlierOf(before, since));
  }
  return earliest;
}

function earlierOf(one: Since, other: Since): Since {
  const of = (engine: Engine): number | null => {
    const known = [one[engine], other[engine]].filter((version) => version !== null);
    return known.length === 0 ? null : Math.min(...known);
  };
  return { chromium: of('chromium'), firefox: of('firefox'), safari: of('safari') };
}

/** `toSorted` of `Array.toSorted`. */
export function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

function missedBy({ engine, version }: FleetEntry, candidates: readonly Candidate[]): readonly Miss[] {
  if (engine === null || version === null) return [];
  return candidates.flatMap(({ miss, since: all }) => {
    const since = all[engine];
    return since !== null && version >= since ? [] : [{ ...miss, since }];
  });
}

function missesGap({ browser, engine }: FleetEntry, misses: readonly Miss[], look: Look): readonly Gap[] {
  const path = formatFactPath([
    { kind: 'name', name: 'fleet' },
    { kind: 'key', field: 'browser', value: browser },
    { kind: 'name', name: 'misses' },
  ]);
  if (engine === null)
    return gapsAt([path], noted('not-supported', 'browser.gap.browser', { browser: value(browser) }));
  if (misses.length > mostMisses) return gapsAt([path], noted('truncated', 'kit.gap.first', { kept: mostMisses }));
  const missed = unreadIn(look);
  return missed === null ? [] : gapsAt([path], missed);
}

/** Why something may be missing that nobody saw; null: nothing. */
export function unreadIn({ scripts, whole }: Pick<Look, 'scripts' | 'whole'>): Missed | null {
  if (scripts.some(({ interfaces }) => interfaces === undefined))
    return noted('not-reached', 'browser.gap.interfaces-unseen');
  const cut = scripts.some(({ interfaces = [] }) => interfaces.length >= mostInterfaces);
  return whole && !cut ? null : noted('truncated', 'browser.gap.scripts-unread');
}

function unseen(fleet: readonly FleetEntry[], look: Look): readonly Gap[] {
  const missed = unreadIn(look);
  if (missed !== null) return gapsAt(['doubtfulBrowsers'], missed);
  const unknown = fleet.filter(({ engine }) => engine === null).map(({ browser }) => browser);
  if (unknown.length === 0) return [];
  const open = noted('truncated', 'browser.gap.browsers-unknown', { browsers: value(unknown) });
  return gapsAt(['doubtfulBrowsers'], open);
}

function doubtRemark({ browser, engine, version }: FleetEntry, miss: Miss | undefined): readonly Remark[] {
  if (miss === undefined || engine === null || version === null) return [];
  const { key, since, script, line, column, original } = miss;
  const params = {
    browser: value(browser),
    engine: value(`${engineNames[engine]} ${String(version)}`),
    name: value(interfaceName(key)),
    script: writtenIn(script, original),
    line,
    column,
  };
  const message =
    since === null
      ? { code: 'browser.note.doubtful-none', params }
      : {
          code: 'browser.note.doubtful',
          params: { ...params, since: value(`${engineNames[engine]} ${String(since)}`) },
        };
  return [{ path: 'doubtfulBrowsers', message }];
}
