import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserFeatures, compatData } from '../../scripts/reference/browser-features.ts';
import { syntaxFeatures } from '../../src/kit/script/features.ts';

const data = compatData();

describe('the generator of what engines read', () => {
  it('gives the file that is shipped', () => {
    expect(browserFeatures(syntaxFeatures, data)).toBe(readFileSync('src/reference/browser-features.json', 'utf8'));
  });

  it.each([
    ['operators.no_such_thing', /has no javascript\.operators\.no_such_thing: correct the key in src\/kit\/script/],
    // It is a folder of keys, and no feature itself.
    ['operators', /has no javascript\.operators: /],
    ['supplement.no_such_thing', /supplement\.no_such_thing is missing in src\/reference\/browser-feature-supplement/],
    ['statements.import.import_assertions', /chrome has lost javascript\.statements\.import\.import_assertions again/],
    ['functions.arguments.length', /has no description: name it in scripts\/reference\/browser-features-names/],
    ['classes', /works in chromium 42 in part only \(Strict mode is required\.\): say in scripts\/reference/],
    ['operators.object_initializer.shorthand_method_names', null],
    ['functions.arrow_functions.trailing_comma', /Two features are called Trailing comma in parameters/],
  ])('says what to do about %s', (key, problem) => {
    const others = ['operators.function.trailing_comma'];
    const make = (): string => browserFeatures([...syntaxFeatures, ...others, key], data);
    if (problem === null) expect(make()).toContain(`"${key}": "47 34 9 Shorthand method names"`);
    else expect(make).toThrow(problem);
  });

  it('says which row of ours nobody looks for', () => {
    expect(() => browserFeatures(['operators.optional_chaining'], data)).toThrow(
      /No script is scanned for supplement\./,
    );
  });
});
