import { describe, expect, it } from 'vitest';
import { actedAs, minimumOf, worstOf } from '../../../probes/browser/judge-emulations.ts';
import type { Emulation, Trouble } from '../../../probes/browser/emulate/emulation-facts.ts';

function tried(from: number, to: number, works: boolean | null, ...kinds: Trouble['kind'][]): Emulation {
  const troubles = kinds.map((kind) => ({ page: 'main', kind, text: kind, url: null, line: null }));
  return { engine: `Chromium ${String(from)}`, version: from, from, to, works, troubles };
}

const some = [tried(80, 91, false, 'exception'), tried(98, 104, true), tried(110, 156, true)];

describe('whether pages work in a version', () => {
  it.each<[number, boolean | null, string]>([
    [85, false, 'shown by its own range'],
    [61, false, 'older than one that fails'],
    [95, null, 'between what fails and what works'],
    [98, true, 'its own range'],
    [107, true, 'newer than one that works'],
    [170, true, 'newer than the browser of the run'],
  ])('%i: %s, %s', (version, works) => {
    expect(actedAs(version, some).works).toBe(works);
  });

  it('names what showed it', () => {
    expect(actedAs(61, some).shownBy?.engine).toBe('Chromium 80');
    expect(actedAs(98, some).shownBy).toBeNull();
  });

  it('is not known where a try was not clear, unless an older one works', () => {
    expect(actedAs(100, [tried(98, 104, null), tried(120, 156, true)]).works).toBeNull();
    expect(actedAs(100, [tried(70, 80, true), tried(98, 104, null), tried(120, 156, true)]).works).toBe(true);
  });
});

describe('the lowest version in which pages work', () => {
  it.each([
    ['is not known where versions between were not tried', some, null],
    ['begins right above one that fails', [tried(80, 97, false), tried(98, 104, true), tried(110, 156, true)], 98],
    ['is the lowest that can be tried where that one works', [tried(61, 79, true), tried(98, 156, true)], 61],
    ['is that of the run where the one below fails', [tried(80, 109, false), tried(110, 156, true)], 110],
    ['is not known where nothing was tried', [tried(110, 156, true)], null],
  ])('%s', (_name, emulations, version) => {
    expect(minimumOf(emulations)?.version ?? null).toBe(version);
  });
});

describe('what is said of an engine', () => {
  it('is its error before what came of it', () => {
    expect(worstOf(tried(61, 80, false, 'content-lost', 'exception'))?.kind).toBe('exception');
    expect(worstOf(tried(61, 80, false, 'blank'))?.kind).toBe('blank');
    expect(worstOf(tried(61, 80, true))).toBeNull();
  });
});
