import * as z from 'zod';
import type { AskedBrowser } from '../../src/kit/fleet/expand-fleet.ts';
import { isQuery, parseFleet } from '../../src/kit/fleet/parse-fleet.ts';
import { wrongQuery } from '../../src/kit/fleet/select-browsers.ts';
import type { AskedShare } from './script-facts.ts';

const most = 100;
const longestQuery = 200;

/** A browser, or a query for several; with the share of users who have it. */
const Entry = z.union([
  z.string(),
  z.strictObject({
    browser: z.string().describe('browser, as without a share'),
    share: z
      .union([z.number().min(0).max(100), z.string().regex(/^(?:100|\d{1,2})(?:\.\d{1,9})? ?%$/)], 'browser.share')
      .describe('share of users who have it, in percent'),
  }),
]);

export const FleetSetting = z.array(Entry).max(most);
type Fleet = z.infer<typeof FleetSetting>;

/** Entries with their shares. */
export function askedFleet(fleet: Fleet): readonly AskedBrowser[] {
  return fleet.map((each) =>
    typeof each === 'string'
      ? { browser: each, share: null }
      : { browser: each.browser, share: Number.parseFloat(String(each.share)) },
  );
}

/** Facts that say what was asked; empty: nothing was. */
export function askedFacts(fleet: Fleet): { fleetAsked?: string[]; fleetShares?: AskedShare[] } {
  const asked = askedFleet(fleet);
  if (asked.length === 0) return {};
  const shares = asked.flatMap(({ browser, share }) => (share === null ? [] : [{ browser, share }]));
  return { fleetAsked: asked.map(({ browser }) => browser), ...(shares.length === 0 ? {} : { fleetShares: shares }) };
}

/** Something wrong in a fleet: a place in it and a code. */
export interface FleetProblem {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** Everything that is wrong with a fleet; of its queries the first thing. */
export function fleetProblems(fleet: Fleet): readonly FleetProblem[] {
  const entries = askedFleet(fleet).map(({ browser: text, share }, index) => {
    return { index, at: share === null ? [index] : [index, 'browser'], text, share };
  });
  const queries = entries.filter(({ text }) => isQuery(text));
  return [
    ...entries.flatMap(({ at, text }) => {
      const parsed = isQuery(text) ? null : parseFleet(text);
      return parsed === null || parsed.ok ? [] : [{ at, message: parsed.mistake }];
    }),
    ...queryProblems(queries),
    ...shareProblems(entries),
  ];
}

interface Written {
  readonly index: number;
  readonly at: readonly (string | number)[];
  readonly text: string;
  readonly share: number | null;
}

function queryProblems(queries: readonly Written[]): readonly FleetProblem[] {
  if (queries.length === 0) return [];
  const long = queries.find(({ text }) => text.length > longestQuery);
  if (long !== undefined) return [{ at: long.at, message: 'kit.fleet.query-long' }];
  const wrong = wrongQuery(queries.map(({ text }) => text));
  const at = wrong === null ? undefined : queries[wrong.index]?.at;
  return wrong === null || at === undefined ? [] : [{ at, message: wrong.mistake }];
}

/** Shares are those of one browser each, and together no more than all. */
function shareProblems(entries: readonly Written[]): readonly FleetProblem[] {
  const shared = entries.filter(({ share }) => share !== null);
  const ofQuery = shared.find(({ text }) => isQuery(text));
  if (ofQuery !== undefined) return [{ at: [ofQuery.index, 'share'], message: 'browser.share-of-query' }];
  const twice = shared.find(({ index, text }) => entries.some((each) => each.index < index && each.text === text));
  if (twice !== undefined) return [{ at: twice.at, message: 'browser.share-twice' }];
  const last = shared.at(-1);
  const sum = shared.reduce((all, { share }) => all + (share ?? 0), 0);
  return last === undefined || sum <= 100.5 ? [] : [{ at: [last.index, 'share'], message: 'browser.shares-over' }];
}
