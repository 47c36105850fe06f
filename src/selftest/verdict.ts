import { worksIn } from './acted.ts';
import type { MeasuredEngine } from './measured-engine.ts';
import type { PageSpec, PageTest } from './page-spec.ts';

/** What a browser answered to one question; its index is how a code writes it. */
export const answers = ['unknown', 'yes', 'no'] as const;
export type Answer = (typeof answers)[number];

/**
 * `fit`; `limited`: it reads every script, and something that the application calls is missing; `unfit`: it cannot read a
 * script; `unknown`.
 */
export const verdicts = ['fit', 'limited', 'unfit', 'unknown'] as const;
export type SelftestVerdict = (typeof verdicts)[number];

/** Whether a browser fits, and what it lacks. */
export interface Fitness {
  readonly verdict: SelftestVerdict;
  /** What costs whole scripts first. */
  readonly missing: readonly PageTest[];
  /** Whether the pages failed when they were opened as this engine. */
  readonly failsAs: boolean;
}

/** What a browser said of itself, as far as the verdict goes by it. */
export interface Measured {
  readonly engine: MeasuredEngine;
  /** Answers to the tests of the page, in their order. */
  readonly tests: readonly Answer[];
  /** Whether the page counted as secure: by plain http every browser withholds what it has. */
  readonly secureContext: Answer;
}

/**
 * Judges like the browser probe: where the pages were opened as this engine, what they did counts, and what such an
 * engine lacks is known to do no harm where they worked. What a page by plain http lacks although its Chromium has it by
 * its version was withheld from the page, and says nothing of the application. Otherwise what is lost is lost whatever else was not read, but
 * what has all we know of may lack the rest; and where there are other scripts for old browsers, one that cannot read
 * the new ones may read those. The page itself has the same in the language of old browsers (page/judge-script.ts).
 */
export function fitnessOf(
  spec: Pick<PageSpec, 'tests' | 'untestable' | 'whole' | 'legacy' | 'acted'>,
  { engine, tests, secureContext }: Measured,
): Fitness {
  const works = worksIn(spec.acted, engine);
  const all = spec.tests.map((test, index) => ({ test, answer: tests[index] ?? 'unknown' }));
  const isYounger = ({ since }: PageTest): boolean => since === null || since > (engine.low ?? Infinity);
  const isWithheld = ({ how }: PageTest): boolean =>
    secureContext === 'no' && engine.kind === 'chromium' && (how === 'name' || how === 'member');
  const isHarmless = (test: PageTest): boolean => (isYounger(test) ? works === true : isWithheld(test));
  const missing = (costs: PageTest['costs']): readonly PageTest[] =>
    all.flatMap(({ test, answer }) => (answer === 'no' && test.costs === costs && !isHarmless(test) ? [test] : []));
  const lost = missing('script');
  const less = missing('use');
  const isOpen = all.some(({ test, answer }) => answer === 'unknown' && test.costs === 'script');
  return { verdict: verdict(), missing: [...lost, ...less], failsAs: works === false };

  function verdict(): SelftestVerdict {
    if (works === false) return 'unfit';
    if (lost.length > 0) return spec.legacy ? 'unknown' : 'unfit';
    if (isOpen || works === null || spec.untestable.length > 0 || !spec.whole) return 'unknown';
    return less.length > 0 ? 'limited' : 'fit';
  }
}
