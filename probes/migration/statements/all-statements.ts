import type { Rule, Settings } from '../schema.ts';
import type { SideName } from '../sides.ts';
import { plannedTables, type PlannedTable } from '../table-plan.ts';
import { catalogueStatements } from './catalogue.ts';
import { familiesOf, sessionStatements, type Family } from './session.ts';
import { tableStatements, type Place } from './table-statements.ts';

/** Ranges of the key that a sample is taken from. */
export const sampleRanges = 10;

/** Pages that the comparison of all rows reads of one table, at most. */
export const mostPages = 100_000;

/** Every statement that one side may get, with how often at most. Of those that differ by product only one kind is sent. */
export function allStatements(settings: Settings, side: SideName): ReadonlyMap<string, number> {
  const { product, schema } = settings[side];
  // A server is of one family only.
  const counted = new Map<string, number>();
  for (const family of familiesOf[product]) {
    const own = summed(serverStatements(settings, side, family));
    for (const [text, count] of own) counted.set(text, Math.max(count, counted.get(text) ?? 0));
  }
  const list: (readonly [string | null, number])[] = [...counted];
  const place = { product, schema, side };
  for (const table of plannedTables(settings)) list.push(...levelStatements(table, settings, place));
  if (side === 'source') list.push(...ruleStatements(settings, place));
  return summed(list);
}

function summed(list: readonly (readonly [string | null, number])[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const [text, count] of list) if (text !== null) counted.set(text, (counted.get(text) ?? 0) + count);
  return counted;
}

function serverStatements(
  settings: Settings,
  side: SideName,
  family: Family,
): readonly (readonly [string | null, number])[] {
  const catalogue = catalogueStatements(family, settings[side].schema);
  return [
    ...sessionStatements(family, settings.budget.perTable).map((text) => [text, 1] as const),
    [catalogue.server, 1],
    [catalogue.position, 2],
    [catalogue.changes, 2],
    [catalogue.tables, 1],
    [catalogue.columns, 1],
    [side === 'target' ? catalogue.words : null, 1],
    [settings.rollback ? catalogue.archiver : null, 1],
  ];
}

function levelStatements(
  table: PlannedTable,
  { levels, rehearsal }: Settings,
  place: Place,
): readonly (readonly [string | null, number])[] {
  const asked = tableStatements(table, place);
  const deep = levels.includes('L3') || levels.includes('L4');
  const pages = (levels.includes('L3') ? sampleRanges : 0) + (levels.includes('L4') ? mostPages : 0);
  return [
    ...(levels.includes('L1') ? [[asked.count, 1] as const] : []),
    ...(levels.includes('L2') ? [[asked.boundaries, 1] as const] : []),
    ...(deep ? [[asked.page, pages] as const] : []),
    ...(deep && place.side === 'source' ? [[asked.extremes, 1] as const] : []),
    ...(rehearsal !== undefined && place.side === 'source' ? [[asked.rehearsal(rehearsal.rows), 1] as const] : []),
  ];
}

function ruleStatements(settings: Settings, place: Place): readonly (readonly [string | null, number])[] {
  const list: (readonly [string | null, number])[] = [];
  for (const { table, rules } of ruleScans(settings)) {
    const asked = tableStatements(table, place);
    list.push([asked.rules(rules.map((rule) => rule.violates)), 1]);
    if (rules.length > 1) list.push(...rules.map(({ violates }) => [asked.rules([violates]), 1] as const));
    list.push(...rules.map(({ violates }) => [asked.keysWhere(violates), 1] as const));
  }
  for (const table of plannedTables(settings)) {
    const asked = tableStatements(table, place);
    for (const names of table.unique) list.push([asked.duplicates(names), 1]);
  }
  return list;
}

/** Rules of one table, which are counted in one scan. */
export interface RuleScan {
  readonly table: PlannedTable;
  readonly rules: readonly (Pick<Rule, 'name' | 'violates'> & { readonly kind: 'rule' | 'orphan' })[];
}

/** The rules of the settings by table, with the references of written tables as rules of their own. */
export function ruleScans(settings: Settings): readonly RuleScan[] {
  const tables = new Map(plannedTables(settings).map((table) => [table.source, table]));
  for (const { table } of settings.rules) {
    const bare = { source: table, target: table, key: null, columns: [], unique: [], references: [] };
    if (!tables.has(table)) tables.set(table, bare);
  }
  const { product, schema } = settings.source;
  return [...tables.values()].flatMap((table) => {
    const { orphan } = tableStatements(table, { product, schema, side: 'source' });
    const own = settings.rules.filter((rule) => rule.table === table.source);
    const rules = [
      ...own.map(({ name, violates }) => ({ name, violates, kind: 'rule' as const })),
      ...table.references.map((each) => ({
        name: `orphan ${table.source}.${each.column}`,
        violates: orphan(each),
        kind: 'orphan' as const,
      })),
    ];
    return rules.length === 0 ? [] : [{ table, rules }];
  });
}
