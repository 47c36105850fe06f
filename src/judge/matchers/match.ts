import { isNone, type Absent, type Seen, type Sight } from '../facts/sight.ts';
import { beforeOrAfter, onSide } from './bounds.ts';
import { countElements, fieldsOf, overElements } from './elements.ts';
import { equalsValue } from './equality.ts';
import { containsValue } from './membership.ts';
import { matchesPattern, startsOrEndsWith } from './texts.ts';
import { allOf, anyOf, no, opposite, truthOf, type Truth } from './truth.ts';
import { inRange } from './versions.ts';
import { withinBounds } from './within-bounds.ts';
import type { Json } from '../../model/json.ts';
import type { Matcher } from '../../model/matcher.ts';
import type { MatchContext } from './match-context.ts';

/**
 * Asks a matcher of what is known of a fact. Yes or no only where that answer would be the same whatever stands in the
 * gaps; else unknown. With `negated`, asks for its opposite: negation is carried down to the single statements, so that
 * a question that does not fit what was seen fails either way.
 */
export function match(matcher: Matcher, sight: Sight, context: MatchContext, negated = false): Truth {
  if (sight.kind === 'gap')
    return withinBounds(matcher, sight, negated, (inner, at, opposed) => match(inner, at, context, opposed));
  const ask = (inner: Matcher, at: Sight, opposed: boolean): Truth => match(inner, at, context, opposed);
  switch (matcher.op) {
    case 'not':
      return match(matcher.matcher, sight, context, !negated);
    case 'all':
    case 'any': {
      const truths = matcher.matchers.map((each) => match(each, sight, context, negated));
      return (matcher.op === 'all') === negated ? anyOf(truths) : allOf(truths);
    }
    case 'each':
    case 'some':
    case 'none':
      return overElements(matcher, sight, negated, ask);
    case 'count':
      return countElements(matcher.matcher, sight, negated);
    case 'containsAll':
      return match({ op: 'all', matchers: matcher.values.map(contains) }, sight, context, negated);
    case 'containsNone':
      return match({ op: 'any', matchers: matcher.values.map(contains) }, sight, context, !negated);
    case 'fields':
      if (sight.kind === 'absent') return negated ? truthOf(true) : no;
      return fieldsOf(matcher, sight, negated, ask, context);
    default: {
      const truth = single(matcher, sight, context);
      return negated ? opposite(truth) : truth;
    }
  }
}

type Single = Exclude<
  Matcher,
  {
    readonly op: 'not' | 'all' | 'any' | 'each' | 'some' | 'none' | 'count' | 'containsAll' | 'containsNone' | 'fields';
  }
>;

function contains(value: Json): Matcher {
  return { op: 'contains', value };
}

/** One statement about one value. */
function single(matcher: Single, sight: Seen | Absent, context: MatchContext): Truth {
  switch (matcher.op) {
    case 'present':
      return truthOf(!isNone(sight));
    case 'absent':
      return truthOf(isNone(sight));
    case 'equals':
      return equalsValue(sight, matcher.value);
    case 'oneOf':
      return anyOf(matcher.values.map((each) => equalsValue(sight, each)));
    case 'contains':
      return containsValue(sight, matcher.value);
    default:
      return sight.kind === 'absent' || sight.value === null ? no : scalar(matcher, sight, context);
  }
}

type Scalar = Exclude<Single, { readonly op: 'present' | 'absent' | 'equals' | 'oneOf' | 'contains' }>;

function scalar(matcher: Scalar, { value, schema }: Seen, context: MatchContext): Truth {
  switch (matcher.op) {
    case 'satisfies':
      return inRange(value, matcher.range, schema?.dialect ?? 'loose');
    case 'between':
      return allOf([
        onSide('atLeast', value, matcher.from, schema, context),
        onSide('atMost', value, matcher.to, schema, context),
      ]);
    case 'before':
    case 'after':
      return beforeOrAfter(matcher.op, value, matcher.instant, context);
    case 'matches':
      return matchesPattern(value, matcher.pattern, context);
    case 'startsWith':
    case 'endsWith':
      return startsOrEndsWith(matcher.op, value, matcher.text);
    default:
      return onSide(matcher.op, value, matcher.bound, schema, context);
  }
}
