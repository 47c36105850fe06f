import type { Outcome, Verdict } from '../src/model/words.ts';

/** A sign beside the word, so that nothing is told by colour alone. */
export const outcomeMarks: { readonly [K in Outcome]: string } = {
  pass: '✔',
  fail: '✖',
  unknown: '?',
  blocked: '⊘',
  'not-applicable': '–',
};

/** The same for verdicts. */
export const verdictMarks: { readonly [K in Verdict]: string } = {
  ready: '✔',
  'ready-with-risks': '◐',
  inconclusive: '?',
  'not-ready': '✖',
};
