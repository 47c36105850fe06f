import { describe, expect, it } from 'vitest';
import { compareBoxes } from '../../../../probes/browser/emulate/compare-boxes.ts';
import type { Box, Boxes } from '../../../../probes/browser/emulate/read-boxes.ts';

/** A page with elements under their names; `null` does not show. */
function at(elements: Readonly<Record<string, Box>>, more: Partial<Boxes> = {}): Boxes {
  const all = new Map(Object.entries(elements).map(([key, box]) => [key, { label: `p.${key}`, box }] as const));
  return { all, age: 1000, width: 800, whole: true, ...more };
}

/** Rows below each other, 20 pixels high, from a place on. */
const rows = (top: number, names = 'abcdefgh'): Record<string, Box> =>
  Object.fromEntries([...names].map((name, index) => [name, [0, top + index * 20, 300, 20]]));
const counts = (found: ReturnType<typeof compareBoxes>) => {
  if (found === null || found === 'same') return found;
  const { changed, gone, appeared, outside, covered } = found;
  return { changed, gone, appeared, outside, covered };
};
const none = { changed: 0, gone: 0, appeared: 0, outside: 0, covered: 0 };

describe('a page as an older engine', () => {
  it.each<[string, Boxes, Boxes, unknown]>([
    ['looks the same', at(rows(0)), at(rows(0)), 'same'],
    ['looks the same but for a hair', at(rows(0)), at(rows(2)), 'same'],
    ['has one elsewhere', at(rows(0)), at({ ...rows(0), h: [40, 140, 300, 20] }), { ...none, changed: 1 }],
    ['has one of another size', at(rows(0)), at({ ...rows(0), h: [0, 140, 200, 20] }), { ...none, changed: 1 }],
    ['has all further down, as the first one is', at(rows(0)), at(rows(90)), { ...none, changed: 1 }],
    ['has one less', at(rows(0)), at({ ...rows(0), h: null }), { ...none, gone: 1 }],
    ['has one more', at({ ...rows(0), i: null }), at({ ...rows(0), i: [0, 200, 9, 9] }), { ...none, appeared: 1 }],
    [
      'has one beyond the edge',
      at(rows(0)),
      at({ ...rows(0), h: [700, 140, 300, 20] }),
      { ...none, changed: 1, outside: 1 },
    ],
    [
      'has one over another',
      at(rows(0)),
      at({ ...rows(0), h: [0, 110, 300, 20] }),
      { ...none, changed: 1, covered: 1 },
    ],
  ])('%s', (_name, before, after, wanted) => {
    expect(counts(compareBoxes([before], [after]))).toEqual(wanted);
  });

  it('tells what it is of some, and where', () => {
    const found = compareBoxes([at(rows(0))], [at({ ...rows(0), h: [700, 140, 300, 20] })]);
    expect(found).toMatchObject({
      elements: 8,
      examples: [
        { element: 'p.h', what: 'outside', before: '0,140 300x20', after: '700,140 300x20' },
        { element: 'p.h', what: 'changed' },
      ],
    });
  });

  const moved = at({ ...rows(0), h: [40, 140, 300, 20] });
  it.each<[string, Parameters<typeof compareBoxes>, unknown]>([
    [
      'what moves as it is does not count',
      [
        [at(rows(0)), at({ ...rows(0), h: [9, 140, 300, 20] })],
        [moved, moved],
      ],
      'same',
    ],
    ['what stands elsewhere the second time does not count', [[at(rows(0))], [moved, at(rows(0))]], 'same'],
    [
      'what stands elsewhere both times counts',
      [
        [at(rows(0)), at(rows(0))],
        [moved, moved],
      ],
      { ...none, changed: 1 },
    ],
    ['text that was never there leaves it open', [[at(rows(0))], [at(rows(0, 'abcdefgz'))]], null],
    ['text that is missing leaves it open', [[at(rows(0))], [at(rows(0, 'abcdefg'))]], null],
    [
      'text that is missing as it is, at times, does not',
      [[at(rows(0)), at(rows(0, 'abcdefg'))], [at(rows(0, 'abcdefg'))]],
      'same',
    ],
    [
      'a page that mostly moves leaves it open',
      [
        [at(rows(0)), at(rows(70))],
        [moved, moved],
      ],
      null,
    ],
    ['a page of which nothing is seen leaves it open', [[at({ a: null })], [at({ a: null })]], null],
    ['a page that was not looked at as a whole leaves it open', [[at(rows(0))], [at(rows(0), { whole: false })]], null],
    [
      'a page older than it was ever watched leaves it open',
      [
        [at(rows(0)), at(rows(0))],
        [moved, at({ ...rows(0), h: [40, 140, 300, 20] }, { age: 1001 })],
      ],
      null,
    ],
  ])('%s', (_name, [before, after], wanted) => {
    expect(counts(compareBoxes(before, after))).toEqual(wanted);
  });
});
