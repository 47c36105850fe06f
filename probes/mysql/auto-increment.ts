import type { JsonObject } from '../../src/model/json.ts';

/** A column that counts by itself. */
interface ColumnRow {
  readonly place: string;
  readonly name: string;
  readonly col: string;
  /** `int(10) unsigned`, `bigint`. */
  readonly type: string;
  /** Next value. */
  readonly next: string;
}

/** Greatest value of each signed type (manuals, “Integer Types”); whole numbers that a float keeps. */
const greatest: Readonly<Record<string, bigint>> = {
  tinyint: 127n,
  smallint: 32_767n,
  mediumint: 8_388_607n,
  int: 2_147_483_647n,
  bigint: 9_223_372_036_854_775_807n,
  float: 16_777_216n,
  double: 9_007_199_254_740_992n,
};

/** How much of its numbers each column has used up, and the most of all; null: no column counts by itself. */
export function autoIncrementFacts(rows: readonly ColumnRow[]): JsonObject {
  const columns = rows.flatMap(({ place, name, col, type, next }) => {
    const limit = limitOf(type);
    if (limit === null || !/^\d{1,20}$/.test(next)) return [];
    // Hundredths of a percent, rounded down; the next number is not used yet.
    const used = Number(((BigInt(next) - 1n) * 10_000n) / limit) / 100;
    return [{ column: `${place}.${name}.${col}`, type, used: Math.min(100, Math.max(0, used)) }];
  });
  const sorted = columns.toSorted((a, b) => b.used - a.used);
  return { autoIncrement: sorted, autoIncrementUsed: sorted[0]?.used ?? null };
}

function limitOf(type: string): bigint | null {
  const [, name = ''] = /^(\w{1,20})/.exec(type.toLowerCase()) ?? [];
  const signed = greatest[name];
  if (signed === undefined) return null;
  return /\bunsigned\b/i.test(type) && name !== 'float' && name !== 'double' ? signed * 2n + 1n : signed;
}
