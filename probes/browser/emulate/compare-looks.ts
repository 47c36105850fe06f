import type { OpenedPage } from '../open-page.ts';
import { compareBoxes } from './compare-boxes.ts';
import { troublesOf, usual } from './compare-pages.ts';
import type { Difference } from './emulation-facts.ts';
import { gapsInFlex } from './old-engine.ts';
import type { Acting, Tried } from './try-engine.ts';

/** Whether a page as an engine is otherwise than as it is, as far as one look tells. */
export function isOtherwise(usualPage: OpenedPage, acted: OpenedPage): boolean {
  if (acted.lostScripts.size > 0 || acted.failure !== null) return true;
  return troublesOf(usual([usualPage]), acted, new Set()).length > 0 || mayDiffer(usualPage, acted);
}

function mayDiffer({ boxes: [asIs] }: OpenedPage, { boxes: [acted] }: OpenedPage): boolean {
  const found = asIs === undefined || acted === undefined ? null : compareBoxes([asIs], [acted]);
  return found !== null && found !== 'same';
}

/**
 * How pages look as an engine that they work in. What stands elsewhere counts where it does so in two visits, the same
 * way, and never when the page is opened as it is, watched until it is older than it was as the engine.
 */
export async function lookAtPages(tried: Tried, acting: Acting): Promise<Tried> {
  const seen = new Map(tried.seen);
  const differences: Difference[] = [];
  // one that loads other files says nothing of those that load these
  let same = tried.emulation.works === true && tried.sameWay;
  for (const opened of acting.opened) {
    const { name: page } = opened.wanted;
    const { found, again } = await lookAt(opened, seen.get(page), tried, acting);
    if (again !== null) seen.set(page, again);
    same &&= found === 'same';
    if (found !== null && found !== 'same') differences.push({ page, ...found });
  }
  const looksDifferent = differences.length > 0 || (same ? false : null);
  const to = looksDifferent === true ? lastLike(tried) : tried.emulation.to;
  const emulation = { ...tried.emulation, to, looksDifferent, differences };
  return { ...tried, seen, emulation };
}

/** Last version that loses the same of the styles. */
function lastLike({ engine, emulation }: Tried): number {
  const steps = [engine.nextStyle(), engine.beforeLooking === null ? null : gapsInFlex].filter((each) => each !== null);
  return Math.min(emulation.to, ...steps.map((step) => step - 1));
}

interface LookedAt {
  readonly found: ReturnType<typeof compareBoxes>;
  /** The page as it was opened for it once more; null: that was not needed, or could not be done. */
  readonly again: OpenedPage | null;
}

async function lookAt(
  opened: OpenedPage,
  first: OpenedPage | undefined,
  { engine }: Tried,
  acting: Acting,
): Promise<LookedAt> {
  const [[asIs], [acted]] = [opened.boxes, first?.boxes ?? []];
  if (asIs === undefined || acted === undefined) return { found: null, again: null };
  const found = compareBoxes([asIs], [acted]);
  if (found === null || found === 'same') return { found, again: null };
  const control = await acting.control(opened, acted.age);
  const again = control === null ? null : await acting.open(opened, engine, false);
  const once = again?.opened.boxes[0];
  if (control === null || control.boxes.length === 0 || once === undefined || again?.opened.failure !== null)
    return { found: null, again: null };
  return { found: compareBoxes([asIs, ...control.boxes], [acted, once]), again: again.opened };
}
