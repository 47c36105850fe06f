import type { Seen, Sight, Unseen } from '../facts/sight.ts';
import { allOf, anyOf, unseen, type Truth } from './truth.ts';
import type { Matcher } from '../../model/matcher.ts';

/** Asks a matcher of a sight; `negated`: its opposite. */
type Ask = (matcher: Matcher, sight: Sight, negated: boolean) => Truth;

/**
 * What is known of a number that was not seen, but whose bounds are known: a share of users that is at least 5 % is not
 * at most 1 %. A question for one side has its answer where both bounds give the same; all others are unknown.
 */
export function withinBounds(matcher: Matcher, sight: Unseen, negated: boolean, ask: Ask): Truth {
  const { bounds } = sight.gap;
  if (bounds === undefined) return unseen(sight);
  switch (matcher.op) {
    case 'not':
      return ask(matcher.matcher, sight, !negated);
    case 'all':
    case 'any': {
      const truths = matcher.matchers.map((each) => ask(each, sight, negated));
      return (matcher.op === 'all') === negated ? anyOf(truths) : allOf(truths);
    }
    case 'between': {
      const sides: readonly Matcher[] = [
        { op: 'atLeast', bound: matcher.from },
        { op: 'atMost', bound: matcher.to },
      ];
      const truths = sides.map((each) => ask(each, sight, negated));
      return negated ? anyOf(truths) : allOf(truths);
    }
    case 'atLeast':
    case 'atMost':
    case 'above':
    case 'below': {
      const least = ask(matcher, seenAs(bounds.least), negated);
      return ask(matcher, seenAs(bounds.most), negated).is === least.is ? least : unseen(sight);
    }
    default:
      return unseen(sight);
  }
}

function seenAs(value: number): Seen {
  return { kind: 'seen', value, schema: { type: 'number' }, below: null, more: null };
}
