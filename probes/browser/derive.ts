import * as z from 'zod';
import type { AskedBrowser } from '../../src/kit/fleet/expand-fleet.ts';
import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { nested, value, type Param } from '../../src/model/message.ts';
import type { DeriveContext, Derived, Remark } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { engines } from '../../src/model/reference.ts';
import { deriveMinimum, emulationsOf, failureAs } from './derive-minimum.ts';
import { engineNames } from './engine-names.ts';
import { judgeFleet, type Look } from './judge-fleet.ts';
import { judgeInterfaces } from './judge-interfaces.ts';
import { judgeInsecure, withholdings } from './secure-context/judge-insecure.ts';
import { judgeLooks } from './judge-looks.ts';
import { judgeStyles } from './judge-styles.ts';
import { worstOf } from './judge-emulations.ts';
import { needsOf } from './needs.ts';
import { pageRemarks } from './page-remarks.ts';
import { originalsOf, writtenIn, type Originals } from './source-maps/originals.ts';
import { scriptFacts, type AskedShare, type Script } from './script-facts.ts';
import { shareFacts, sumShares } from './sum-shares.ts';
import type { Because, FleetEntry } from './derived-facts.ts';
import type { Emulation } from './emulate/emulation-facts.ts';

const Raw = z.object(scriptFacts).omit({ originalPlaces: true });
const Pages = z.array(
  z.object({
    error: z.string().nullable(),
    foreignRequests: z.array(z.object({ type: z.string() })),
    foreignRequestCount: z.number(),
    failedRequests: z.array(z.object({ type: z.string(), status: z.number().nullable() })),
    failedRequestCount: z.number(),
  }),
);
type PageSeen = z.infer<typeof Pages>[number];

/**
 * Which engines can read every script of the pages, and which browsers of the fleet cannot. For these only the
 * syntax counts; an interface that is missing shows when a script runs, and makes a browser doubtful. What was made while a page ran does not count, for such texts
 * are mostly tests of the engine that expect to fail.
 */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const [scripts, minimum] = [deriveScripts(facts, context), deriveMinimum(facts)];
  return {
    facts: { ...scripts.facts, ...minimum.facts },
    gaps: [...(scripts.gaps ?? []), ...(minimum.gaps ?? [])],
    remarks: [...pageRemarks(facts), ...(scripts.remarks ?? []), ...(minimum.remarks ?? [])],
  };
}

function deriveScripts(facts: JsonObject, { reference: { browsers } }: DeriveContext): Derived {
  const {
    scripts: all,
    unreadScripts = [],
    legacyScripts = 0,
    fleetAsked,
    fleetShares = [],
  } = Raw.safeParse(facts).data ?? {};
  if (all === undefined) return { facts: {}, gaps: unseen(facts) };
  const scripts = all.filter(mustBeRead);
  const pages = Pages.safeParse(facts['pages']).data ?? [];
  const whole = unreadScripts.length === 0 && pages.length > 0 && pages.every(isWhole) && all.every(isUnderstood);
  const originals = originalsOf(facts);
  const needs = needsOf(scripts, browsers.features, originals);
  const missed = noted('truncated', 'browser.gap.scripts-unread');
  const gaps: Gap[] = engines.flatMap((engine) => {
    const { unknown } = needs[engine];
    const paths = [`needs.${engine}`, `needsBecause.${engine}`];
    if (unknown !== null)
      return gapsAt(paths, noted('not-supported', 'browser.gap.feature-unknown', { feature: value(unknown) }));
    return whole ? [] : gapsAt(paths, missed);
  });
  const insecure = judgeInsecure(withholdings(facts), { scripts, whole, originals });
  gaps.push(...insecure.gaps);
  const because = Object.fromEntries(engines.map((engine) => [engine, needs[engine].because]));
  const derived: JsonObject = {
    needs: Object.fromEntries(engines.map((engine) => [engine, needs[engine].version])),
    needsBecause: because,
    ...insecure.facts,
  };
  const titleOf: TitleOf = (feature, name) => {
    const title = browsers.features[feature]?.title;
    return title === undefined ? value(name) : { kind: 'text', text: title };
  };
  const remarks = [
    ...insecure.remarks,
    ...engines.flatMap((engine) => becauseRemark(engine, needs[engine].because, titleOf)),
  ];
  if (fleetAsked === undefined)
    return { facts: derived, gaps: [...gaps, ...gapsAt(ofFleet, notAsked('fleet'))], remarks };
  const emulations = emulationsOf(facts);
  const look: Look = { scripts, whole, legacy: legacyScripts > 0, browsers, emulations: emulations ?? null, originals };
  const judged = judgeFleet(askedBrowsers(fleetAsked, fleetShares), look);
  const missing = judgeInterfaces(judged.facts.fleet, { scripts, whole, interfaces: browsers.interfaces, originals });
  const { fleet, doubtfulBrowsers } = missing.facts;
  const styled = judgeStyles(fleet, facts, browsers.styles);
  const looks = judgeLooks(styled.facts.fleet, emulations ?? null);
  const doubts = missing.gaps.find(({ path }) => path === 'doubtfulBrowsers');
  const shares = sumShares({ fleet, doubtfulBrowsers, source: judged.source }, doubts);
  const unfit = judged.facts.fleet.flatMap((each) =>
    fleetRemark(each, titleOf, { emulations: emulations ?? [], originals }),
  );
  return {
    facts: { ...derived, ...judged.facts, ...missing.facts, ...styled.facts, ...looks.facts, ...shares.facts },
    gaps: [...gaps, ...judged.gaps, ...missing.gaps, ...styled.gaps, ...looks.gaps, ...shares.gaps],
    remarks: [
      ...[...remarks, ...unfit].slice(0, mostRemarks),
      ...missing.remarks.slice(0, mostDoubts),
      ...styled.remarks.slice(0, mostDoubts),
      ...looks.remarks.slice(0, mostDoubts),
    ],
  };
}

const ofFleet = [
  ...['fleet', 'unfitBrowsers', 'doubtfulBrowsers', 'unstyledBrowsers', 'differentBrowsers', 'unknownBrowsers'],
  ...shareFacts,
];
const ofScan = ['needs', 'needsBecause', 'needsSecureContext', 'insecureLosses', ...ofFleet];

/** Remarks beside one finding are read by people. */
const mostRemarks = 12;
const mostDoubts = 6;

function notAsked(setting: string): ReturnType<typeof noted> {
  return noted('not-reached', 'kit.gap.setting', { setting });
}

/** The fleet with the shares that the profile writes. */
function askedBrowsers(asked: readonly string[], shares: readonly AskedShare[]): readonly AskedBrowser[] {
  const written = new Map(shares.map(({ browser, share }) => [browser, share]));
  return asked.map((browser) => ({ browser, share: written.get(browser) ?? null }));
}

/** Nobody asked for scripts, or the look did not come to them. */
function unseen(facts: JsonObject): readonly Gap[] {
  const asked = facts['fleetAsked'] !== undefined || facts['legacyScripts'] !== undefined;
  return gapsAt(ofScan, asked ? fromUnseen('browser', 'scripts') : notAsked('scan'));
}

/** A text that today’s browser refuses too is no matter of versions: it stands among the exceptions of the page. */
function mustBeRead({ from, parsed, error }: Script): boolean {
  return from !== 'eval' && !(parsed === false && error !== null);
}

/** What a browser reads and we do not may need anything. */
function isUnderstood({ from, parsed, error }: Script): boolean {
  return error === null || from === 'eval' || parsed === false;
}

function isWhole(page: PageSeen): boolean {
  const { error, foreignRequests, foreignRequestCount, failedRequests, failedRequestCount } = page;
  const scripts = failedRequests.filter(({ type, status }) => type === 'script' && status === null);
  return (
    error === null &&
    scripts.length === 0 &&
    foreignRequests.every(({ type }) => type !== 'script') &&
    foreignRequestCount <= foreignRequests.length &&
    failedRequestCount <= failedRequests.length
  );
}

/** What people call a feature, in their language where that is known. */
type TitleOf = (feature: string, name: string) => Param;

function becauseRemark(engine: string, because: Because | null, titleOf: TitleOf): readonly Remark[] {
  if (because === null) return [];
  const { feature, name, script, line, column, original } = because;
  const params = { name: titleOf(feature, name), script: writtenIn(script, original), line, column };
  const version = because.version === null ? null : String(because.version);
  const message =
    version === null
      ? { code: 'browser.note.needs-none', params }
      : { code: 'browser.note.needs', params: { ...params, version: value(version) } };
  return [{ path: `needs.${engine}`, message }];
}

interface Shown {
  readonly emulations: readonly Emulation[];
  readonly originals: Originals;
}

/** Of a browser that is unfit, the first thing it loses; of one that nobody knows, how to find out. */
function fleetRemark(entry: FleetEntry, titleOf: TitleOf, { emulations, originals }: Shown): readonly Remark[] {
  const { browser, engine, version, fits, failsAs, lost } = entry;
  if (fits === null && engine === null) {
    const message = { code: 'browser.note.unknown', params: { browser: value(browser) } };
    return [{ path: 'unknownBrowsers', message }];
  }
  const first = lost.find(({ costs }) => costs === 'script');
  if (fits !== false || engine === null || version === null) return [];
  if (first === undefined)
    return actedRemark(
      browser,
      emulations.find((each) => each.engine === failsAs),
      originals,
    );
  const { feature, name, script, line, column, original } = first;
  const built = value(`${engineNames[engine]} ${String(version)}`);
  const params = {
    browser: value(browser),
    engine: built,
    name: titleOf(feature, name),
    script: writtenIn(script, original),
    line,
    column,
  };
  return [{ path: 'unfitBrowsers', message: { code: 'browser.note.lost', params } }];
}

/** What the pages do wrong as the engine of a browser that reads all their scripts. */
function actedRemark(browser: string, emulation: Emulation | undefined, originals: Originals): readonly Remark[] {
  const worst = emulation === undefined ? null : worstOf(emulation);
  if (emulation === undefined || worst === null) return [];
  const what = nested(failureAs(emulation.engine, worst, originals));
  const message = { code: 'browser.note.unfit', params: { browser: value(browser), what } };
  return [{ path: 'unfitBrowsers', message }];
}
