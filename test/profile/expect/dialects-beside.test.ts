import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { productFactShapes } from '../../../src/kit/database/product-fact-shapes.ts';
import type { CatalogueEntry, FactSchema } from '../../../src/model/catalogue.ts';
import type { Protocol } from '../../../src/model/reference.ts';
import { compileExpectations } from '../../../src/profile/expect/compile-expectations.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';
import { placesOf, sampleContext, treeOf } from '../../support/compile-sample.ts';

function entryOf(protocol: Protocol): CatalogueEntry {
  const shapes = productFactShapes(protocol, { products: ['PostgreSQL'], versions: ['17.4'], evidence: 'x' });
  const facts = z.toJSONSchema(z.strictObject(shapes)) as FactSchema; // the part of JSON Schema that zod writes
  return { kind: protocol, factsVersion: 1, lifecycle: 'stable', headline: null, facts, derived: [] };
}

function mistakesOf(text: string, protocol: Protocol = 'postgresql', products = referenceData.databases) {
  const context = { ...sampleContext(), entry: entryOf(protocol), products };
  compileExpectations(treeOf(text), context);
  return placesOf(context.sink.mistakes);
}

describe('a range in the dialect of the product that is expected beside it', () => {
  it.each([
    'product: PostgreSQL\nversion: ">=14 <18"',
    'product: postgresql\nversion: ">=14 <18"',
    'product: KingbaseES\nversion: ">=V008R006"',
    'product: kingbasees\nversion: ">=V008R006C008B0020 <V009"',
    'product: { equals: KingbaseES }\nversion: { atLeast: V008R006C008 }',
    'version: { between: [V008R006C008, V009R001] }\nproduct: KingbaseES',
    'product: GaussDB\nversion: ">=V500R002C00 <V600"',
    'product: GaussDB\nversion: ">=505.2.1"',
    'product: openGauss\nversion: ">=5.0.2 <7.0.0-RC3"',
    'product: YugabyteDB\nversion: ">=2024.2.0.0-b0"',
    'product: { oneOf: [PostgreSQL, KingbaseES] }\nversion: ">=V008R006"',
    'product: a product of our own\nversion: ">=3.1-sp2"',
  ])('is read: %s', (text) => {
    expect(mistakesOf(text)).toEqual([]);
  });

  it.each([
    ['product: PostgreSQL\nversion: ">=V008R006"', '2:10 range.unreadable-version'],
    ['product: KingbaseES\nversion: ">=fifteen"', '2:10 range.no-version-word'],
    ['product: { oneOf: [PostgreSQL, openGauss] }\nversion: ">=V008R006"', '2:10 range.unreadable-version'],
    ['product: KingbaseES\nversion: { atLeast: V }', '2:21 range.no-version-word'],
    ['product: KingbaseES\nversion: ">=V009 <V008"', '2:10 range.nothing-fits'],
  ])('is refused where the product does not write so: %s', (text, place) => {
    expect(mistakesOf(text)).toEqual([place]);
  });
});

describe('a range with no product beside it', () => {
  it.each([
    ['version: ">=14 <18"', 'postgresql'],
    ['version: ">=V008R006"', 'postgresql'],
    ['version: ">=505.2.1"', 'postgresql'],
    ['version: ">=8.0 <9.7"', 'mysql'],
    ['version: ">=4.4.2.1"', 'mysql'],
    ['product: { not: { equals: MySQL } }\nversion: ">=4.4.2.1"', 'mysql'],
  ] as const)('may be written as any product of the probe does: %s', (text, protocol) => {
    expect(mistakesOf(text, protocol)).toEqual([]);
  });

  it.each([
    ['version: ">=150004"', 'postgresql', '1:13 range.unreadable-version'],
    ['version: ">=fifteen"', 'postgresql', '1:13 range.no-version-word'],
    ['version: ">=V008R006"', 'mysql', '1:13 range.unreadable-version'],
    ['version: ">=8.0 || "', 'mysql', '1:20 range.missing-alternative'],
  ] as const)('is refused where none does: %s', (text, protocol, place) => {
    const found = mistakesOf(text, protocol);
    expect(found).toHaveLength(1);
    expect(found[0]?.split(' ')[1]).toBe(place.split(' ')[1]);
  });

  it('may be written as any known product does where no table of products is there', () => {
    expect(mistakesOf('version: ">=V008R006"', 'postgresql', [])).toEqual([]);
  });
});
