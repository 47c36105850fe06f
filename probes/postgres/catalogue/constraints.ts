import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { inWords } from './codes.ts';
import { present } from './columns.ts';
import type { Context } from './context.ts';
import { keyIndexAspects } from './indexes.ts';
import type { ConstraintRow, IndexRow } from './rows.ts';

interface Named {
  readonly [name: string]: Aspects;
}

/** Constraints of one table or domain, without those it merely takes over from a parent. */
export function constraintsOf(
  rows: readonly ConstraintRow[],
  indexes: ReadonlyMap<string, IndexRow>,
  context: Context,
): Named {
  const own = rows.filter((row) => isOwn(row, context));
  return Object.fromEntries(own.map((row) => [row.name, aspectsOf(row, indexes.get(row.index) ?? null, context)]));
}

function isOwn({ kind, cloned, local }: ConstraintRow, { wanted }: Context): boolean {
  if (kind === 'n' && wanted('not-null-constraints')) return false;
  return !wanted('partition-clones') || (!cloned && local);
}

function aspectsOf(row: ConstraintRow, index: IndexRow | null, context: Context): Aspects {
  return {
    type: inWords('constraint', row.kind),
    ...bodyOf(row, context),
    ...(index === null ? {} : keyIndexAspects(index, context)),
    ...present({
      deferrable: row.deferrable ? true : null,
      initiallyDeferred: row.deferred ? true : null,
      validated: row.validated ? null : false,
      enforced: row.enforced ? null : false,
      period: row.period ? true : null,
    }),
    comment: row.comment,
  };
}

function bodyOf(row: ConstraintRow, context: Context): Aspects {
  const columns = row.columns ?? [];
  switch (row.kind) {
    case 'c':
      return { expression: context.text(row.expression ?? ''), ...present({ noInherit: row.noinherit ? true : null }) };
    case 'x':
      return { definition: context.text(row.expression ?? '') };
    case 'f':
      return {
        columns,
        references: `${row.referenced ?? ''} (${(row.referencedcolumns ?? []).join(', ')})`,
        onUpdate: inWords('action', row.onupdate),
        onDelete: [inWords('action', row.ondelete), ...(row.setcolumns ?? [])].join(' '),
        match: inWords('match', row.match),
      };
    default:
      return { columns };
  }
}
