import type {
  CatalogueRows,
  ColumnRow,
  ConstraintRow,
  IndexRow,
  PolicyRow,
  RuleRow,
  StatisticRow,
  TriggerRow,
} from './rows.ts';

/** Rows that belong to a relation, by its id. */
export interface ByRelation {
  readonly columns: (id: string) => readonly ColumnRow[];
  readonly constraints: (id: string) => readonly ConstraintRow[];
  readonly indexes: (id: string) => readonly IndexRow[];
  readonly triggers: (id: string) => readonly TriggerRow[];
  readonly policies: (id: string) => readonly PolicyRow[];
  readonly rules: (id: string) => readonly RuleRow[];
  readonly statistics: (id: string) => readonly StatisticRow[];
}

/** Sorts rows by the relation they belong to. */
export function byRelation(rows: CatalogueRows): ByRelation {
  return {
    columns: grouped(rows.columns, ({ relation }) => relation),
    constraints: grouped(rows.constraints, ({ relation }) => relation),
    indexes: grouped(rows.indexes, ({ relation }) => relation),
    triggers: grouped(rows.triggers, ({ relation }) => relation),
    policies: grouped(rows.policies, ({ relation }) => relation),
    rules: grouped(rows.rules, ({ relation }) => relation),
    statistics: grouped(rows.statistics, ({ relation }) => relation),
  };
}

/** Finds rows by a key; none: an empty list. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): (key: string) => readonly T[] {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const list = found.get(keyOf(row));
    if (list === undefined) found.set(keyOf(row), [row]);
    else list.push(row);
  }
  return (key) => found.get(key) ?? [];
}
