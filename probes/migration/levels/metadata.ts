import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Column } from '../catalogue/column-form.ts';
import { fitOf } from '../catalogue/fit.ts';
import { holds } from '../catalogue/charsets.ts';
import { columnOf, type Pair } from '../catalogue/match.ts';
import { namesOf } from '../catalogue/names.ts';
import type { Metadata, MetadataName, Problem } from '../facts.ts';
import type { Described } from './server.ts';
import type { Product } from '../schema.ts';

/** Most problems of one kind that are told. */
const mostProblems = 1000;

/** One of the two databases, as far as the catalogue is concerned. */
export interface Catalogued extends Described {
  readonly product: Product;
  readonly database: string;
}

/** Holds the catalogue of the source against that of the target. Pure. */
export function metadata(
  list: readonly Pair[],
  source: Catalogued,
  target: Catalogued,
): { readonly facts: Metadata; readonly gaps: readonly Gap[] } {
  const found: Record<MetadataName, Problem[]> = {
    missingTables: [],
    missingColumns: [],
    requiredColumns: [],
    changedTypes: [],
    narrowedTypes: [],
    nullability: [],
    enumValues: [],
    charsets: databaseCharsets(source, target),
    withoutKey: [],
    automaticKeys: [],
    zeroDates: [],
    ...namesOf(list, target),
  };
  for (const pair of list) addTable(found, pair, source, target);
  const gaps: Gap[] = [];
  if (target.product === 'postgres' && target.words === null) {
    gaps.push(...gapsAt(['metadata.reservedWords'], noted('not-reached', 'migration.gap.no-words')));
  }
  for (const [name, problems] of Object.entries(found)) {
    if (problems.length <= mostProblems) continue;
    const count = { kept: mostProblems, all: problems.length };
    gaps.push(...gapsAt([`metadata.${name}`], noted('truncated', 'kit.gap.first-of', count)));
    problems.length = mostProblems;
  }
  return { facts: found, gaps };
}

function addTable(
  found: Record<MetadataName, Problem[]>,
  { source: table, target: other, nameOf }: Pair,
  source: Catalogued,
  target: Catalogued,
): void {
  if (table.key.length === 0) found.withoutKey.push({ at: table.name, source: null, target: null });
  if (other === null) {
    found.missingTables.push({ at: table.name, source: table.name, target: null });
    return;
  }
  const met = new Set<string>();
  for (const column of table.columns.values()) {
    const at = `${table.name}.${column.name}`;
    const answer = columnOf(other, nameOf(column.name));
    if (answer === null) {
      found.missingColumns.push({ at, source: column.type, target: null });
      continue;
    }
    met.add(answer.name);
    addColumn(found, at, column, answer);
    addCharset(found, at, column, answer, source, target);
    if (column.zeroDate && target.product === 'postgres') found.zeroDates.push(asProblem(at, column, answer));
  }
  for (const column of other.columns.values()) {
    if (met.has(column.name) || column.nullable || column.fillsItself) continue;
    found.requiredColumns.push({ at: `${table.name}.${column.name}`, source: null, target: column.type });
  }
}

function asProblem(at: string, column: Column, answer: Column): Problem {
  return { at, source: column.type, target: answer.type };
}

function addColumn(found: Record<MetadataName, Problem[]>, at: string, column: Column, answer: Column): void {
  const fit = column.form.kind === 'other' && column.type !== answer.type ? 'other' : fitOf(column.form, answer.form);
  if (fit === 'other') found.changedTypes.push(asProblem(at, column, answer));
  if (fit === 'narrower') found.narrowedTypes.push(asProblem(at, column, answer));
  if (column.nullable && !answer.nullable) found.nullability.push({ at, source: 'NULL', target: 'NOT NULL' });
  if (column.automatic && !answer.automatic) found.automaticKeys.push(asProblem(at, column, answer));
  if (column.form.kind !== 'enum' || answer.form.kind !== 'enum') return;
  const known = new Set(answer.form.labels);
  const unknown = column.form.labels.filter((label) => !known.has(label));
  if (unknown.length > 0) found.enumValues.push({ at, source: unknown.join(', '), target: [...known].join(', ') });
}

/** Two databases of PostgreSQL have one encoding each: said once, not for every column. */
function databaseCharsets(source: Catalogued, target: Catalogued): Problem[] {
  const [from, to] = [source.facts.encoding, target.facts.encoding];
  if (source.product !== 'postgres' || target.product !== 'postgres' || from === undefined || to === undefined)
    return [];
  const isPostgres = true;
  if (holds({ name: to, isPostgres }, { name: from, isPostgres })) return [];
  return [{ at: source.database, source: from, target: to }];
}

function addCharset(
  found: Record<MetadataName, Problem[]>,
  at: string,
  column: Column,
  answer: Column,
  source: Catalogued,
  target: Catalogued,
): void {
  if (source.product === 'postgres' && target.product === 'postgres') return;
  const [from, to] = [charsetOf(column), charsetOf(answer)];
  if (from === null || to === null) return;
  const isHeld = holds(
    { name: to, isPostgres: target.product === 'postgres' },
    { name: from, isPostgres: source.product === 'postgres' },
  );
  if (!isHeld) found.charsets.push({ at, source: from, target: to });
}

function charsetOf({ form }: Column): string | null {
  return form.kind === 'text' ? form.charset : null;
}
