import { describe, expect, it } from 'vitest';
import { match } from '../../../src/judge/matchers/match.ts';
import type { Sight } from '../../../src/judge/facts/sight.ts';
import type { Matcher } from '../../../src/model/matcher.ts';

const gap = { path: 'unfitShare', reason: 'truncated', detail: null, bounds: { least: 5, most: 8 } } as const;
const sight: Sight = { kind: 'gap', implicit: false, gap };
const context = { timeZone: 'UTC', now: 0 } as unknown as Parameters<typeof match>[2]; // no statement here asks for more

const side = (op: 'atLeast' | 'atMost' | 'above' | 'below', bound: number): Matcher => ({ op, bound });
const not = (matcher: Matcher): Matcher => ({ op: 'not', matcher });
const all = (...matchers: Matcher[]): Matcher => ({ op: 'all', matchers });
const any = (...matchers: Matcher[]): Matcher => ({ op: 'any', matchers });
const between = (from: number, to: number): Matcher => ({ op: 'between', from, to });

describe('a number that is known to lie from 5 to 8', () => {
  it.each<[string, Matcher, string]>([
    ['at most 1', side('atMost', 1), 'no'],
    ['at most 8', side('atMost', 8), 'yes'],
    ['at most 6', side('atMost', 6), 'unknown'],
    ['at least 5', side('atLeast', 5), 'yes'],
    ['above 5', side('above', 5), 'unknown'],
    ['above 8', side('above', 8), 'no'],
    ['below 9', side('below', 9), 'yes'],
    ['not at most 1', not(side('atMost', 1)), 'yes'],
    ['not at most 6', not(side('atMost', 6)), 'unknown'],
    ['between 5 and 8', between(5, 8), 'yes'],
    ['between 6 and 7', between(6, 7), 'unknown'],
    ['between 9 and 10', between(9, 10), 'no'],
    ['not between 9 and 10', not(between(9, 10)), 'yes'],
    ['all of two', all(side('atMost', 9), side('atLeast', 6)), 'unknown'],
    ['all of two, one of them not', all(side('atMost', 6), side('atLeast', 9)), 'no'],
    ['any of two', any(side('atMost', 6), side('atLeast', 5)), 'yes'],
    ['equal to 5', { op: 'equals', value: 5 }, 'unknown'],
    ['present', { op: 'present' }, 'unknown'],
  ])('%s: %s', (_, matcher, expected) => {
    expect(match(matcher, sight, context).is).toBe(expected);
  });

  it('is unknown where no bounds are known', () => {
    const plain: Sight = { kind: 'gap', implicit: false, gap: { path: 'x', reason: 'truncated', detail: null } };
    expect(match(side('atMost', 1), plain, context).is).toBe('unknown');
  });
});
