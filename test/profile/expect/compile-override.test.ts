import { describe, expect, it } from 'vitest';
import { compileExpectations } from '../../../src/profile/expect/compile-expectations.ts';
import { compileOverride } from '../../../src/profile/expect/compile-override.ts';
import { placesOf, sampleContext, treeOf } from '../../support/compile-sample.ts';

function compile(expected: string, text: string) {
  const context = sampleContext();
  const [first] = compileExpectations(treeOf(expected), context);
  const node = treeOf(text);
  if (first === undefined || node.kind !== 'map') throw new Error('no expectation');
  const compiled = compileOverride(node, { ...first, severity: 'major', overridden: null }, context);
  return { compiled, places: placesOf(context.sink.mistakes) };
}

const pool = 'settings.max_connections: { atLeast: 200 }';

describe('overrides', () => {
  it('ask something else of the same fact', () => {
    const text = '{ expectation: x, atLeast: 150, in: test, because: small hospital, owner: product }';
    expect(compile(pool, text)).toEqual({
      compiled: {
        matcher: { op: 'atLeast', bound: 150 },
        written: 'atLeast: 150',
        environments: ['test'],
        because: 'small hospital',
        owner: 'product',
      },
      places: [],
    });
  });

  it.each([
    ['{ expectation: x, atLeast: 150 }', '1:1 missing-key'],
    ['{ expectation: x, because: so }', '1:1 asserts-nothing'],
    ['{ expectation: x, because: so, atleast: 1 }', '1:32 unknown-matcher-likely'],
    ['{ expectation: x, because: so, atLeast: 1 GiB }', '1:41 amount-number'],
    ['{ expectation: x, because: so, atLeast: "${x}" }', '1:41 variable-in-override'],
    ['{ expectation: x, because: so, atLeast: 1, in: [tset] }', '1:49 unknown-environment-likely'],
  ])('%s is wrong', (text, place) => {
    expect(compile(pool, text).places).toEqual([place]);
  });
});
