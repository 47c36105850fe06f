import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { Remark } from '../../src/model/derive.ts';
import { nested, value, type Message, type Param } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { FleetEntry } from './derived-facts.ts';
import type { Difference, Emulation } from './emulate/emulation-facts.ts';

/** Styles that are named beside a page that looks otherwise. */
const mostStyles = 3;

/** How the pages look in a version of Chromium. */
interface Looks {
  /** Null: not known. */
  readonly different: boolean | null;
  /** The engine that showed that they look otherwise; null: none did. */
  readonly shownBy: Emulation | null;
}

/**
 * Whether the pages look otherwise in a version of Chromium, by what was compared. A newer one loses less of the styles
 * than an older one: it looks as they should where an older one does, and an older one looks otherwise where a newer one
 * does.
 */
export function looksAs(version: number, emulations: readonly Emulation[]): Looks {
  const compared = emulations.filter(({ looksDifferent }) => typeof looksDifferent === 'boolean');
  const own = compared.find(({ from, to }) => from <= version && version <= to);
  const newer = compared.find(({ to, looksDifferent }) => looksDifferent === true && version <= to);
  const isSame = compared.some(({ from, looksDifferent }) => looksDifferent === false && from <= version);
  if (own?.looksDifferent === true) return { different: true, shownBy: own };
  if (isSame) return { different: false, shownBy: null };
  return newer === undefined ? { different: null, shownBy: null } : { different: true, shownBy: newer };
}

/**
 * Browsers of a fleet as whose engine the pages look otherwise. How a page looks is a matter for a person’s eye: it makes
 * no browser unfit.
 *
 * @param emulations null: no page was opened as another engine
 */
export function judgeLooks(
  fleet: readonly FleetEntry[],
  emulations: readonly Emulation[] | null,
): {
  readonly facts: { readonly fleet: FleetEntry[]; readonly differentBrowsers: string[] };
  readonly gaps: readonly Gap[];
  readonly remarks: readonly Remark[];
} {
  const judged = fleet.map((entry) => {
    const { engine, version, works } = entry;
    const isCompared = engine === 'chromium' && version !== null && works !== false;
    const looks = isCompared ? looksAs(version, emulations ?? []) : { different: null, shownBy: null };
    return { entry: { ...entry, looksDifferent: looks.different, looksAs: looks.shownBy?.engine ?? null }, ...looks };
  });
  const different = judged.filter((each) => each.different === true);
  const open = judged.filter((each) => each.different === null && each.entry.fits !== false);
  const missed =
    emulations === null
      ? noted('not-reached', 'kit.gap.setting', { setting: 'emulate' })
      : noted('truncated', 'browser.gap.looks-open', { browsers: listOf(open.map(({ entry }) => entry.browser)) });
  const paths = judged.filter((each) => each.different === null).map(({ entry }) => at(entry));
  return {
    facts: {
      fleet: judged.map(({ entry }) => entry),
      differentBrowsers: different.map(({ entry }) => entry.browser),
    },
    gaps: [
      ...gapsAt(paths, emulations === null ? missed : noted('not-reached', 'browser.gap.looks-unseen')),
      ...(open.length === 0 ? [] : gapsAt(['differentBrowsers'], missed)),
    ],
    remarks: different.flatMap(({ entry, shownBy }) => (shownBy === null ? [] : remarkOf(entry, shownBy))),
  };
}

/** The page of which most stands elsewhere, and the styles that the browser drops. */
function remarkOf({ browser, styleLosses = [] }: FleetEntry, shownBy: Emulation): readonly Remark[] {
  const size = ({ changed, gone, appeared }: Difference): number => changed + gone + appeared;
  const [worst] = (shownBy.differences ?? []).toSorted((one, other) => size(other) - size(one));
  if (worst === undefined) return [];
  const styles = styleLosses.filter(({ costs }) => costs !== 'harmless').slice(0, mostStyles);
  const what = nested(differenceAs(shownBy.engine, worst));
  const params = { browser: value(browser), what };
  const message: Message =
    styles.length === 0
      ? { code: 'browser.note.different', params }
      : {
          code: 'browser.note.different-styles',
          params: { ...params, styles: listOf(styles.map(({ name }) => name)) },
        };
  return [{ path: 'differentBrowsers', message }];
}

/** What is different on one page, for people: what is not there at all is not mentioned. */
function differenceAs(
  engine: string,
  { page, elements, changed, gone, appeared, outside, covered }: Difference,
): Message {
  const counts = { changed, gone, appeared, outside, covered };
  const said = Object.entries(counts).filter(([, count]) => count > 0);
  const items = said.map(([name, count]) => {
    return nested({ code: `browser.difference.${name}`, params: { count, elements } });
  });
  return {
    code: 'browser.note.looks',
    params: { engine: value(engine), page: value(page), what: { kind: 'list', items } },
  };
}

function listOf(names: readonly string[]): Param {
  return { kind: 'list', items: names.map((name) => value(name)) };
}

function at({ browser }: FleetEntry): string {
  return formatFactPath([
    { kind: 'name', name: 'fleet' },
    { kind: 'key', field: 'browser', value: browser },
    { kind: 'name', name: 'looksDifferent' },
  ]);
}
