import * as z from 'zod';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import type { StyleLoss } from '../../src/kit/sheet/sheet-scan.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { Remark } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { engines, type Since } from '../../src/model/reference.ts';
import { styleCosts, type FleetEntry, type LostStyle } from './derived-facts.ts';
import { engineNames } from './engine-names.ts';
import { originalsOf, writtenIn, type Originals } from './source-maps/originals.ts';
import { mostUses, styleFacts, type StyleSheet } from './sheets/style-facts.ts';
import { styleName } from './sheets/style-name.ts';

type Styles = Readonly<Record<string, Since>>;

const Raw = z.object(styleFacts);
const Pages = z.array(
  z.object({
    error: z.string().nullable(),
    ...{ foreignRequests: z.array(z.object({ type: z.string() })), foreignRequestCount: z.number() },
    failedRequests: z.array(z.object({ type: z.string(), status: z.number().nullable() })),
    failedRequestCount: z.number(),
  }),
);

const mostLost = 20;

/** What is meant for engines of one vendor says nothing about the others. */
const ofVendor = /\.-(?:webkit|moz|ms|o|epub|apple)-/;

/** Costs of the uses that are not ready for an engine without it. */
const costsOf: { readonly [loss in StyleLoss]: LostStyle['costs'] } = {
  ...{ block: 'block', rule: 'rule', declaration: 'declaration', alternative: 'declaration' },
  ...{ definition: 'harmless', condition: 'harmless' },
};

interface Judged {
  readonly entry: FleetEntry;
  readonly losses: readonly LostStyle[];
}

/**
 * What browsers of a fleet drop of the style sheets. A style that is lost changes how a page looks, and keeps no script
 * from running: it makes no browser unfit.
 *
 * @param facts those of the look; of an older one without style sheets nothing is told
 */
export function judgeStyles(
  fleet: readonly FleetEntry[],
  facts: JsonObject,
  styles: Styles,
): {
  readonly facts: { readonly fleet: FleetEntry[]; readonly unstyledBrowsers?: string[] };
  readonly gaps: readonly Gap[];
  readonly remarks: readonly Remark[];
} {
  const { styleSheets: sheets } = Raw.safeParse(facts).data ?? {};
  if (sheets === undefined) {
    const missed = noted('not-reached', 'browser.gap.styles-unseen');
    const paths = [...fleet.map((entry) => at(entry)), 'unstyledBrowsers'];
    return { facts: { fleet: [...fleet] }, gaps: gapsAt(paths, missed), remarks: [] };
  }
  const uses = usesOf(sheets, styles, originalsOf(facts));
  const judged = fleet.map((entry): Judged => ({ entry, losses: lostBy(entry, uses) }));
  const unstyled = judged.filter(({ entry, losses }) => entry.fits !== false && losesRules(losses[0]));
  const missed = isWhole(facts) ? null : noted('truncated', 'browser.gap.styles-unread');
  return {
    facts: {
      fleet: judged.map(({ entry, losses }) => ({ ...entry, styleLosses: losses.slice(0, mostLost) })),
      unstyledBrowsers: unstyled.map(({ entry }) => entry.browser),
    },
    gaps: [...judged.flatMap((each) => entryGap(each, missed)), ...allGap(fleet, missed)],
    remarks: unstyled.flatMap(({ entry, losses }) => remarkOf(entry, losses[0])),
  };
}

function losesRules(first: LostStyle | undefined): boolean {
  return first?.costs === 'block' || first?.costs === 'rule';
}

interface Used {
  readonly lost: Omit<LostStyle, 'since'>;
  readonly since: Since;
}

/** Each key once, with the place where it costs most; what costs most comes first, then what is used most. */
function usesOf(sheets: readonly StyleSheet[], styles: Styles, originals: Originals): readonly Used[] {
  const byKey = new Map<string, Used>();
  const all = sheets.flatMap(({ name: sheet, uses }) => uses.map((use) => ({ sheet, use })));
  for (const { sheet, use } of all) {
    const { key, loss, guarded, count, line, column } = use;
    const since = styles[key];
    if (since === undefined || engines.every((engine) => since[engine] === null)) continue;
    const costs = guarded ? 'harmless' : costsOf[loss];
    const original = originals.of('style-sheet', sheet, line, column);
    const lost = { key, name: styleName(key), costs, count, sheet, line, column, original };
    const before = byKey.get(key);
    byKey.set(key, { lost: before === undefined ? lost : together(before.lost, lost), since });
  }
  const rank = ({ lost }: Used): number => styleCosts.indexOf(lost.costs);
  return [...byKey.values()].sort((one, other) => rank(one) - rank(other) || other.lost.count - one.lost.count);
}

function together(one: Used['lost'], other: Used['lost']): Used['lost'] {
  const worse = styleCosts.indexOf(other.costs) < styleCosts.indexOf(one.costs) ? other : one;
  return { ...worse, count: one.count + other.count };
}

function lostBy({ engine, version }: FleetEntry, uses: readonly Used[]): readonly LostStyle[] {
  if (engine === null || version === null) return [];
  return uses.flatMap(({ lost, since: all }): LostStyle[] => {
    const since = all[engine];
    if (since === null && ofVendor.test(lost.key)) return [];
    return since !== null && version >= since ? [] : [{ ...lost, since }];
  });
}

/** Whether every sheet of every page was read. */
function isWhole(facts: JsonObject): boolean {
  const { styleSheets = [], unreadStyleSheets = [] } = Raw.safeParse(facts).data ?? {};
  const pages = Pages.safeParse(facts['pages']).data ?? [];
  const read = styleSheets.every(({ stop, uses }) => stop === null && uses.length < mostUses);
  return read && unreadStyleSheets.length === 0 && pages.length > 0 && pages.every(isWholePage);
}

function isWholePage(page: z.infer<typeof Pages>[number]): boolean {
  const { error, foreignRequests, foreignRequestCount, failedRequests, failedRequestCount } = page;
  return (
    error === null &&
    !failedRequests.some(({ type, status }) => type === 'stylesheet' && status === null) &&
    !foreignRequests.some(({ type }) => type === 'stylesheet') &&
    foreignRequestCount <= foreignRequests.length &&
    failedRequestCount <= failedRequests.length
  );
}

function entryGap({ entry, losses }: Judged, missed: Missed | null): readonly Gap[] {
  const { browser, engine } = entry;
  if (engine === null)
    return gapsAt([at(entry)], noted('not-supported', 'browser.gap.browser', { browser: value(browser) }));
  if (losses.length > mostLost) return gapsAt([at(entry)], noted('truncated', 'kit.gap.first', { kept: mostLost }));
  return missed === null ? [] : gapsAt([at(entry)], missed);
}

function allGap(fleet: readonly FleetEntry[], missed: Missed | null): readonly Gap[] {
  if (missed !== null) return gapsAt(['unstyledBrowsers'], missed);
  const unknown = fleet.filter(({ engine }) => engine === null).map(({ browser }) => browser);
  if (unknown.length === 0) return [];
  const open = noted('truncated', 'browser.gap.browsers-unknown', { browsers: value(unknown) });
  return gapsAt(['unstyledBrowsers'], open);
}

function at({ browser }: FleetEntry): string {
  return formatFactPath([
    { kind: 'name', name: 'fleet' },
    { kind: 'key', field: 'browser', value: browser },
    { kind: 'name', name: 'styleLosses' },
  ]);
}

function remarkOf({ browser, engine, version }: FleetEntry, lost: LostStyle | undefined): readonly Remark[] {
  if (lost === undefined || engine === null || version === null) return [];
  const { name, since, sheet, line, column, original } = lost;
  const built = value(`${engineNames[engine]} ${String(version)}`);
  const params = {
    browser: value(browser),
    engine: built,
    name: value(name),
    sheet: writtenIn(sheet, original),
    line,
    column,
  };
  const message =
    since === null
      ? { code: 'browser.note.unstyled-none', params }
      : {
          code: 'browser.note.unstyled',
          params: { ...params, since: value(`${engineNames[engine]} ${String(since)}`) },
        };
  return [{ path: 'unstyledBrowsers', message }];
}
