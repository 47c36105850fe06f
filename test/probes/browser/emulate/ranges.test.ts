import { describe, expect, it } from 'vitest';
import { rangesBetween } from '../../../../probes/browser/emulate/ranges.ts';

describe('ranges of versions that are alike', () => {
  it('begin where something comes that is mentioned, and end before the next', () => {
    expect(rangesBetween([98, 80, 98, 92], 156)).toEqual([
      { from: 61, to: 79 },
      { from: 80, to: 91 },
      { from: 92, to: 97 },
      { from: 98, to: 155 },
      { from: 156, to: 156 },
    ]);
  });

  it('know nothing of what came before 61, or after the version of the run', () => {
    expect(rangesBetween([45, 200], 83)).toEqual([
      { from: 61, to: 82 },
      { from: 83, to: 83 },
    ]);
  });

  it('end with the version of the run alone', () => {
    expect(rangesBetween([156], 156).at(-1)).toEqual({ from: 156, to: 156 });
  });
});
