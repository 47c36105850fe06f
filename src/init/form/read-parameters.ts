import { joinList } from '../../model/join-list.ts';
import { pickText } from '../../model/say.ts';
import type { Language } from '../../model/words.ts';
import { wordOf } from './cell-words.ts';
import type { Complain } from './complaint.ts';
import { formColumns } from './form-layout.ts';
import type { FilledValue } from './filled-form.ts';
import type { FormParameter } from './form-input.ts';
import { formText } from './form-texts.ts';
import { placeOf, type Grid } from './grid.ts';
import { readTable, type FormTable, type TableRow } from './read-table.ts';
import { readValue } from './read-value.ts';

type Column = (typeof formColumns.parameters)[number];

/** The columns in which environments give their values, by environment. */
type Columns = ReadonlyMap<string, number>;

/** The values of each environment, in the order of the profile’s parameters. */
export function readParameterSheet(
  grid: Grid | undefined,
  parameters: readonly FormParameter[],
  environments: readonly string[],
  language: Language,
  complain: Complain,
): ReadonlyMap<string, readonly FilledValue[]> {
  const codes = formColumns.parameters;
  const code = (each: Column) => `form.parameters.${each}` as const;
  const input = { name: 'parameters', codes, code, needed: ['name'], open: true } as const;
  const table = grid === undefined ? null : readTable(grid, input, language, complain);
  if (table === null) return new Map();
  const columns = columnsOf(table, environments, language, complain);
  const rows = rowsOf(table, parameters, complain);
  reportMissingRows(table, parameters, rows, complain);
  return new Map(
    [...columns].map(([environment, column]) => {
      const values = parameters.flatMap((parameter) => {
        const row = rows.get(parameter.name);
        const value = row === undefined ? null : valueAt(row, column, { parameter, environment, language, complain });
        return value === null ? [] : [value];
      });
      return [environment, values];
    }),
  );
}

function reportMissingRows(
  table: FormTable<Column>,
  parameters: readonly FormParameter[],
  rows: ReadonlyMap<string, TableRow<Column>>,
  complain: Complain,
): void {
  const at = placeOf(table.sheet, 1, (table.rows.at(-1)?.number ?? 1) + 1);
  for (const { name, byDefault } of parameters)
    if (byDefault === null && !rows.has(name)) complain(at, 'form.parameter-row', { name });
}

interface Wanted {
  readonly parameter: FormParameter;
  readonly environment: string;
  readonly language: Language;
  readonly complain: Complain;
}

function valueAt(row: TableRow<Column>, column: number, wanted: Wanted): FilledValue | null {
  const { parameter, environment, language, complain } = wanted;
  const { name, describe, type, byDefault } = parameter;
  const placed = row.other(column);
  const value = readValue(placed, type, language, complain);
  if (value === undefined && byDefault === null) complain(placed.place, 'form.value-missing', { name, environment });
  if (value === undefined || value === null) return null;
  const about = describe === null ? '' : pickText(describe, language).replaceAll(/\s+/g, ' ').trim();
  return { parameter: name, place: placed.place, about, value };
}

function columnsOf(
  table: FormTable<Column>,
  environments: readonly string[],
  language: Language,
  complain: Complain,
): Columns {
  const columns = new Map<string, number>();
  const known = joinList(environments, language);
  for (const { title, column, place } of table.others) {
    if (title === null) complain(place, 'form.no-title');
    else if (columns.has(title)) complain(place, 'form.column-twice', { column: title });
    else if (environments.includes(title)) columns.set(title, column);
    else {
      const sheet = formText(language, 'form.sheet.environments');
      complain(place, 'form.environment-column', { name: title, sheet, known });
    }
  }
  const missing = environments.filter((name) => !columns.has(name));
  for (const [index, name] of missing.entries())
    complain(placeOf(table.sheet, table.nextColumn + index, 1), 'form.no-environment-column', { name });
  return columns;
}

function rowsOf(
  table: FormTable<Column>,
  parameters: readonly FormParameter[],
  complain: Complain,
): ReadonlyMap<string, TableRow<Column>> {
  const rows = new Map<string, TableRow<Column>>();
  for (const row of table.rows) {
    const { cell, place } = row.at('name');
    const name = wordOf({ cell, place }, complain);
    const first = name === null ? undefined : rows.get(name)?.number;
    if (name === null) continue;
    if (name === '') complain(place, 'form.no-name');
    else if (first !== undefined) complain(place, 'form.parameter-twice', { name, first });
    else if (parameters.some((each) => each.name === name)) rows.set(name, row);
    else complain(place, 'form.parameter-unknown', { name });
  }
  return rows;
}
