import * as z from 'zod';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { readMysql, readPostgres } from '../catalogue/read-catalogue.ts';
import type { TableShape } from '../catalogue/column-form.ts';
import type { SideFactsOf } from '../facts.ts';
import type { OpenSide } from '../side.ts';
import { catalogueStatements } from '../statements/catalogue.ts';
import { sessionStatements } from '../statements/session.ts';

const server = z.tuple([
  z.object({ version: z.string(), encoding: z.string().nullable(), folding: z.string().exactOptional() }),
]);
const words = z.array(z.object({ word: z.string() }));
const archiver = z.tuple([z.object({ archived: z.string().nullable(), failures: z.string().regex(/^\d{1,15}$/) })]);

/** What one side said of itself before anything was asked of its tables. */
export interface Described {
  readonly facts: SideFactsOf;
  readonly gaps: readonly Gap[];
  readonly tables: ReadonlyMap<string, TableShape> | null;
  /** Names of tables are the same in any case. */
  readonly foldsTables: boolean;
  /** Reserved words by its own account; null: it was not asked, or did not say. */
  readonly words: ReadonlySet<string> | null;
}

/** Makes the session safe. A proxy or a compatible product may refuse one; the session is then as the server has it. */
export async function settle(side: OpenSide, perTable: number): Promise<void> {
  for (const text of sessionStatements(side.family, perTable)) await side.ask(text, () => null);
}

/** Version, encoding, tables and columns of one side. */
export async function describe(side: OpenSide): Promise<Described> {
  const asked = catalogueStatements(side.family, side.schema);
  const said = await side.ask(asked.server, (rows) => server.parse(rows)[0]);
  const encoding = 'found' in said ? said.found.encoding : null;
  const tables = await side.ask(asked.tables, (rows) => rows);
  const columns = await side.ask(asked.columns, (rows) => rows);
  const reserved =
    asked.words === null || side.side === 'source' ? null : await side.ask(asked.words, (rows) => words.parse(rows));
  const gaps: Gap[] =
    'missed' in said ? gapsAt([`${side.side}.versionText`, `${side.side}.encoding`], said.missed) : [];
  const shapes = shapesOf(side, tables, columns, encoding);
  if ('missed' in shapes)
    gaps.push(
      ...gapsAt(side.side === 'source' ? ['tables', 'tableCount', 'metadata'] : ['tables', 'metadata'], shapes.missed),
    );
  return {
    facts: 'found' in said ? { versionText: said.found.version, ...(encoding === null ? {} : { encoding }) } : {},
    gaps,
    tables: 'found' in shapes ? new Map(shapes.found.map((table) => [table.name, table])) : null,
    foldsTables: side.product === 'mysql' && 'found' in said && said.found.folding !== '0',
    words: reserved !== null && 'found' in reserved ? new Set(reserved.found.map(({ word }) => word)) : null,
  };
}

type Rows = Awaited<ReturnType<OpenSide['ask']>> extends infer A ? A : never;

function shapesOf(side: OpenSide, tables: Rows, columns: Rows, encoding: string | null) {
  if ('missed' in tables) return tables;
  if ('missed' in columns) return columns;
  const form = noted('not-supported', 'kit.gap.reply-form', {
    product: value(side.product === 'postgres' ? 'PostgreSQL' : 'MySQL'),
  });
  try {
    const [tableRows, columnRows] = [
      z.array(z.unknown()).parse(tables.found),
      z.array(z.unknown()).parse(columns.found),
    ];
    const found =
      side.product === 'postgres' ? readPostgres(tableRows, columnRows, encoding) : readMysql(tableRows, columnRows);
    return { found };
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return { missed: form };
    throw error;
  }
}

/** When the log was archived last, where the product tells and the settings ask. */
export async function lastArchived(side: OpenSide, isAsked: boolean): Promise<Pick<Described, 'facts' | 'gaps'>> {
  const paths = [`${side.side}.lastArchivedAt`, `${side.side}.archiveFailures`];
  if (!isAsked)
    return { facts: {}, gaps: gapsAt(paths, noted('not-reached', 'kit.gap.setting', { setting: value('rollback') })) };
  const { archiver: text } = catalogueStatements(side.family, side.schema);
  if (text === null) return { facts: {}, gaps: gapsAt(paths, noted('not-supported', 'migration.gap.no-archiver')) };
  const said = await side.ask(text, (rows) => archiver.parse(rows)[0]);
  if ('missed' in said) return { facts: {}, gaps: gapsAt(paths, said.missed) };
  return { facts: { lastArchivedAt: said.found.archived, archiveFailures: Number(said.found.failures) }, gaps: [] };
}
