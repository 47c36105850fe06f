import { noted } from '../../src/kit/machine/missed.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { mostNames, mostTables } from './table-limits.ts';

/** A table without primary key or of another engine than InnoDB. */
interface TableRow {
  readonly place: string;
  readonly name: string;
  readonly engine: string | null;
  /** 1: it has a primary key. */
  readonly keyed: number;
}

/** Tables without primary key, and tables of other engines: how many, and their names. */
export function tableFacts(rows: readonly TableRow[]): { readonly facts: JsonObject; readonly gaps: readonly Gap[] } {
  const isCut = rows.length > mostTables;
  const other = rows.filter(({ engine }) => engine !== null && engine.toLowerCase() !== 'innodb');
  const lists = {
    withoutPrimaryKey: rows.filter(({ keyed }) => keyed === 0).map(nameOf),
    otherEngine: other.map((row) => `${nameOf(row)} (${row.engine ?? ''})`),
  };
  const gaps: Gap[] = [];
  const facts: Record<string, JsonObject> = {};
  for (const [kind, names] of Object.entries(lists)) {
    facts[kind] = { ...(isCut ? {} : { count: names.length }), names: names.slice(0, mostNames) };
    const params = { most: value(isCut ? mostTables : mostNames) };
    if (isCut) gaps.push({ path: `tables.${kind}.count`, ...noted('truncated', 'mysql.gap.many-tables', params) });
    if (isCut || names.length > mostNames)
      gaps.push({ path: `tables.${kind}.names`, ...noted('truncated', 'mysql.gap.many-tables', params) });
  }
  return { facts: { tables: facts }, gaps };
}

function nameOf({ place, name }: TableRow): string {
  return `${place}.${name}`;
}
