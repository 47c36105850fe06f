import { describe, expect, it } from 'vitest';
import { scanScripts, type ScriptText } from '../../../src/kit/script/scan-in-threads.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';

const { signal } = new AbortController();

/** A script that takes a thread, with one feature behind `lines` lines. */
function large(lines: number): ScriptText {
  return { text: `${'f(1, { a: [2] });\n'.repeat(lines)}a?.b`, goal: 'script' };
}

/** Takes hours: each name is looked up among all before it. */
const endless: ScriptText = {
  text: Array.from({ length: 2_000_000 }, (_, index) => `let v${String(index)};`).join(''),
  goal: 'script',
};

const small = (text: string): ScriptText => ({ text, goal: 'script' });

function optionalAt(line: number) {
  return { uses: [{ feature: 'operators.optional_chaining', count: 1, line, column: 2 }], interfaces: [], error: null };
}

function stopped(message: string) {
  return { uses: [], interfaces: [], error: { message, line: 1, column: 1 } };
}

describe('scanScripts', () => {
  it('gives the scans in the order of the scripts, whichever ends first', async () => {
    const scripts = [
      small('a?.b'),
      large(40_000),
      small('a b'),
      large(20_000),
      { text: 'await a', goal: 'module' } as const,
    ];
    const scans = await scanScripts(scripts, { signal, threads: 2 });
    expect(scans).toEqual([
      optionalAt(1),
      optionalAt(40_001),
      { uses: [], interfaces: [], error: { message: 'Unexpected token', line: 1, column: 3 } },
      optionalAt(20_001),
      { uses: [{ feature: 'operators.await.top_level', count: 1, line: 1, column: 1 }], interfaces: [], error: null },
    ]);
  });

  it('reads few and small scripts, and none', async () => {
    expect(await scanScripts([], { signal })).toEqual([]);
    expect(await scanScripts([small('a?.b'), small('')], { signal })).toEqual([
      optionalAt(1),
      { uses: [], interfaces: [], error: null },
    ]);
  });

  it('reads one text once for each goal', async () => {
    const script = large(20_000);
    const [first, again, asModule] = await scanScripts([script, { ...script }, { ...script, goal: 'module' }], {
      signal,
    });
    expect(again).toBe(first);
    expect(asModule).not.toBe(first);
    expect(asModule).toEqual(first);
  });

  it('reads a text of an earlier call once, as long as the same interfaces are looked for', async () => {
    const interfaces = ['structuredClone'];
    const text = 'structuredClone(a?.b)';
    const [first] = await scanScripts([small(text)], { signal, interfaces });
    const [again] = await scanScripts([small(text)], { signal, interfaces });
    const [other] = await scanScripts([small(text)], { signal, interfaces: ['fetch'] });
    expect(first?.interfaces).toHaveLength(1);
    expect(again).toBe(first);
    expect(other?.interfaces).toEqual([]);
  });

  it('reads in a thread what is nested too deep for the stack of this one', async () => {
    const depth = 5000;
    const [scan] = await scanScripts([small(`${'['.repeat(depth)}a?.b${']'.repeat(depth)}`)], { signal });
    expect(scan?.uses).toEqual([{ feature: 'operators.optional_chaining', count: 1, line: 1, column: depth + 2 }]);
  });

  it('gives up what takes too long, and goes on with the others', async () => {
    const scans = await scanScripts([endless, small('a?.b')], { signal, threads: 1, limitMs: 2000 });
    expect(scans).toEqual([stopped('time-limit-exceeded'), optionalAt(1)]);
  });

  it('gives up what takes too much memory, and goes on with the others', async () => {
    const many = small(`x = [${'a,'.repeat(3_000_000)}a]`);
    const scans = await scanScripts([many, small('a?.b')], { signal, threads: 1, limitMiB: 64 });
    expect(scans).toEqual([stopped('memory-limit-exceeded'), optionalAt(1)]);
  });

  it('ends with the signal, before and in the middle', async () => {
    const cancelled = (error: unknown) => error instanceof ProbeFailure && error.failureCause === 'cancelled';
    const away = new AbortController();
    const scans = scanScripts([endless, large(20_000)], { signal: away.signal, threads: 2 });
    setTimeout(() => {
      away.abort();
    }, 500);
    await expect(scans).rejects.toSatisfy(cancelled);
    await expect(scanScripts([small('a')], { signal: away.signal })).rejects.toSatisfy(cancelled);
  });
});
