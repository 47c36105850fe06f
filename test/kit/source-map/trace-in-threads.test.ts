import { describe, expect, it } from 'vitest';
import { traceInThread } from '../../../src/kit/source-map/trace-in-threads.ts';
import { sourceMap } from '../../support/source-map.ts';

const { signal } = new AbortController();
const limits = { signal, limitMs: 20_000, limitMiB: 256, threads: 1 };
const first = { line: 1, column: 1 };

const map = sourceMap(
  ['src/a.ts', 'src/b.ts'],
  [
    { line: 0, column: 4, source: 0, at: [9, 2] },
    { line: 0, column: 30, source: 1, at: [0, 0] },
    { line: 2, column: 0, source: 0, at: [11, 5] },
  ],
);

function traced(text: string, ...places: readonly { readonly line: number; readonly column: number }[]) {
  return traceInThread({ text, places }, limits);
}

describe('places through a source map', () => {
  it('are those of the piece that a place lies in', async () => {
    const places = [first, { line: 1, column: 5 }, { line: 1, column: 30 }, { line: 1, column: 31 }];
    expect(await traced(JSON.stringify(map), ...places, { line: 3, column: 9 }, { line: 4, column: 1 })).toEqual([
      null,
      { source: 'src/a.ts', line: 10, column: 3 },
      { source: 'src/a.ts', line: 10, column: 3 },
      { source: 'src/b.ts', line: 1, column: 1 },
      { source: 'src/a.ts', line: 12, column: 6 },
      null,
    ]);
  });

  it('are counted from where a section begins', async () => {
    const sections = [{ offset: { line: 5, column: 2 }, map }];
    const text = JSON.stringify({ version: 3, sections });
    expect(await traced(text, first, { line: 6, column: 7 })).toEqual([
      null,
      { source: 'src/a.ts', line: 10, column: 3 },
    ]);
  });

  it('have the root of the map before their names', async () => {
    const text = JSON.stringify({ ...map, sourceRoot: '/home/anna/portal' });
    expect(await traced(text, { line: 1, column: 5 })).toMatchObject([{ source: '/home/anna/portal/src/a.ts' }]);
  });

  it.each([
    ['a page', '<!doctype html>'],
    ['nothing', ''],
    ['another value', '[]'],
    ['no mappings', '{"version":3,"sources":[]}'],
    ['mappings that are none', '{"version":3,"sources":["a"],"mappings":"AAAA,é"}'],
    ['sections that are none', '{"version":3,"sections":[null]}'],
    [
      'a section beyond all lines',
      JSON.stringify({ version: 3, sections: [{ offset: { line: 4e9, column: 0 }, map }] }),
    ],
    ['sections in sections without end', `${'{"sections":[{"offset":{"line":0,"column":0},"map":'.repeat(20_000)}1`],
  ])('are not told by %s', async (_, text) => {
    expect(await traced(text, first)).toBeNull();
  });

  it('are none where the map points nowhere', async () => {
    const lying = sourceMap(
      [null, ''],
      [
        { line: 0, column: 0, source: 7, at: [1, 1] },
        { line: 0, column: 9, source: 0, at: [1, 1] },
        { line: 0, column: 19, source: 1, at: [-4, 1] },
      ],
    );
    const places = [first, { line: 1, column: 12 }, { line: 1, column: 22 }];
    expect(await traced(JSON.stringify(lying), ...places)).toEqual([null, null, null]);
  });

  it('end with the memory of their thread, and nothing else does', async () => {
    const text = JSON.stringify({ version: 3, sources: ['a'], mappings: 'AAAA,'.repeat(4_000_000) });
    const answer = await traceInThread({ text, places: [first] }, { ...limits, limitMiB: 32 });
    expect(answer).toBe('memory-limit-exceeded');
  });

  it('end with the time they have', async () => {
    const text = JSON.stringify({ version: 3, sources: ['a'], mappings: 'AAAA,'.repeat(4_000_000) });
    expect(await traceInThread({ text, places: [first] }, { ...limits, limitMs: 1 })).toBe('time-limit-exceeded');
  });

  it('are none where a page names one that no text has, and the others are still told', async () => {
    const nowhere = [
      { line: 0, column: 5 },
      { line: -3, column: 1 },
      { line: 1, column: 0 },
    ];
    expect(await traced(JSON.stringify(map), ...nowhere, { line: 1, column: 5 })).toEqual([
      ...[null, null, null],
      { source: 'src/a.ts', line: 10, column: 3 },
    ]);
  });
});
