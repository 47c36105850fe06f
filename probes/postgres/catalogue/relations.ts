import type { FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import { keptText } from '../../../src/kit/schema/snapshot-of.ts';
import type { Aspects, ObjectKind } from '../../../src/kit/schema/snapshot.ts';
import { policyAspects, ruleAspects, statisticAspects, triggerAspects } from './attached.ts';
import { columnsOf, ownColumns, present } from './columns.ts';
import { constraintsOf } from './constraints.ts';
import type { Context } from './context.ts';
import { grantsOf } from './grants.ts';
import { indexAspects } from './indexes.ts';
import { inWords } from './codes.ts';
import { inOrder, withoutSecrets } from './options.ts';
import type { ByRelation } from './by-relation.ts';
import type { ColumnRow, IndexRow, RelationRow } from './rows.ts';
import { canonicalQuery } from './text/canonical-text.ts';

const kinds: Readonly<Record<string, ObjectKind>> = {
  r: 'table',
  p: 'table',
  f: 'foreign-table',
  v: 'view',
  m: 'materialized-view',
};

interface Named {
  readonly [name: string]: Aspects;
}

/** A table or view with all that belongs to it; null: a composite type, which stands among the types. */
export function relationObject(row: RelationRow, of: ByRelation, context: Context): FoundObject | null {
  const kind = kinds[row.kind];
  if (kind === undefined) return null;
  const columns = of.columns(row.id);
  const indexes = of.indexes(row.id);
  const isView = kind === 'view' || kind === 'materialized-view';
  const named = <T extends { readonly name: string }>(rows: readonly T[], aspects: (each: T) => Aspects): Named =>
    Object.fromEntries(rows.map((each) => [each.name, aspects(each)]));
  return {
    kind,
    name: `${row.schema}.${row.name}`,
    aspects: isView ? viewAspects(row, context) : tableAspects(row, columns, indexes, context),
    parts: {
      columns: isView ? viewColumns(row, columns, context) : ownColumns(row, columns, context),
      constraints: constraintsOf(of.constraints(row.id), new Map(indexes.map((index) => [index.id, index])), context),
      indexes: named(freeIndexes(row.id, indexes, of, context), (each) => indexAspects(each, context)),
      triggers: named(
        of.triggers(row.id).filter(({ cloned }) => !cloned || !context.wanted('partition-clones')),
        (each) => triggerAspects(each, context),
      ),
      policies: named(of.policies(row.id), (each) => policyAspects(each, context)),
      rules: named(of.rules(row.id), (each) => ruleAspects(each, context)),
      statistics: named(of.statistics(row.id), (each) => statisticAspects(each, context)),
      grants: relationGrants(row, columns, context),
    },
  };
}

function relationGrants(row: RelationRow, columns: readonly ColumnRow[], { version, wanted }: Context): Named {
  const { acl, owner } = row;
  let grants: Named = grantsOf({ on: 'relation', acl, owner, version }, wanted);
  for (const column of columns) {
    if (column.acl === null) continue;
    const access = { on: 'column', acl: column.acl, owner, version } as const;
    grants = { ...grants, ...grantsOf(access, wanted, ` (${column.name})`) };
  }
  return grants;
}

/** Indexes that no key rests on. */
function freeIndexes(
  id: string,
  indexes: readonly IndexRow[],
  of: ByRelation,
  { wanted }: Context,
): readonly IndexRow[] {
  const backing = new Set(of.constraints(id).map(({ index }) => index));
  return indexes.filter((index) => !backing.has(index.id) && !(index.cloned && wanted('partition-clones')));
}

function tableAspects(
  row: RelationRow,
  columns: readonly ColumnRow[],
  indexes: readonly IndexRow[],
  context: Context,
): Aspects {
  return {
    persistence: inWords('persistence', row.persistence),
    // Where a column that a child takes over stands in it depends on when the parent got it.
    columnOrder: columns.filter(({ local }) => local || !context.wanted('inherited-columns')).map(({ name }) => name),
    ...present({
      partitionKey: row.partitionkey === null ? null : context.text(row.partitionkey),
      partitionOf: row.partition ? (row.parents?.[0] ?? null) : null,
      bound: row.bound === null ? null : context.text(row.bound),
      inherits: row.partition ? null : row.parents,
      ofType: row.oftype,
      rowSecurity: row.rowsecurity ? true : null,
      forceRowSecurity: row.forcerowsecurity ? true : null,
      replicaIdentity: replicaIdentity(row, indexes),
      server: row.server,
      serverOptions: withoutSecrets(row.serveroptions),
    }),
    ...common(row),
  };
}

function replicaIdentity({ replicaidentity }: RelationRow, indexes: readonly IndexRow[]): string | null {
  if (replicaidentity === 'd') return null;
  const index = indexes.find((each) => each.replicaidentity);
  return `${inWords('replicaIdentity', replicaidentity)} ${replicaidentity === 'i' ? (index?.name ?? '') : ''}`.trim();
}

function viewAspects(row: RelationRow, context: Context): Aspects {
  return {
    definition: keptText(canonicalQuery(row.definition ?? '', context.wanted)),
    ...(row.kind === 'm' ? { populated: row.populated } : {}),
    ...common(row),
  };
}

/** What every relation has; a table stands in `heap` unless somebody chose otherwise. */
function common(row: RelationRow): Aspects {
  const toast = inOrder(row.toastoptions).map((option) => `toast.${option}`);
  const isView = row.kind === 'v';
  const options = [...inOrder(row.options), ...toast];
  return {
    ...(isView ? { viewOptions: options } : { options }),
    ...present({
      accessMethod: row.accessmethod === 'heap' ? null : row.accessmethod,
      tablespace: row.tablespace,
    }),
    owner: row.owner,
    comment: row.comment,
  };
}

/** Columns of a view follow from its query; what somebody added to them does not. */
function viewColumns(row: RelationRow, columns: readonly ColumnRow[], context: Context): Named {
  const all = columnsOf(row, columns, context);
  const added = Object.entries(all).flatMap(([name, aspects]): [string, Aspects][] => {
    const { default: value, comment, statistics, options, storage, compression } = aspects;
    const told = present({
      default: value ?? null,
      comment: comment ?? null,
      statistics: statistics ?? null,
      options: options ?? null,
      storage: storage ?? null,
      compression: compression ?? null,
    });
    return Object.keys(told).length === 0 ? [] : [[name, told]];
  });
  return Object.fromEntries(added);
}
