import type { SchemaSettings } from '../../../src/kit/schema/schema-settings.ts';
import { scopeOf, type Scope } from './scope.ts';

export type Dialect = 'mysql' | 'mariadb';

/** What is read, in this order: the tables last, because with them the whole is put together. */
export const catalogueNames = [
  'schemas',
  'columns',
  'indexes',
  'checks',
  'references',
  'keyColumns',
  'partitions',
  'views',
  'routines',
  'parameters',
  'triggers',
  'events',
  'sequences',
  'tables',
] as const;
export type CatalogueName = (typeof catalogueNames)[number];

/** Longest text of a body, view or expression that is read, characters: four bytes each stay below a packet of ours. */
export const longestText = 200_000;

/**
 * The catalogue is written with backslashes, quotes of names and quoted names in the way of the session’s mode: it must
 * not depend on what somebody set for the server.
 */
export const catalogueSession = `SET SESSION sql_mode = '', sql_quote_show_create = 1`;

/**
 * Texts that read one part of the catalogue, the newest release first; an older server that knows no such column or view
 * gets the next. Only columns of the data dictionary: row counts, sizes, AUTO_INCREMENT and CARDINALITY open every table
 * or refresh statistics (MySQL manual, 10.2.3 “Optimizing INFORMATION_SCHEMA Queries”).
 */
export function catalogueTexts(name: CatalogueName, dialect: Dialect, scope: Scope): readonly string[] {
  return texts[name](scope)[dialect].map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** Every statement that the schema may cost, whatever the product; none without the setting. */
export function catalogueStatements(settings: {
  readonly schema?: SchemaSettings;
  readonly database?: string;
}): readonly string[] {
  const { schema } = settings;
  if (schema === undefined) return [];
  const scope = scopeOf({ ...settings, schema });
  const all = catalogueNames.flatMap((name) => [
    ...catalogueTexts(name, 'mysql', scope),
    ...catalogueTexts(name, 'mariadb', scope),
  ]);
  return [catalogueSession, ...new Set(all)];
}

type Texts = { readonly [D in Dialect]: readonly string[] };

const both = (text: string): Texts => ({ mysql: [text], mariadb: [text] });
const long = (column: string): string => `LEFT(${column}, ${String(longestText)})`;
const created = 'CHARACTER_SET_CLIENT AS clientCharset, COLLATION_CONNECTION AS clientCollation';

const texts: { readonly [N in CatalogueName]: (scope: Scope) => Texts } = {
  schemas: ({ schemas }) =>
    both(`SELECT SCHEMA_NAME AS name, DEFAULT_COLLATION_NAME AS collation
      FROM information_schema.SCHEMATA WHERE ${schemas('SCHEMA_NAME')}`),
  columns: ({ objects }) => {
    const text = (last: string) => `SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, COLUMN_NAME AS name,
      ORDINAL_POSITION AS position, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, COLUMN_DEFAULT AS \`default\`,
      COLLATION_NAME AS collation, EXTRA AS extra, COLUMN_COMMENT AS comment,
      ${long('GENERATION_EXPRESSION')} AS expression${last}
      FROM information_schema.COLUMNS WHERE ${objects('TABLE_SCHEMA', 'TABLE_NAME')}`;
    return { mysql: [text(', SRS_ID AS srid'), text('')], mariadb: [text('')] };
  },
  indexes: ({ objects }) => {
    const text = (last: string) => `SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, INDEX_NAME AS name,
      SEQ_IN_INDEX AS position, NON_UNIQUE AS nonUnique, COLUMN_NAME AS \`column\`, COLLATION AS sorting,
      SUB_PART AS prefix, INDEX_TYPE AS type, INDEX_COMMENT AS comment${last}
      FROM information_schema.STATISTICS WHERE ${objects('TABLE_SCHEMA', 'TABLE_NAME')}`;
    return {
      mysql: [text(', IS_VISIBLE AS visible, EXPRESSION AS expression'), text('')],
      mariadb: [text(', IGNORED AS ignored'), text('')],
    };
  },
  checks: ({ objects }) => ({
    mysql: [
      `SELECT t.TABLE_SCHEMA AS \`schema\`, t.TABLE_NAME AS \`table\`, t.CONSTRAINT_NAME AS name,
      t.ENFORCED AS enforced, ${long('c.CHECK_CLAUSE')} AS clause
      FROM information_schema.TABLE_CONSTRAINTS t JOIN information_schema.CHECK_CONSTRAINTS c
      ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
      WHERE t.CONSTRAINT_TYPE = 'CHECK' AND ${objects('t.TABLE_SCHEMA', 't.TABLE_NAME')}`,
    ],
    mariadb: [
      `SELECT CONSTRAINT_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name,
      ${long('CHECK_CLAUSE')} AS clause
      FROM information_schema.CHECK_CONSTRAINTS WHERE ${objects('CONSTRAINT_SCHEMA', 'TABLE_NAME')}`,
    ],
  }),
  references: ({ objects }) =>
    both(`SELECT CONSTRAINT_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name,
      MATCH_OPTION AS matching, UPDATE_RULE AS onUpdate, DELETE_RULE AS onDelete
      FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE ${objects('CONSTRAINT_SCHEMA', 'TABLE_NAME')}`),
  keyColumns: ({ objects }) =>
    both(`SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name,
      ORDINAL_POSITION AS position, COLUMN_NAME AS \`column\`, REFERENCED_TABLE_SCHEMA AS toSchema,
      REFERENCED_TABLE_NAME AS toTable, REFERENCED_COLUMN_NAME AS toColumn
      FROM information_schema.KEY_COLUMN_USAGE
      WHERE REFERENCED_TABLE_NAME IS NOT NULL AND ${objects('TABLE_SCHEMA', 'TABLE_NAME')}`),
  partitions: ({ objects }) =>
    both(`SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, PARTITION_NAME AS name,
      SUBPARTITION_NAME AS sub, PARTITION_ORDINAL_POSITION AS position,
      SUBPARTITION_ORDINAL_POSITION AS subPosition, PARTITION_METHOD AS method,
      SUBPARTITION_METHOD AS subMethod, PARTITION_EXPRESSION AS expression,
      SUBPARTITION_EXPRESSION AS subExpression, ${long('PARTITION_DESCRIPTION')} AS bound,
      PARTITION_COMMENT AS comment
      FROM information_schema.PARTITIONS
      WHERE PARTITION_NAME IS NOT NULL AND ${objects('TABLE_SCHEMA', 'TABLE_NAME')}`),
  views: ({ objects }) => {
    const text = (last: string) => `SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name,
      ${long('VIEW_DEFINITION')} AS definition, CHECK_OPTION AS checkOption, DEFINER AS definer,
      SECURITY_TYPE AS security, ${created}${last}
      FROM information_schema.VIEWS WHERE ${objects('TABLE_SCHEMA', 'TABLE_NAME')}`;
    return { mysql: [text('')], mariadb: [text(', ALGORITHM AS algorithm')] };
  },
  routines: ({ objects }) =>
    both(`SELECT ROUTINE_SCHEMA AS \`schema\`, ROUTINE_NAME AS name, ROUTINE_TYPE AS kind,
      DTD_IDENTIFIER AS returns, COLLATION_NAME AS collation, ${long('ROUTINE_DEFINITION')} AS body,
      IS_DETERMINISTIC AS same, SQL_DATA_ACCESS AS access, SECURITY_TYPE AS security, SQL_MODE AS mode,
      ROUTINE_COMMENT AS comment, DEFINER AS definer, ${created}, DATABASE_COLLATION AS databaseCollation
      FROM information_schema.ROUTINES WHERE ${objects('ROUTINE_SCHEMA', 'ROUTINE_NAME')}`),
  parameters: ({ objects }) =>
    both(`SELECT SPECIFIC_SCHEMA AS \`schema\`, SPECIFIC_NAME AS routine, ROUTINE_TYPE AS kind,
      ORDINAL_POSITION AS position, PARAMETER_MODE AS mode, PARAMETER_NAME AS name, DTD_IDENTIFIER AS type,
      COLLATION_NAME AS collation
      FROM information_schema.PARAMETERS
      WHERE ORDINAL_POSITION > 0 AND ${objects('SPECIFIC_SCHEMA', 'SPECIFIC_NAME')}`),
  triggers: ({ objects }) =>
    both(`SELECT EVENT_OBJECT_SCHEMA AS \`schema\`, EVENT_OBJECT_TABLE AS \`table\`, TRIGGER_NAME AS name,
      EVENT_MANIPULATION AS event, ACTION_TIMING AS timing, ACTION_ORDER AS position,
      ${long('ACTION_STATEMENT')} AS body, SQL_MODE AS mode, DEFINER AS definer, ${created},
      DATABASE_COLLATION AS databaseCollation
      FROM information_schema.TRIGGERS WHERE ${objects('EVENT_OBJECT_SCHEMA', 'EVENT_OBJECT_TABLE')}`),
  events: ({ objects }) =>
    both(`SELECT EVENT_SCHEMA AS \`schema\`, EVENT_NAME AS name, DEFINER AS definer, TIME_ZONE AS zone,
      ${long('EVENT_DEFINITION')} AS body, EVENT_TYPE AS kind, EXECUTE_AT AS executeAt,
      INTERVAL_VALUE AS intervalValue, INTERVAL_FIELD AS intervalField, SQL_MODE AS mode, STARTS AS starts,
      ENDS AS ends, STATUS AS status, ON_COMPLETION AS completion, EVENT_COMMENT AS comment, ${created},
      DATABASE_COLLATION AS databaseCollation
      FROM information_schema.EVENTS WHERE ${objects('EVENT_SCHEMA', 'EVENT_NAME')}`),
  // MariaDB has this view from 11.5 on; MySQL has no sequences.
  sequences: ({ objects }) => ({
    mysql: [],
    mariadb: [
      `SELECT SEQUENCE_SCHEMA AS \`schema\`, SEQUENCE_NAME AS name, DATA_TYPE AS type, START_VALUE AS start,
      MINIMUM_VALUE AS minimum, MAXIMUM_VALUE AS maximum, INCREMENT AS increment, CYCLE_OPTION AS cycle
      FROM information_schema.SEQUENCES WHERE ${objects('SEQUENCE_SCHEMA', 'SEQUENCE_NAME')}`,
    ],
  }),
  tables: ({ objects }) =>
    both(`SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name, TABLE_TYPE AS type, ENGINE AS engine,
      ROW_FORMAT AS rowFormat, TABLE_COLLATION AS collation, CREATE_OPTIONS AS options, TABLE_COMMENT AS comment
      FROM information_schema.TABLES WHERE ${objects('TABLE_SCHEMA', 'TABLE_NAME')}`),
};
