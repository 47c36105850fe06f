import type { Gap } from '../../src/model/observation.ts';
import type { GapReason } from '../../src/model/words.ts';
import type { Facts } from './facts.ts';
import type { OpenedPage } from './open-page.ts';
import { pageFacts } from './page-facts.ts';
import { mostOrigins } from './watch-requests.ts';

type Sums = Omit<Facts, 'browser'>;

const sums = ['consoleErrorCount', 'exceptionCount', 'failedRequestCount', 'foreignOrigins', 'blankPages'] as const;

/**
 * The facts of all pages with what they come to together. A sum over pages of which one was not seen to its end is no
 * sum: it has a gap. What was found so far still stands in it.
 */
export function sumUp(
  opened: readonly OpenedPage[],
  wanted: number,
): { readonly facts: Sums; readonly gaps: readonly Gap[] } {
  const each = opened.map(pageFacts);
  const pages = each.map(({ facts }) => facts);
  const add = (of: (page: Sums['pages'][number]) => number): number => pages.reduce((sum, page) => sum + of(page), 0);
  const gaps = each.flatMap((page) => page.gaps);
  const partly =
    opened.length < wanted || opened.some(({ failure, document }) => failure !== null || document === null);
  const manyOrigins = opened.some(({ record }) => record.foreignOrigins.size >= mostOrigins);
  const limited = (name: (typeof sums)[number]): boolean =>
    name === 'foreignOrigins' ? manyOrigins : gaps.some(({ path }) => path.endsWith(`.${name}`));
  const cut = sums.filter((name) => partly || limited(name));
  return {
    facts: {
      pages,
      consoleErrorCount: add((page) => page.consoleErrorCount),
      exceptionCount: add((page) => page.exceptionCount),
      failedRequestCount: add((page) => page.failedRequestCount),
      foreignOrigins: [...new Set(opened.flatMap(({ record }) => [...record.foreignOrigins]))].sort(),
      blankPages: pages.filter(({ isBlank }) => isBlank === true).map(({ name }) => name),
    },
    gaps: [
      ...gaps,
      ...(opened.length < wanted ? [{ path: 'pages', reason: 'not-reached', detail: null } as const] : []),
      ...cut.map((path) => ({ path, reason: reasonOf(path, partly), detail: null })),
    ],
  };
}

/** What a list holds stays true however much more there was; a count does not. */
function reasonOf(path: (typeof sums)[number], partly: boolean): GapReason {
  return partly && path.endsWith('Count') ? 'not-reached' : 'truncated';
}
