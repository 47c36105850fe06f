import type { Found } from '../../src/kit/database/look.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { isJsonList, isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { seesAll } from './coverage.ts';
import { characterSetName, collationName } from './variable-facts.ts';

interface DatabaseRow {
  readonly name: string;
  readonly charset: string;
  readonly collation: string;
  /** Tables the account may see. */
  readonly tables: number;
  /** Bytes. */
  readonly size: number | null;
}

/** Databases with their sizes. An account that has no right on all of them sees a part: the lists are cut. */
export function databaseFacts(rows: readonly DatabaseRow[], known: JsonObject): Found {
  const grants = isJsonObject(known['account']) ? known['account']['grants'] : undefined;
  const all = isJsonList(grants) ? grants.filter((each) => typeof each === 'string') : [];
  const part = noted('truncated', 'mysql.gap.part-of-databases');
  const gaps: Gap[] = seesAll(all, null, 'tables') ? [] : gapsAt(['databases', 'databaseSizes'], part);
  const sizes: [string, number][] = [];
  for (const { name, tables, size } of rows) {
    // Every table has some: OceanBase writes 0, TiDB until it has counted.
    if (tables > 0 && (size === null || size === 0)) gaps.push(withoutSize(name));
    else sizes.push([name, size ?? 0]);
  }
  const databases = rows.map(({ name, charset, collation }) => ({
    name,
    characterSet: characterSetName(charset),
    collation: collationName(collation),
  }));
  return { facts: { databases, databaseSizes: Object.fromEntries(sizes) }, gaps };
}

function withoutSize(name: string): Gap {
  const path = formatFactPath([
    { kind: 'name', name: 'databaseSizes' },
    { kind: 'name', name },
  ]);
  return { path, ...noted('not-supported', 'mysql.gap.no-size') };
}
