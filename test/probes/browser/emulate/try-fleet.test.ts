import { describe, expect, it } from 'vitest';
import { oldEngine } from '../../../../probes/browser/emulate/old-engine.ts';
import { knownScripts } from '../../../../probes/browser/emulate/known-scripts.ts';
import type { Tries } from '../../../../probes/browser/emulate/page-tries.ts';
import type { Tried } from '../../../../probes/browser/emulate/try-engine.ts';
import { compareFleet } from '../../../../probes/browser/emulate/try-fleet.ts';
import { looksAs } from '../../../../probes/browser/judge-looks.ts';
import { noReference } from '../../../support/no-reference.ts';

const known = knownScripts([], new AbortController().signal);
const engineOf = (version: number) => oldEngine(version, { browsers: noReference.browsers, known, userAgent: '' });

/**
 * An application that works from 70 on, whose pages look otherwise below each of these versions.
 *
 * @param unseen the version below which styles are lost of which no sheet tells
 */
function triesOf(styles: readonly number[], unclear: readonly number[], unseen: number) {
  const done = new Map<number, Tried>();
  const looked: number[] = [];
  const attempt: Tries['attempt'] = ({ from, to }) => {
    const emulation = { engine: `Chromium ${String(from)}`, version: from, from, to, works: from >= 70, troubles: [] };
    const tried = done.get(from) ?? { emulation, sameWay: true, engine: engineOf(from), seen: new Map() };
    done.set(from, tried);
    return Promise.resolve(tried);
  };
  const compare: Tries['compare'] = async (range) => {
    const tried = await attempt(range);
    if (tried === null) return null;
    looked.push(range.from);
    const next = styles.find((since) => since > range.from);
    const isOpen = unclear.includes(range.from);
    const to = next === undefined || isOpen ? range.to : Math.min(range.to, next - 1);
    const looksDifferent = isOpen ? null : next !== undefined || range.from < unseen;
    const found = { ...tried, emulation: { ...tried.emulation, to, looksDifferent, differences: [] } };
    done.set(range.from, found);
    return found;
  };
  const tries: Tries = {
    ...{ attempt, compare, pictures: () => [] },
    shorten: (from, to) => {
      const tried = done.get(from);
      if (tried !== undefined) done.set(from, { ...tried, emulation: { ...tried.emulation, to } });
    },
    done: () => [...done.values()].map(({ emulation }) => emulation),
  };
  return { tries, looked };
}

async function compared(
  styles: readonly number[],
  fleet: readonly number[],
  unclear: readonly number[] = [],
  unseen = 0,
) {
  const { tries, looked } = triesOf(styles, unclear, unseen);
  const ranges = [
    { from: 61, to: 69 },
    { from: 70, to: 97 },
    { from: 98, to: 155 },
    { from: 156, to: 156 },
  ];
  const lowest = ranges[1];
  if (lowest !== undefined) await tries.attempt(lowest);
  await compareFleet(ranges, fleet, tries);
  const said = fleet.map((version) => looksAs(version, tries.done()).different);
  return { said, looked };
}

describe('how pages look in a fleet', () => {
  it('is compared once where they look as they should in the lowest one', async () => {
    expect(await compared([], [72, 80, 99])).toEqual({ said: [false, false, false], looked: [70] });
    expect(await compared([68], [72, 80, 99])).toEqual({ said: [false, false, false], looked: [70] });
  });

  it('is compared in the version itself where styles came between it and one that is like it otherwise', async () => {
    expect(await compared([71, 105], [80, 106])).toEqual({ said: [true, false], looked: [70, 80, 106] });
    expect(await compared([71], [80])).toEqual({ said: [false], looked: [70, 80] });
  });

  it('is asked of each version itself where no sheet tells what is lost', async () => {
    expect((await compared([], [72, 80, 99, 110, 120], [], 105)).said).toEqual([true, true, true, false, false]);
    expect(await compared([], [80, 99], [], 75)).toEqual({ said: [false, false], looked: [70, 80] });
  });

  it('is true of all, and found by halving', async () => {
    const fleet = [72, 76, 80, 84, 88, 92, 96, 100, 104, 108, 112, 116, 120, 124];
    const { said, looked } = await compared([105], fleet);
    expect(said).toEqual(fleet.map((version) => version < 105));
    expect(new Set(looked).size).toBeLessThanOrEqual(6);
  });

  it('stays open where it is not clear', async () => {
    expect((await compared([105], [72, 100, 110], [70])).said).toEqual([true, true, false]);
    expect((await compared([105], [72, 110], [70, 110])).said).toEqual([null, null]);
  });

  it('is not asked of those in which they fail', async () => {
    expect(await compared([], [65, 72])).toEqual({ said: [null, false], looked: [70] });
  });
});
