import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcherNames } from '../../../src/model/matcher.ts';
import { comparisonRules } from '../../../src/model/profile.ts';
import { compileComparisons, comparisonWords } from '../../../src/profile/expect/compile-comparisons.ts';
import { compileExpectations } from '../../../src/profile/expect/compile-expectations.ts';
import { expectationWords } from '../../../src/profile/expect/matcher-words.ts';
import type { Node } from '../../../src/profile/text/tree.ts';
import { plainNode } from '../../../src/profile/text/core-schema.ts';
import { textNode } from '../../../src/profile/text/source.ts';
import { sampleContext } from '../../support/compile-sample.ts';

const at = { file: 'p.yaml', line: 1, column: 1 };

const paths = [
  'version',
  'product',
  'encoding',
  'size',
  'startedAt',
  'inRecovery',
  'names',
  'disks',
  'routes',
  'origins',
  'settings',
  'settings.x',
  'settings["a"]',
  'json.a.b',
  'certificate',
  'disks[mount="/"].free',
  'disks.free',
  'nope',
  '',
  'a..b',
];
const words = ['14', '1.10', '>=14 <18', '2027-01-31', '5 GiB', '30 days', 'true', 'a(', '', 'null', 'test', 'minor'];
const keys = [...matcherNames, ...expectationWords, ...comparisonWords, 'free', 'x', 'default', 'test', '$secret'];

const scalar: fc.Arbitrary<Node> = fc
  .tuple(fc.constantFrom(...words, ...comparisonRules), fc.boolean())
  .map(([text, quoted]) => (quoted ? textNode(at, text) : plainNode(at, text)));

const mapOf = (names: readonly string[], value: fc.Arbitrary<Node>, most: number): fc.Arbitrary<Node> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), value), {
      selector: ([key]) => key,
      minLength: 1,
      maxLength: most,
    })
    .map((entries) => ({
      kind: 'map',
      at,
      entries: entries.map(([key, each]) => ({ key, keyAt: at, keyQuoted: false, value: each })),
    }));

const { value } = fc.letrec<{ value: Node }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }).map((items): Node => ({ kind: 'list', at, items })),
    mapOf(keys, tie('value'), 3),
  ),
}));

const runs = { numRuns: 3000 };

describe('whatever is written', () => {
  it('as an expectation is read or refused, never lost', () => {
    fc.assert(
      fc.property(mapOf(paths, value, 1), (tree) => {
        const context = sampleContext();
        const compiled = compileExpectations(tree, context);
        expect(compiled.length + context.sink.mistakes.length).toBeGreaterThan(0);
        expect(compiled.every((each) => each.written !== '')).toBe(true);
      }),
      runs,
    );
  });

  it('as a comparison is read or refused, never lost', () => {
    fc.assert(
      fc.property(mapOf(paths, value, 1), fc.constantFrom('across', 'among'), (tree, kind) => {
        const context = sampleContext();
        const compiled = compileComparisons(tree, kind, context);
        expect(compiled.length + context.sink.mistakes.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});
