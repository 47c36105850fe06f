import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { PartInFull } from '../../../src/kit/schema/snapshot.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { privilegesOn } from './privileges.ts';
import { isWhole } from './programs.ts';
import { tableKey } from './reading.ts';
import type { CatalogueRows } from './rows.ts';
import { longestText, type CatalogueName } from './statements.ts';
import { showsDefinition } from './views.ts';

/** What an account needs on a whole database to be shown all of one part; one of them is enough. */
interface Need {
  readonly part: PartInFull;
  readonly anyOf: readonly string[];
}

const forColumns = ['SELECT', 'INSERT', 'UPDATE', 'REFERENCES'];
const forTables = [...forColumns, 'DELETE', 'CREATE', 'DROP', 'INDEX', 'ALTER', 'CREATE VIEW', 'SHOW VIEW', 'TRIGGER'];

/** Measured on MariaDB 10.11 and MySQL 9.7: what information_schema shows to an account with one privilege. */
const needs: readonly Need[] = [
  { part: 'tables', anyOf: forTables },
  { part: 'columns', anyOf: forColumns },
  { part: 'triggers', anyOf: ['TRIGGER'] },
  { part: 'routines', anyOf: ['EXECUTE', 'CREATE ROUTINE', 'ALTER ROUTINE', 'SHOW_ROUTINE', 'SHOW CREATE ROUTINE'] },
  { part: 'events', anyOf: ['EVENT'] },
];

/** What must have been answered for a part to be there. */
const answers: { readonly [P in PartInFull]?: readonly CatalogueName[] } = {
  schemas: ['schemas'],
  foreignKeys: ['references', 'keyColumns'],
  checks: ['checks'],
  partitions: ['partitions'],
  definitions: ['views'],
  routines: ['routines', 'parameters'],
  triggers: ['triggers'],
  events: ['events'],
};

const every: readonly PartInFull[] = [
  'schemas',
  'tables',
  'columns',
  'checks',
  'foreignKeys',
  'partitions',
  'definitions',
  'routines',
  'bodies',
  'triggers',
  'events',
  'sequences',
  'texts',
];

/** Which parts were seen in full, and why the others were not. */
export interface InFull {
  readonly parts: { readonly [P in PartInFull]?: true };
  readonly gaps: readonly Gap[];
}

/**
 * information_schema leaves out what an account may not see, without a word: so it is worked out from its privileges,
 * and from what is shown by half.
 *
 * @param schemas the databases looked at; null: all there are, of which some may be hidden as a whole
 * @param grants rows of SHOW GRANTS; none where they are not known
 */
export function inFull(rows: CatalogueRows, schemas: readonly string[] | null, grants: readonly string[]): InFull {
  const gaps: Gap[] = [];
  const miss = (part: PartInFull, missed: Parameters<typeof gapsAt>[1]): void => {
    gaps.push(...gapsAt([`schema.inFull.${part}`], missed));
  };
  const held = (schemas ?? [null]).map((schema) => privilegesOn(schema, grants));
  for (const { part, anyOf } of needs) {
    const shown = held.every(
      (each) => each.has('ALL PRIVILEGES') || anyOf.some((word) => each.has(word)) || readsAll(part, grants),
    );
    if (!shown)
      miss(part, noted('not-permitted', 'mysql.gap.hidden-part', { privilege: anyOf.slice(0, 4).join(' / ') }));
  }
  for (const [part, privilege] of halves(rows))
    miss(part, noted('not-permitted', 'mysql.gap.hidden-part', { privilege }));
  if (hasHiddenSequence(rows)) miss('sequences', noted('not-supported', 'mysql.gap.sequence-hidden'));
  if (hasCutText(rows)) miss('texts', noted('truncated', 'mysql.gap.text-cut', { most: longestText }));
  if (hasHiddenBytes(rows)) miss('texts', noted('not-supported', 'mysql.gap.bytes-hidden'));
  const missing = new Set(gaps.map(({ path }) => path));
  const whole = every.filter((part) => !missing.has(`schema.inFull.${part}`) && isAnswered(part, rows));
  return { parts: Object.fromEntries(whole.map((part) => [part, true] as const)), gaps };
}

/** Whoever reads every table reads those that hold the routines too. */
function readsAll(part: PartInFull, grants: readonly string[]): boolean {
  return part === 'routines' && privilegesOn(null, grants).has('SELECT');
}

function isAnswered(part: PartInFull, rows: CatalogueRows): boolean {
  return (answers[part] ?? []).every((name) => rows[name] !== undefined);
}

/** Parts of which the server shows that they are there, and not what they are. */
function halves(rows: CatalogueRows): readonly (readonly [PartInFull, string])[] {
  const found: (readonly [PartInFull, string])[] = [];
  const keyOf = (row: { schema: string; table: string; name: string }): string =>
    `${tableKey(row.schema, row.table)}${row.name}`;
  const [references, keys] = [rows.references ?? [], rows.keyColumns ?? []].map((all) => new Set(all.map(keyOf)));
  const alike = references !== undefined && keys !== undefined && [...references].every((key) => keys.has(key));
  if (!alike || references.size !== keys.size) found.push(['foreignKeys', 'SELECT + REFERENCES']);
  if ((rows.views ?? []).some((view) => !showsDefinition(view))) found.push(['definitions', 'SELECT + SHOW VIEW']);
  const programs = [...(rows.routines ?? []), ...(rows.triggers ?? []), ...(rows.events ?? [])];
  if (programs.some(({ body }) => !isWhole(body)))
    found.push(['bodies', 'SHOW_ROUTINE / SHOW CREATE ROUTINE / SELECT ON mysql.proc']);
  return found;
}

function hasHiddenSequence({ tables = [], sequences }: CatalogueRows): boolean {
  const shown = new Set((sequences ?? []).map(({ schema, name }) => tableKey(schema, name)));
  return tables.some(({ schema, name, type }) => type === 'SEQUENCE' && !shown.has(tableKey(schema, name)));
}

/** MariaDB before 11 writes a byte that is no character as a question mark. */
function hasHiddenBytes({ columns = [] }: CatalogueRows): boolean {
  return columns.some((column) => /^(?:var)?binary\b/i.test(column.type) && /^'.*\?.*'$/s.test(column.default ?? ''));
}

/** Expressions beyond any reason; bodies and views that were cut are not shown at all. */
function hasCutText({ columns = [], checks = [], partitions = [] }: CatalogueRows): boolean {
  const texts = [
    ...columns.map(({ expression }) => expression),
    ...checks.map(({ clause }) => clause),
    ...partitions.map(({ bound }) => bound),
  ];
  return texts.some((text) => text !== null && text.length >= longestText);
}
