import { joinList } from '../../model/join-list.ts';
import type { Language } from '../../model/words.ts';
import { flagOf, wordOf, type PlacedCell } from './cell-words.ts';
import type { Complain, Complaint } from './complaint.ts';
import { documentFields, formColumns, formSheets, type FormSheetName } from './form-layout.ts';
import type { FilledEnvironment, FilledFlag, FilledForm, FilledMachine, FilledWord } from './filled-form.ts';
import type { FormParameter } from './form-input.ts';
import { codeOf, formText } from './form-texts.ts';
import { placeOf, type Grid } from './grid.ts';
import { readParameterSheet } from './read-parameters.ts';
import { readTable, type TableRow } from './read-table.ts';

/** What a form gave, as far as it could be read, and everything that is wrong in it. */
export interface ReadForm {
  readonly form: FilledForm;
  readonly complaints: readonly Complaint[];
}

/**
 * Reads a filled form by the names of its sheets and columns, in whichever language it was made. `language` is that of
 * the remarks and complaints.
 */
export function readForm(grids: readonly Grid[], parameters: readonly FormParameter[], language: Language): ReadForm {
  const complaints: Complaint[] = [];
  const complain: Complain = (place, code, params = {}) => complaints.push({ place, code, params });
  const sheets = sheetsOf(grids, language, complain);
  const environments = readEnvironments(sheets.get('environments'), language, complain);
  const names = environments.map(({ name }) => name);
  const values = readParameterSheet(sheets.get('parameters'), parameters, names, language, complain);
  const machines = readMachines(sheets.get('machines'), names, language, complain);
  const { document, timeZone } = readDocument(sheets.get('document'), language, complain);
  const form = {
    environments: environments.map((each) => ({
      ...each,
      values: values.get(each.name) ?? [],
      machines: machines.get(each.name) ?? [],
    })),
    document,
    timeZone,
  };
  return { form, complaints };
}

function sheetsOf(grids: readonly Grid[], language: Language, complain: Complain): ReadonlyMap<FormSheetName, Grid> {
  const found = new Map<FormSheetName, Grid>();
  for (const grid of grids) {
    const code = codeOf(grid.name, ['guide', ...formSheets] as const, (each) => `form.sheet.${each}`);
    if (code === 'guide') continue;
    if (code !== undefined && !found.has(code)) found.set(code, grid);
    else if (grid.rows.length > 0) complain(null, 'form.unknown-sheet', { sheet: grid.name });
  }
  // Machines and Document may stay empty, and so be missing.
  for (const code of ['environments', 'parameters'] as const)
    if (!found.has(code)) complain(null, 'form.no-sheet', { sheet: formText(language, `form.sheet.${code}`) });
  return found;
}

type BareEnvironment = Omit<FilledEnvironment, 'values' | 'machines'>;

function readEnvironments(grid: Grid | undefined, language: Language, complain: Complain): readonly BareEnvironment[] {
  const codes = formColumns.environments;
  const code = (each: (typeof codes)[number]) => `form.environments.${each}` as const;
  const input = { name: 'environments', codes, code, needed: ['name'], open: false } as const;
  const table = grid === undefined ? null : readTable(grid, input, language, complain);
  const found = new Map<string, BareEnvironment & { readonly row: number }>();
  for (const row of table?.rows ?? []) {
    const read = readEnvironment(row, language, complain);
    const first = read === null ? undefined : found.get(read.name)?.row;
    if (read === null) continue;
    if (first === undefined) found.set(read.name, { ...read, row: row.number });
    else complain(read.place, 'form.environment-twice', { name: read.name, first });
  }
  if (table !== null && table.rows.length === 0) complain(placeOf(table.sheet, 1, 2), 'form.no-environments');
  return [...found.values()];
}

function readEnvironment(
  row: TableRow<(typeof formColumns.environments)[number]>,
  language: Language,
  complain: Complain,
): BareEnvironment | null {
  const name = neededWord(row.at('name'), complain);
  const rest = {
    title: optionalWord(row.at('title'), complain),
    gate: optionalFlag(row.at('gate'), language, complain),
    protected: optionalFlag(row.at('protected'), language, complain),
    window: optionalWord(row.at('window'), complain),
  };
  const window = rest.window === null ? null : { ...rest.window, word: rest.window.word.normalize('NFKC') };
  return name === null ? null : { name: name.word, place: name.place, ...rest, window };
}

function readMachines(
  grid: Grid | undefined,
  environments: readonly string[],
  language: Language,
  complain: Complain,
): ReadonlyMap<string, readonly FilledMachine[]> {
  const codes = formColumns.machines;
  const code = (each: (typeof codes)[number]) => `form.machines.${each}` as const;
  const input = { name: 'machines', codes, code, needed: ['environment', 'key'], open: false } as const;
  const table = grid === undefined ? null : readTable(grid, input, language, complain);
  const found = new Map<string, FilledMachine[]>();
  const rows = new Map<string, number>();
  for (const row of table?.rows ?? []) {
    const environment = neededWord(row.at('environment'), complain);
    const key = neededWord(row.at('key'), complain);
    const hostname = optionalWord(row.at('hostname'), complain);
    const address = optionalWord(row.at('address'), complain);
    const zone = optionalWord(row.at('zone'), complain);
    if (environment === null || key === null) continue;
    const { word, place } = environment;
    const id = JSON.stringify([word, key.word]);
    const first = rows.get(id);
    if (!environments.includes(word)) {
      const known = joinList(environments, language);
      complain(place, 'form.machine-environment', { name: word, known });
    } else if (first !== undefined) complain(key.place, 'form.machine-twice', { name: key.word, first });
    else {
      rows.set(id, row.number);
      found.set(word, [...(found.get(word) ?? []), { key: key.word, place: key.place, hostname, address, zone }]);
    }
  }
  return found;
}

function readDocument(
  grid: Grid | undefined,
  language: Language,
  complain: Complain,
): Pick<FilledForm, 'document' | 'timeZone'> {
  const codes = formColumns.document;
  const code = (each: (typeof codes)[number]) => `form.document.${each}` as const;
  const input = { name: 'document', codes, code, needed: ['field', 'value'], open: false } as const;
  const table = grid === undefined ? null : readTable(grid, input, language, complain);
  const fields = new Map<string, { readonly value: string; readonly place: string; readonly row: number }>();
  for (const row of table?.rows ?? []) {
    const value = optionalDay(row.at('value'), complain);
    if (value === null) continue;
    const label = neededWord(row.at('field'), complain);
    if (label === null) continue;
    const field = codeOf(label.word, documentFields, (each) => `form.document.${each}`) ?? label.word;
    const first = fields.get(field)?.row;
    if (first !== undefined) complain(label.place, 'form.field-twice', { name: label.word, first });
    else fields.set(field, { value: value.word, place: value.place, row: row.number });
  }
  const zone = fields.get('timeZone');
  fields.delete('timeZone');
  return {
    document: [...fields].map(([field, { value, place }]) => ({ field, value, place })),
    timeZone: zone === undefined ? null : { name: zone.value, place: zone.place },
  };
}

function neededWord(placed: PlacedCell, complain: Complain): FilledWord | null {
  const word = wordOf(placed, complain);
  if (word === '') complain(placed.place, 'form.no-name');
  return word === null || word === '' ? null : { word, place: placed.place };
}

function optionalWord(placed: PlacedCell, complain: Complain): FilledWord | null {
  const word = wordOf(placed, complain);
  return word === null || word === '' ? null : { word, place: placed.place };
}

/** A date on the cover is meant as one. */
function optionalDay(placed: PlacedCell, complain: Complain): FilledWord | null {
  const { cell, place } = placed;
  if (cell?.kind === 'date') return { word: cell.shown, place };
  return optionalWord(placed, complain);
}

function optionalFlag(placed: PlacedCell, language: Language, complain: Complain): FilledFlag | null {
  const flag = flagOf(placed, language, complain);
  return flag === null || flag === '' ? null : { flag, place: placed.place };
}
