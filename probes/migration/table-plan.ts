import type { Kind, Settings, WrittenTable } from './schema.ts';
import type { SideName } from './sides.ts';

/** A column that is looked at, by its name on either side. */
export interface PlannedColumn {
  readonly source: string;
  readonly target: string;
  readonly kind: Kind;
}

/** A written table with everything that its statements need. */
export interface PlannedTable {
  readonly source: string;
  readonly target: string;
  readonly key: PlannedColumn | null;
  /** The key among them. */
  readonly columns: readonly PlannedColumn[];
  readonly unique: WrittenTable['unique'];
  readonly references: WrittenTable['references'];
}

/** The tables that the settings write. */
export function plannedTables({ tables }: Settings): readonly PlannedTable[] {
  return tables.map((written) => {
    if (typeof written === 'string')
      return { source: written, target: written, key: null, columns: [], unique: [], references: [] };
    const { source, target = source, key, renamed, unique, references } = written;
    const columns = Object.entries(written.columns).map(([name, kind]): PlannedColumn => ({
      source: name,
      target: renamed[name] ?? name,
      kind,
    }));
    return { source, target, key: columns.find((each) => each.source === key) ?? null, columns, unique, references };
  });
}

/** Name of the table on one side. */
export function nameOn(table: PlannedTable, side: SideName): string {
  return side === 'source' ? table.source : table.target;
}
