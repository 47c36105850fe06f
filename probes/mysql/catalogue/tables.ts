import type { FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import { collationText } from './column-type.ts';
import { columnParts, jsonColumns } from './columns.ts';
import { checkParts, foreignKeyParts } from './constraints.ts';
import { indexParts } from './indexes.ts';
import { partitionParts } from './partitions.ts';
import { byTable, commentText, tableKey, withoutPasswords, type Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';
import { triggerParts } from './triggers.ts';

/** Tables with all they are made of. */
export function tableObjects(reading: Reading): readonly FoundObject[] {
  const { rows, normalises, nameOf } = reading;
  const parts = {
    columns: byTable(rows.columns),
    indexes: byTable(rows.indexes),
    checks: byTable(rows.checks),
    references: byTable(rows.references),
    keyColumns: byTable(rows.keyColumns),
    partitions: byTable(rows.partitions),
    triggers: byTable(rows.triggers),
  };
  const tables = (rows.tables ?? []).filter(({ type }) => type === 'BASE TABLE' || type === 'SYSTEM VERSIONED');
  return tables.map((table): FoundObject => {
    const key = tableKey(table.schema, table.name);
    const checks = parts.checks.get(key) ?? [];
    const ofColumns = parts.columns.get(key) ?? [];
    const json = jsonColumns(ofColumns, checks, reading);
    const columns = columnParts(ofColumns, json, reading);
    const partitions = partitionParts(parts.partitions.get(key) ?? [], reading);
    const triggers = triggerParts(parts.triggers.get(key) ?? [], reading);
    return {
      kind: 'table',
      name: nameOf(table.schema, table.name),
      aspects: {
        engine: table.engine,
        rowFormat: table.rowFormat === null ? null : table.rowFormat.toLowerCase(),
        collation: collationText(table.collation, normalises),
        options: optionsOf(table),
        systemVersioned: table.type === 'SYSTEM VERSIONED',
        ...partitions.keys,
        columnOrder: columns.order,
        triggerOrder: triggers.order,
        comment: commentText(table.comment),
      },
      parts: {
        columns: columns.parts,
        indexes: indexParts(parts.indexes.get(key) ?? [], reading),
        constraints: {
          ...checkParts(checks, json, reading),
          ...foreignKeyParts(parts.references.get(key) ?? [], parts.keyColumns.get(key) ?? [], reading),
        },
        partitions: partitions.parts,
        triggers: triggers.parts,
      },
    };
  });
}

/** Options that somebody chose, without those that have an aspect of their own. */
function optionsOf({ options }: CatalogueRow<'tables'>): readonly string[] | null {
  const words = withoutPasswords(options ?? '')
    .split(/ (?=[`\w]+=)| /)
    .filter((word) => word !== '' && word !== 'partitioned' && !/^row_format=/i.test(word));
  // `PAGE_COMPRESSED`='1' of MariaDB 10 is `PAGE_COMPRESSED`=1 of 11.
  const plain = words.map((word) => word.replace(/^`(\w+)`=/, '$1=').replace(/='([^'\\]*)'$/, '=$1'));
  return plain.length === 0 ? null : plain.sort();
}
