import { expandFleet, type AskedBrowser, type ShareSource } from '../../src/kit/fleet/expand-fleet.ts';
import type { FleetMistake } from '../../src/kit/fleet/parse-fleet.ts';
import type { FleetBrowser } from '../../src/kit/fleet/resolve-fleet.ts';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { ReferenceData } from '../../src/model/reference.ts';
import { collapseFleet, type AskedMember } from './collapse-fleet.ts';
import type { FleetEntry, Lost } from './derived-facts.ts';
import type { Emulation } from './emulate/emulation-facts.ts';
import { actedAs } from './judge-emulations.ts';
import { costBetween, loadsLegacy, usesOf, type Use } from './needs.ts';
import type { Script } from './script-facts.ts';
import { noOriginals, type Originals } from './source-maps/originals.ts';

/** What is known of the scripts. */
export interface Look {
  /** Those that must be read. */
  readonly scripts: readonly Script[];
  /** Whether nothing is missing among them. */
  readonly whole: boolean;
  /** Whether there are others for browsers without modules, which nobody read. */
  readonly legacy: boolean;
  readonly browsers: ReferenceData['browsers'];
  /** Older engines that the pages were opened as; null: nobody did. */
  readonly emulations: readonly Emulation[] | null;
  /** Where places were written; absent: not known. */
  readonly originals?: Originals;
}

interface Judged {
  readonly entry: FleetEntry;
  /** Why it is not known whether it fits; null: it is. */
  readonly missed: Missed | null;
  /** Whether `lost` has more than is kept. */
  readonly cut: boolean;
}

const mostLost = 20;
/** Versions of a browser that are named beside the one that is not known: the newest. */
const mostKnown = 8;

const unknownNotes = {
  browser: 'browser.gap.browser',
  version: 'browser.gap.version',
  'version-wanted': 'browser.gap.version-wanted',
} as const;

/** Features that Internet Explorer 11 has. */
const olderThanAll: readonly string[] = ['statements.const', 'statements.let'];

/** What each browser of a fleet can and cannot read. */
export function judgeFleet(
  asked: readonly AskedBrowser[],
  look: Look,
): {
  readonly facts: {
    readonly fleet: FleetEntry[];
    readonly unfitBrowsers: string[];
    readonly unknownBrowsers: string[];
  };
  readonly gaps: readonly Gap[];
  /** Where the shares come from; null: there are none. */
  readonly source: ShareSource | null;
} {
  const uses = usesOf(look.scripts);
  const { members, mistakes, source } = expandFleet(asked, look.browsers);
  const judged = [
    ...collapseFleet(members, look).map((member) => judge(member, uses, look)),
    ...mistakes.map(mistaken),
  ];
  const named = (fits: boolean | null): string[] =>
    judged.filter(({ entry }) => entry.fits === fits).map(({ entry }) => entry.browser);
  const unknownBrowsers = named(null);
  const gaps = judged.flatMap(({ entry, missed, cut }) => [
    ...(missed === null ? [] : gapsAt([at(entry, 'fits')], missed)),
    ...(cut ? gapsAt([at(entry, 'lost')], noted('truncated', 'kit.gap.first', { kept: mostLost })) : []),
  ]);
  const open = noted('truncated', 'browser.gap.browsers-unknown', { browsers: value(unknownBrowsers) });
  return {
    facts: { fleet: judged.map(({ entry }) => entry), unfitBrowsers: named(false), unknownBrowsers },
    gaps: unknownBrowsers.length === 0 ? gaps : [...gaps, ...gapsAt(['unfitBrowsers'], open)],
    source,
  };
}

const nothing = { engine: null, version: null, source: null, fits: null, works: null, failsAs: null, lost: [] };

/** What is wrong is found when the profile is read, unless it follows from other data: shares that are not there. */
function mistaken({ asked, mistake }: { readonly asked: string; readonly mistake: FleetMistake }): Judged {
  const entry = { browser: asked, name: asked, share: null, ...nothing };
  return { entry, missed: noted('not-supported', mistake), cut: false };
}

function judge({ label, browser, share }: AskedMember, uses: readonly Use[], look: Look): Judged {
  const { name } = browser;
  const entry = { browser: label, name, share, ...nothing };
  if (browser.kind === 'unknown') return { entry, missed: unknownBecause(label, browser), cut: false };
  if (browser.kind === 'no-engine') return withoutEngine(entry, uses, look);
  return onEngine(entry, browser, uses, look);
}

function unknownBecause(text: string, browser: Extract<FleetBrowser, { kind: 'unknown' }>): Missed {
  const params = { browser: value(text) };
  const known = browser.reason === 'version' ? browser.known.slice(-mostKnown) : [];
  if (known.length > 0) return noted('not-supported', 'browser.gap.version-known', { ...params, known: value(known) });
  return noted('not-supported', unknownNotes[browser.reason], params);
}

function withoutEngine(entry: FleetEntry, uses: readonly Use[], { legacy }: Look): Judged {
  const unfit = !legacy && uses.some(({ feature }) => !olderThanAll.includes(feature));
  const note = legacy ? 'browser.gap.legacy' : 'browser.gap.no-engine';
  return unfit
    ? { entry: { ...entry, fits: false }, missed: null, cut: false }
    : { entry, missed: noted('not-supported', note, { browser: value(entry.browser) }), cut: false };
}

type OnEngine = Extract<FleetBrowser, { kind: 'engine' }>;

function onEngine(entry: FleetEntry, browser: OnEngine, uses: readonly Use[], look: Look): Judged {
  const lost = lostBy(browser, uses, look);
  const unknown = uses.find(({ feature }) => look.browsers.features[feature] === undefined);
  const isLost = lost.some(({ costs }) => costs === 'script');
  const acted =
    browser.engine === 'chromium' && look.emulations !== null ? actedAs(browser.engineVersion, look.emulations) : null;
  const missed =
    acted?.works === false ? null : missing(entry.browser, browser, isLost, unknown?.feature, look, acted?.works);
  const { name, engine, engineVersion, source, date } = browser;
  const from = source === null || date === null ? source : `${source} (${date})`;
  const isUnfit = acted?.works === false || (isLost && acted?.works !== true);
  const failsAs = acted?.shownBy?.engine ?? null;
  const works = acted?.works ?? null;
  const known = { name, engine, version: engineVersion, source: from, works, failsAs };
  return {
    entry: { ...entry, ...known, fits: missed === null ? !isUnfit : null, lost: lost.slice(0, mostLost) },
    missed,
    cut: lost.length > mostLost,
  };
}

/** What is lost is lost whatever else was not read; but what fits all we know may not fit the rest. */
function missing(
  browser: string,
  { engine, engineVersion }: OnEngine,
  isLost: boolean,
  unknown: string | undefined,
  look: Look,
  works: boolean | null | undefined,
): Missed | null {
  if (works === null && !isLost) return noted('not-reached', 'browser.gap.not-acted', { browser: value(browser) });
  if (look.legacy && works !== true && (isLost || loadsLegacy(look.browsers.features, engine, engineVersion)))
    return noted('not-reached', 'browser.gap.legacy', { browser: value(browser) });
  if (isLost && works !== true) return null;
  if (!look.whole) return noted('truncated', 'browser.gap.scripts-unread');
  if (unknown === undefined) return null;
  return noted('not-supported', 'browser.gap.feature-unknown', { feature: value(unknown) });
}

/** Whole scripts first. An entry of several versions loses what any of them loses. */
function lostBy(
  { engine, engineVersion, lastVersion }: OnEngine,
  uses: readonly Use[],
  { browsers: { features }, originals = noOriginals }: Look,
): readonly Lost[] {
  const lost = uses.flatMap((use): Lost[] => {
    const known = features[use.feature];
    if (known === undefined) return [];
    const costs = costBetween(known, engine, engineVersion, lastVersion);
    if (costs === null) return [];
    const { script, feature, line, column } = use;
    const original = originals.of('script', script, line, column);
    return [{ script, feature, name: known.name, since: known.since[engine], line, column, original, costs }];
  });
  return [...lost.filter(({ costs }) => costs === 'script'), ...lost.filter(({ costs }) => costs === 'use')];
}

function at({ browser }: FleetEntry, fact: string): string {
  return formatFactPath([
    { kind: 'name', name: 'fleet' },
    { kind: 'key', field: 'browser', value: browser },
    { kind: 'name', name: fact },
  ]);
}
