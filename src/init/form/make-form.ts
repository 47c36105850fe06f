import { joinList } from '../../model/join-list.ts';
import { pickText } from '../../model/say.ts';
import type { Language } from '../../model/words.ts';
import { formType, type FormInput, type FormParameter } from './form-input.ts';
import { documentFields, formColumns, type FormSheetName } from './form-layout.ts';
import { formText } from './form-texts.ts';
import { exampleOf, typeWords } from './type-words.ts';

/** A sheet of the form, as a workbook takes it. */
export interface FormSheet {
  readonly name: string;
  readonly filtered: false;
  readonly columns: readonly FormSheetColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly choices?: readonly { readonly row: number; readonly column: number; readonly choice: Choice }[];
}

interface FormSheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly asTyped: true;
  readonly choice?: Choice;
}

interface Choice {
  readonly words: readonly string[];
  readonly refusal: string;
}

/** The form that a customer fills in, without a place for any secret. */
export function makeForm(input: FormInput, language: Language): readonly FormSheet[] {
  return [
    guide(input, language),
    environmentSheet(input, language),
    parameterSheet(input, language),
    sheet('machines', [18, 18, 28, 28, 18], [], language),
    documentSheet(input, language),
  ];
}

function guide(input: FormInput, language: Language): FormSheet {
  const title = input.title === null ? input.name : pickText(input.title, language);
  const { secrets } = input;
  const lines = [
    formText(language, 'form.guide.why', { title }),
    ...(['environments', 'parameters', 'many', 'machines', 'document', 'rules'] as const).map((part) =>
      formText(language, `form.guide.${part}`),
    ),
    formText(language, secrets.length === 0 ? 'form.guide.no-secrets' : 'form.guide.secrets'),
    ...secrets.map(({ name, checks }) =>
      formText(language, 'form.guide.secret', { name, checks: joinList(checks, language) }),
    ),
  ];
  return {
    name: formText(language, 'form.sheet.guide'),
    filtered: false,
    columns: [{ title: formText(language, 'form.guide.head', { title }), width: 110, asTyped: true }],
    rows: lines.map((line) => [line]),
  };
}

function environmentSheet({ environments }: FormInput, language: Language): FormSheet {
  const rows = environments.map((name, index) => [
    name,
    null,
    formText(language, index === environments.length - 1 ? 'form.yes' : 'form.no'),
    formText(language, 'form.no'),
    null,
  ]);
  const made = sheet('environments', [20, 32, 20, 20, 20], rows, language);
  const choice = yesNo(language);
  return { ...made, columns: made.columns.map((each, index) => ([2, 3].includes(index) ? { ...each, choice } : each)) };
}

function parameterSheet({ parameters, environments }: FormInput, language: Language): FormSheet {
  const made = sheet('parameters', [22, 40, 30, 32, 18], [], language);
  const own = environments.map((title) => ({ title, width: 36, asTyped: true as const }));
  const choice = yesNo(language);
  const choices = parameters.flatMap(({ type }, row) =>
    type === 'boolean' ? environments.map((_, index) => ({ row, column: made.columns.length + index, choice })) : [],
  );
  const rows = parameters.map((each) => parameterRow(each, language));
  return { ...made, columns: [...made.columns, ...own], rows, choices };
}

function parameterRow(
  { name, describe, type, byDefault }: FormParameter,
  language: Language,
): FormSheet['rows'][number] {
  const flag = byDefault === 'true' ? 'form.yes' : 'form.no';
  const usual = byDefault !== null && formType(type).of === 'boolean' ? formText(language, flag) : byDefault;
  const about = describe === null ? null : pickText(describe, language);
  return [name, about, typeWords(type, language), exampleOf(type, language), usual];
}

function documentSheet({ title }: FormInput, language: Language): FormSheet {
  const rows = documentFields.map((field) => [
    formText(language, `form.document.${field}`),
    field === 'system' && title !== null ? pickText(title, language) : null,
  ]);
  return sheet('document', [28, 60], rows, language);
}

function sheet(name: FormSheetName, widths: readonly number[], rows: FormSheet['rows'], language: Language): FormSheet {
  return {
    name: formText(language, `form.sheet.${name}`),
    filtered: false,
    columns: columnTitles(name, language).map((title, index) => ({ title, width: widths[index] ?? 20, asTyped: true })),
    rows,
  };
}

/** How the columns of a sheet are called. */
export function columnTitles(name: FormSheetName, language: Language): readonly string[] {
  switch (name) {
    case 'environments':
      return formColumns.environments.map((each) => formText(language, `form.environments.${each}`));
    case 'parameters':
      return formColumns.parameters.map((each) => formText(language, `form.parameters.${each}`));
    case 'machines':
      return formColumns.machines.map((each) => formText(language, `form.machines.${each}`));
    case 'document':
      return formColumns.document.map((each) => formText(language, `form.document.${each}`));
  }
}

function yesNo(language: Language): Choice {
  const words = [formText(language, 'form.yes'), formText(language, 'form.no')];
  return { words, refusal: formText(language, 'form.choose') };
}
