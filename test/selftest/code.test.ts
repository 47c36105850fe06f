import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alphabet } from '../../src/selftest/code/code-layout.ts';
import { readCode } from '../../src/selftest/code/read-code.ts';
import { encode, factsOf, resultFor, specOf } from './sample-application.ts';

const spec = specOf(factsOf({ 'app.js': 'var a = b?.c ?? 1; (x) => x; class A { #p = 1 }' }), {
  services: [{ name: 'printing', url: 'ws://127.0.0.1:18000/' }],
});
const code = encode(resultFor(spec));

it('says all that the page knows', () => {
  const read = readCode(encode(resultFor(spec, { tests: spec.tests.map((_, index) => index % 3) })), [spec]);
  expect(read).toMatchObject({ ok: true, result: { workstation: 'ZY-014', department: '内科', zone: 480 } });
  if (!read.ok) return;
  const { result } = read;
  expect(result.engine).toEqual({ kind: 'chromium', low: 109, high: 109 });
  expect(result.claims).toEqual({ name: 'Chrome', version: '109', own: false });
  expect(result.tests).toEqual(spec.tests.map((_, index) => ['unknown', 'yes', 'no'][index % 3]));
  expect([result.screen, result.scale, result.colourDepth]).toEqual([[1920, 1080], 1, 24]);
  expect(new Date(result.at).toISOString()).toBe('2026-11-23T08:10:00.000Z');
});

it('reads whatever people type into the fields, and any screen and clock', () => {
  const answer = fc.integer({ min: 0, max: 2 });
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(
      fc.record({ workstation: text, department: text, browser: text }),
      fc.record({
        tests: fc.array(answer, { minLength: spec.tests.length, maxLength: spec.tests.length }),
        screen: fc.tuple(fc.integer({ min: 1, max: 8000 }), fc.integer({ min: 1, max: 8000 })),
        skew: fc.option(fc.integer({ min: 0, max: 4095 })),
        zone: fc.integer({ min: 0, max: 104 }),
      }),
      (typed, seen) => {
        const read = readCode(encode(resultFor(spec, { ...typed, ...seen })), [spec]);
        expect(read.ok).toBe(true);
        if (!read.ok) return;
        expect(read.result.workstation).toBe(typed.workstation.slice(0, 31).toWellFormed());
        expect(read.result.browser).toBe(typed.browser.slice(0, 31).toWellFormed());
        expect(read.result.screen).toEqual(seen.screen);
        expect(read.result.clockAhead).toBe(seen.skew === null ? null : seen.skew - 2048);
        expect(read.result.zone).toBe((seen.zone - 48) * 15);
        expect(read.result.tests.map((each) => ['unknown', 'yes', 'no'].indexOf(each))).toEqual(seen.tests);
      },
    ),
    { numRuns: 200 },
  );
});

it('is short enough to be read on the phone', () => {
  expect(code.length).toBeLessThanOrEqual(60);
  expect(code).toMatch(/^(?:[2-9A-HJ-NP-Z]{5}-)+[2-9A-HJ-NP-Z]{1,5}$/);
});

it('is read in small letters, with blanks and with full-width letters and dashes', () => {
  const full = [...code].map((each) =>
    each === '-' ? '－' : String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0),
  );
  for (const written of [code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '—'), full.join('')])
    expect(readCode(written, [spec]).ok).toBe(true);
});

it('notices every wrong letter, and says which one', () => {
  for (const [index, letter] of [...code].entries()) {
    if (letter === '-') continue;
    const other = alphabet.charAt((alphabet.indexOf(letter) + 1 + index) % 32);
    const wrong = code.slice(0, index) + other + code.slice(index + 1);
    if (wrong === code) continue;
    const mistake = {
      problem: 'one-wrong',
      params: { group: Math.floor(index / 6) + 1, right: letter, written: other },
    };
    expect(readCode(wrong, [spec])).toMatchObject({ ok: false, mistake });
  }
});

it('notices letters that change places, are missing, or never occur', () => {
  const swapped = code.replace(/(\w)(\w)-(\w)/, (whole, a: string, b: string, c: string) =>
    b === c ? whole : `${a}${c}-${b}`,
  );
  expect(readCode(swapped, [spec])).toMatchObject({ ok: false });
  expect(readCode(code.slice(0, -1), [spec])).toMatchObject({ ok: false });
  expect(readCode(code.slice(0, 12), [spec])).toMatchObject({ ok: false, mistake: { problem: 'short' } });
  expect(readCode(`0${code.slice(1)}`, [spec])).toMatchObject({ ok: false, mistake: { problem: 'letter' } });
  expect(readCode('2'.repeat(5000), [spec])).toMatchObject({ ok: false, mistake: { problem: 'long' } });
});

it('knows the page it was made by', () => {
  const other = specOf(factsOf({ 'app.js': 'var a = 1n' }));
  expect(readCode(code, [other])).toEqual({ ok: false, mistake: { problem: 'page' } });
  expect(readCode(code, [other, spec])).toMatchObject({ ok: true, spec: { digest: spec.digest } });
});
