import { describe, expect, it } from 'vitest';
import { mentionedNames, speaksOfLack } from '../../../../probes/browser/emulate/mentioned-names.ts';

const since = (chromium: number | null) => ({ chromium, firefox: 90, safari: 15 });
const interfaces = {
  'Array.at': since(92),
  structuredClone: since(98),
  'Crypto.randomUUID': since(92),
  'Array.find': since(45),
  'Observable.find': since(135),
  Never: since(null),
};

describe('names that scripts mention', () => {
  it('are found in code, strings and comments, as whole words', () => {
    const texts = ['a.at(1); format(2)', "window['structured' + 'Clone']", "const name = 'randomUUID'"];
    expect([...mentionedNames(texts, interfaces)].sort()).toEqual(['at', 'randomUUID']);
    expect([...mentionedNames(['// structuredClone'], interfaces)]).toEqual(['structuredClone']);
    expect([...mentionedNames(['$at at$ _at constructor __proto__'], interfaces)]).toEqual([]);
  });
});

describe('a message of an error', () => {
  it.each([
    ['ReferenceError: structuredClone is not defined', 97, true],
    ['ReferenceError: structuredClone is not defined', 98, false],
    ["TypeError: Cannot read properties of undefined (reading 'randomUUID')", 91, true],
    ['TypeError: list.at is not a function', 91, true],
    ['TypeError: data is undefined', 70, false],
    ['Could not look at it: structuredClone', 91, false],
    ['TypeError: list.find is not a function', 91, false],
    ['Never is not defined', 156, false],
  ])('%s, as Chromium %i: %s', (message, version, speaks) => {
    expect(speaksOfLack(message, interfaces, version)).toBe(speaks);
  });
});
