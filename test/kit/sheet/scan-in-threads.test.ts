import { expect, it } from 'vitest';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { scanSheets } from '../../../src/kit/sheet/scan-in-threads.ts';
import { scanSheet } from '../../../src/kit/sheet/scan-sheet.ts';
import { browserStyles } from '../../../src/reference/browser-styles.ts';

const { signal } = new AbortController();
const large = (lines: number): string => `${'a { color: red }\n'.repeat(lines)}@layer b { c:has(d) { inset: 0 } }`;

it('finds in threads what it finds here, in the order of the sheets', async () => {
  const texts = [large(40_000), 'a:has(b) { }', large(20_000), large(40_000)];
  const scans = await scanSheets(texts, browserStyles, { signal, threads: 2 });
  expect(scans).toEqual(texts.map((text) => scanSheet(text, browserStyles)));
  expect(scans[0]?.uses.map(({ key, line }) => [key, line])).toContainEqual(['at-rules.layer', 40_001]);
  expect(scans[3]).toBe(scans[0]);
});

it('reads few and small sheets, and none; the same text once in a process', async () => {
  expect(await scanSheets([], browserStyles, { signal })).toEqual([]);
  const [first] = await scanSheets(['a { inset: 0 }'], browserStyles, { signal });
  const [again] = await scanSheets(['a { inset: 0 }'], browserStyles, { signal });
  expect(first?.uses).toHaveLength(1);
  expect(again).toBe(first);
  // Other data may say otherwise.
  const [other] = await scanSheets(['a { inset: 0 }'], {}, { signal });
  expect(other).toEqual({ uses: [], stop: null });
});

it('gives up what takes too long, and does not remember that', async () => {
  const slow = large(300_000);
  const [late, small] = await scanSheets([slow, 'a:has(b) { }'], browserStyles, { signal, threads: 1, limitMs: 20 });
  expect(late).toEqual({ uses: [], stop: 'time-limit-exceeded' });
  expect(small?.stop ?? 'read').toMatch(/read|time-limit-exceeded/);
  const [whole] = await scanSheets([slow], browserStyles, { signal });
  expect(whole?.uses.map(({ key }) => key)).toContain('selectors.has');
});

it('ends with the signal, before and in the middle', async () => {
  const cancelled = (error: unknown) => error instanceof ProbeFailure && error.failureCause === 'cancelled';
  const away = new AbortController();
  const scans = scanSheets([large(900_000)], browserStyles, { signal: away.signal });
  setTimeout(() => {
    away.abort();
  }, 50);
  await expect(scans).rejects.toSatisfy(cancelled);
  await expect(scanSheets(['a'], browserStyles, { signal: away.signal })).rejects.toSatisfy(cancelled);
});
