import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import type { OpenedPage } from '../open-page.ts';
import type { Settings } from '../schema.ts';
import { troublesOf, usual, type Usual } from './compare-pages.ts';
import type { Emulation, Trouble } from './emulation-facts.ts';
import type { KnownScripts } from './known-scripts.ts';
import { oldEngine, type OldEngine } from './old-engine.ts';
import type { Range } from './ranges.ts';

/** How pages are opened. */
export interface Acting {
  /** The pages in the browser of the run, in their order. */
  readonly opened: readonly OpenedPage[];
  /** Opens a page again, as an older engine or (null) as the browser is. */
  readonly open: (page: OpenedPage, engine: OldEngine | null) => Promise<OpenedPage>;
  /** What the browser of the run calls itself. */
  readonly userAgent: string;
  /** Whether the pages have scripts for browsers without modules: then a lost script may have another in its place. */
  readonly legacy: boolean;
  /** Whether a message speaks of something that a version lacks. */
  readonly speaksOfLack: (message: string, version: number) => boolean;
}

const mostTroubles = 20;

/** Opens all pages as the lowest version of a range would. */
export async function tryEngine(
  range: Range,
  known: KnownScripts,
  acting: Acting,
  task: Pick<ProbeTask<Settings>, 'reference'>,
): Promise<Emulation> {
  const version = range.from;
  const { userAgent } = acting;
  const engine = oldEngine(version, { browsers: task.reference.browsers, known, userAgent });
  const troubles: Trouble[] = [];
  let works: boolean | null = true;
  for (const opened of acting.opened) {
    const found = await tryPage(opened, engine, acting);
    if (found === null) works &&= null;
    else troubles.push(...found);
  }
  if (troubles.length > 0) works = false;
  return { engine: `Chromium ${String(version)}`, version, ...range, works, troubles: troubles.slice(0, mostTroubles) };
}

/** Null: the page does as badly in the browser of the run by now. */
async function tryPage(opened: OpenedPage, engine: OldEngine, acting: Acting): Promise<readonly Trouble[] | null> {
  const look = async (base: Usual): Promise<readonly Trouble[]> => {
    const acted = await acting.open(opened, engine);
    return troublesOf(base, acted, acted.lostScripts).filter(({ kind }) => !(acting.legacy && kind === 'script-lost'));
  };
  const first = await look(usual([opened]));
  const isSure = ({ kind, text }: Trouble): boolean =>
    kind === 'script-lost' || (kind === 'exception' && acting.speaksOfLack(text, engine.version));
  if (first.length === 0 || first.some(isSure)) return first;
  // nothing that an old engine must do: it may be a chance, or the application is gone by now
  const control = await acting.open(opened, null);
  if (control.failure !== null) return null;
  const again = await look(usual([opened, control]));
  return again.filter((trouble) => first.some((each) => isSame(each, trouble)));
}

/** That something does not show: how much of it may differ from one time to the next, for pages fall over at any moment. */
const ofContent: readonly Trouble['kind'][] = ['blank', 'content-lost', 'not-opened'];

function isSame(one: Trouble, other: Trouble): boolean {
  if (ofContent.includes(one.kind)) return ofContent.includes(other.kind);
  return one.kind === other.kind && one.text === other.text;
}
