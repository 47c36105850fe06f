import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFaultAt } from '../../../src/kit/ladder/json-fault-at.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('jsonFaultAt', () => {
  it('finds no fault before the end of what is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, space) => {
        const text = ` ${JSON.stringify(value, null, space)}\n`;
        expect(jsonFaultAt(text)).toBe(text.length);
      }),
    );
  });

  it('finds one at or before the place where a character was put that does not belong there', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom('}', ']', ',', ':', '"', 'x', '\\', '0'),
        (value, at, odd) => {
          const whole = JSON.stringify(value);
          const place = at % (whole.length + 1);
          const text = whole.slice(0, place) + odd + whole.slice(place);
          fc.pre(!isJson(text));
          const fault = jsonFaultAt(text);
          // Everything before the fault is the beginning of some document.
          expect(jsonFaultAt(text.slice(0, fault))).toBe(fault);
        },
      ),
    );
  });

  it.each([
    ['', 0],
    ['{"a": }', 6],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{"a":1}}', 7],
    ['{a:1}', 1],
    ['nul', 0],
    ['[01]', 1],
    ['"a\\x"', 2],
    ['"a\nb"', 2],
    ['[1, 2', 5],
  ])('%j: %i', (text, at) => {
    expect(jsonFaultAt(text)).toBe(at);
  });

  it('survives a million brackets and a long string', () => {
    expect(jsonFaultAt('['.repeat(1_000_000))).toBe(1_000_000);
    expect(jsonFaultAt(`"${'x\\n'.repeat(500_000)}`)).toBe(1_500_001);
  });
});
