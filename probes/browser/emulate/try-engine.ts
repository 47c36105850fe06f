import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import type { OpenedPage } from '../open-page.ts';
import type { Settings } from '../schema.ts';
import type { ActedScripts } from './acted-scripts.ts';
import { decides, isComparable, isContent, isSame, troublesOf, usual, type Usual } from './compare-pages.ts';
import type { Emulation, Trouble } from './emulation-facts.ts';
import type { KnownScripts } from './known-scripts.ts';
import { oldEngine, type OldEngine } from './old-engine.ts';
import type { Range } from './ranges.ts';

/** A page that was opened as an older engine, or once more as the browser is. */
export interface Acted {
  readonly opened: OpenedPage;
  readonly scripts: ActedScripts;
}

/** How pages are opened. */
export interface Acting {
  /** The pages in the browser of the run, in their order. */
  readonly opened: readonly OpenedPage[];
  /**
   * Opens a page again, as an older engine or (null) as the browser is; null: there is no time for it, or nothing more
   * may be asked. `patient`: waits a little where it shows less than before.
   */
  readonly open: (page: OpenedPage, engine: OldEngine | null, patient: boolean) => Promise<Acted | null>;
  /**
   * The page opened once more as the browser is, the first time anybody asks; watched until it is somewhat older than
   * this (milliseconds). Null: it did not open, or there was no time.
   */
  readonly control: (page: OpenedPage, age: number) => Promise<OpenedPage | null>;
  /** What the browser of the run calls itself. */
  readonly userAgent: string;
  /** Whether the pages have scripts for browsers without modules: then a lost script may have another in its place. */
  readonly legacy: boolean;
  /** Whether a message speaks of something that a version lacks. */
  readonly speaksOfLack: (message: string, version: number) => boolean;
}

/** What one engine showed. */
export interface Tried {
  readonly emulation: Emulation;
  /** Whether the pages loaded the files that they load in the browser of the run: then newer engines do the same. */
  readonly sameWay: boolean;
  readonly engine: OldEngine;
  /** The pages as it, by their names, as they were opened last. */
  readonly seen: ReadonlyMap<string, OpenedPage>;
}

interface Looked {
  readonly troubles: readonly Trouble[];
  /** Whether it is known of all that matters what it did. */
  readonly clear: boolean;
  /** Whether one of the troubles needs no second look. */
  readonly sure: boolean;
  readonly otherWay: boolean;
  /** The page as it was opened last; null: it was not. */
  readonly acted: OpenedPage | null;
}

const mostTroubles = 20;
const unclear: Looked = { troubles: [], clear: false, sure: false, otherWay: false, acted: null };

/**
 * Opens all pages as the lowest version of a range would. Where nothing but styles can have made them fail, the range
 * ends before the next version that knows more of the styles.
 */
export async function tryEngine(
  range: Range,
  known: KnownScripts,
  acting: Acting,
  task: Pick<ProbeTask<Settings>, 'reference'>,
): Promise<Tried> {
  const version = range.from;
  const { userAgent } = acting;
  const engine = oldEngine(version, { browsers: task.reference.browsers, known, userAgent });
  const looks: Looked[] = [];
  for (const opened of acting.opened) looks.push(await tryPage(opened, engine, acting));
  const troubles = looks.flatMap((each) => each.troubles);
  const works = troubles.some(decides) ? false : looks.every(({ clear }) => clear) || null;
  const step = works === false && !looks.some(({ sure }) => sure) ? engine.nextStyle() : null;
  const to = step === null ? range.to : Math.min(range.to, step - 1);
  return {
    emulation: {
      ...{ engine: `Chromium ${String(version)}`, version, from: range.from, to, works },
      troubles: [...troubles.filter(decides), ...troubles.filter((each) => !decides(each))].slice(0, mostTroubles),
    },
    sameWay: !looks.some(({ otherWay }) => otherWay),
    engine,
    seen: new Map(looks.flatMap(({ acted }) => (acted === null ? [] : [[acted.wanted.name, acted]]))),
  };
}

async function tryPage(opened: OpenedPage, engine: OldEngine, acting: Acting): Promise<Looked> {
  const first = await look(usual([opened]), engine, acting, false);
  if (first.sure || (first.clear && first.troubles.length === 0)) return first;
  if (first.troubles.length === 0) return look(usual([opened]), engine, acting, false);
  if (first.clear && !first.troubles.some(decides))
    return { ...first, troubles: await failsAgain(first, opened, engine, acting) };
  // nothing that an old engine must do: it may be a chance, or the application is gone by now
  const control = await acting.open(opened, null, false);
  if (control?.opened.failure !== null) return unclear;
  const again = await look(usual([opened, control.opened]), engine, acting, true);
  const troubles = again.troubles.filter((trouble) => first.troubles.some((each) => isSame(each, trouble)));
  return { ...again, troubles };
}

/** Requests that fail as the engine each time; whether a page works does not hang on them. */
async function failsAgain(
  { troubles, acted }: Looked,
  opened: OpenedPage,
  engine: OldEngine,
  acting: Acting,
): Promise<readonly Trouble[]> {
  const control = await acting.control(opened, acted?.boxes[0]?.age ?? 0);
  if (control === null) return [];
  const again = await look(usual([opened, control]), engine, acting, false);
  return again.troubles.filter((trouble) => !decides(trouble) && troubles.some((each) => isSame(each, trouble)));
}

async function look(base: Usual, engine: OldEngine, acting: Acting, patient: boolean): Promise<Looked> {
  const acted = await acting.open(base.opened, engine, patient);
  if (acted === null) return unclear;
  const { opened, scripts } = acted;
  // it had less the other times: whatever that is, it has nothing to do with the engine
  if (opened.record.denied || opened.failure?.failureCause === 'body-too-large') return unclear;
  const lost = acting.legacy ? new Set<string>() : new Set([...opened.lostScripts, ...scripts.lost]);
  const troubles = troublesOf(base, opened, lost);
  const deciding = troubles.filter(decides);
  if (deciding.some(isOfNetwork) && deciding.every((each) => isOfNetwork(each) || isContent(each.kind))) return unclear;
  const isSure = ({ kind, text }: Trouble): boolean =>
    kind === 'script-lost' || (kind === 'exception' && acting.speaksOfLack(text, engine.version));
  return {
    troubles,
    sure: troubles.some(isSure),
    clear: !scripts.unclear && (isComparable(base, opened) || deciding.some(({ kind }) => !isContent(kind))),
    otherWay: scripts.otherWay,
    acted: opened,
  };
}

/**
 * That something could not be fetched is no matter of an engine. A document that we changed counts as one of the internet
 * in Chromium, which then may refuse what it asks of other machines of an intranet.
 */
function isOfNetwork({ kind, text }: Trouble): boolean {
  return kind === 'exception' && /Failed to fetch|Network ?Error|ERR_NETWORK/.test(text);
}
