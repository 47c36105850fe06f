import type { FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import type { Aspects, ObjectKind } from '../../../src/kit/schema/snapshot.ts';
import { present } from './columns.ts';
import { constraintsOf } from './constraints.ts';
import type { Context } from './context.ts';
import { grantsOf } from './grants.ts';
import type { ColumnRow, ConstraintRow, TypeRow } from './rows.ts';

const kinds: Readonly<Record<string, ObjectKind>> = {
  e: 'enum',
  d: 'domain',
  r: 'range-type',
  c: 'composite-type',
};

/** What belongs to a type. */
export interface OfType {
  /** Attributes of a composite type. */
  readonly columns: readonly ColumnRow[];
  /** Constraints of a domain. */
  readonly constraints: readonly ConstraintRow[];
}

/** An enum, domain, range or composite type; null: another kind. */
export function typeObject(row: TypeRow, of: OfType, context: Context): FoundObject | null {
  const kind = kinds[row.kind];
  if (kind === undefined) return null;
  const { acl, owner } = row;
  return {
    kind,
    name: `${row.schema}.${row.name}`,
    aspects: { ...aspectsOf(row, of, context), owner, comment: row.comment },
    parts: {
      constraints: constraintsOf(of.constraints, new Map(), context),
      grants: grantsOf({ on: 'type', acl, owner, version: context.version }, context.wanted),
    },
  };
}

function aspectsOf(row: TypeRow, { columns }: OfType, context: Context): Aspects {
  switch (row.kind) {
    case 'e':
      return { labels: row.labels ?? [] };
    case 'd':
      return {
        baseType: row.basetype,
        nullable: !row.notnull,
        default: row.value === null ? null : context.text(row.value),
        ...present({ collation: row.collation }),
      };
    case 'r':
      return { properties: row.range ?? {} };
    default:
      return { attributes: columns.map(attributeOf) };
  }
}

function attributeOf({ name, type, collation }: ColumnRow): string {
  return collation === null ? `${name} ${type}` : `${name} ${type} collate ${collation}`;
}
