import * as z from 'zod';
import { formatFactPath, type Segment } from '../../../model/fact-path.ts';
import type { JsonObject } from '../../../model/json.ts';
import { value } from '../../../model/message.ts';
import { noted, type Missed } from '../../machine/missed.ts';
import type { Look } from '../look.ts';
import type { Protocol } from '../queries/token.ts';
import { appliedBy, bookRows, type Applied } from './applied.ts';
import { detectTools, tableRows, type Detected } from './detect-tools.ts';
import { candidates, detectionText, mostMigrations } from './migration-statements.ts';
import type { MigrationSettings } from './settings.ts';
import { stateOf, type Book, type Locked } from './state-of.ts';

/** What the bookkeeping is read with. */
export interface Reading {
  readonly protocol: Protocol;
  readonly settings: MigrationSettings | undefined;
  /** Database of the login; MySQL may be without one. */
  readonly database: string | undefined;
}

/**
 * Looks which tools for migrations keep their books here, and reads them. Throws as `Look.ask`.
 */
export async function readMigrations(look: Look, { protocol, settings = {}, database }: Reading): Promise<void> {
  if (protocol === 'mysql' && database === undefined && settings.schema === undefined) {
    look.miss(['migrations', 'migrationState'], noted('not-reached', 'kit.gap.migrations-no-database'));
    return;
  }
  let detected: Detected = { found: [], hidden: [], elsewhere: [] };
  const isSeen = await look.ask(detectionText(protocol, settings), ['migrations', 'migrationState'], (rows) => {
    detected = detectTools(tableRows.parse(rows), candidates(protocol, settings));
    return { facts: {} };
  });
  if (!isSeen) return;
  const books: Book[] = [];
  for (const each of detected.found) books.push(await readBook(look, each));
  for (const { tool, missed } of unread(detected)) {
    look.miss([pathOf(tool)], missed);
    books.push({ tool, applied: null, locked: null, missed });
  }
  look.keep({ facts: { migrations: books.flatMap(({ fact }) => (fact === undefined ? [] : [fact])) } });
  look.keep(stateOf(books, { expected: settings.expected, seesAll: protocol === 'postgres' }));
}

function unread({ hidden, elsewhere }: Detected): readonly { readonly tool: string; readonly missed: Missed }[] {
  return [
    ...hidden.map((tool) => ({ tool, missed: noted('not-permitted', 'kit.gap.migrations-columns') })),
    ...elsewhere.map(({ tool, schema }) => ({
      tool,
      missed: noted('not-reached', 'kit.gap.migrations-elsewhere', { schema: value(schema) }),
    })),
  ];
}

async function readBook(look: Look, { candidate, isLockThere }: Detected['found'][number]): Promise<Book> {
  const { tool, schema, table, text, lock } = candidate;
  let applied: Applied | null = null;
  const before = look.gaps().length;
  await look.ask(text, [pathOf(tool.name)], (rows) => {
    applied = appliedBy(tool, bookRows.parse(rows));
    return { facts: {} };
  });
  const why = look.gaps()[before] ?? null;
  const locked = lock !== null && isLockThere ? await readLock(look, lock.text, tool.name) : noLock;
  return bookOf({ tool: tool.name, schema, table }, applied, locked, why, look);
}

function bookOf(
  place: { readonly tool: string; readonly schema: string | null; readonly table: string },
  applied: Applied | null,
  locked: Locked | null,
  missed: Book['missed'],
  look: Look,
): Book {
  const { tool } = place;
  if (applied === null) return { tool, applied, locked, missed };
  const { isCut, ...told } = applied;
  const cut = noted('truncated', 'kit.gap.migrations-cut', { most: mostMigrations });
  if (isCut) look.miss([pathOf(tool, 'entries'), pathOf(tool, 'failed')], cut);
  const fact: JsonObject = { ...place, ...told, ...locked };
  return { tool, applied, locked, missed: isCut ? cut : null, fact };
}

const noLock: Locked = { locked: null, lockedBy: null, lockedSince: null };

const lockRows = z.array(
  z.object({ taken: z.enum(['0', '1']), since: z.string().nullable(), holder: z.string().nullable() }),
);

/** Null: it was not seen. */
async function readLock(look: Look, text: string, tool: string): Promise<Locked | null> {
  let locked: Locked | null = null;
  await look.ask(
    text,
    ['locked', 'lockedBy', 'lockedSince'].map((name) => pathOf(tool, name)),
    (rows) => {
      const taken = lockRows.parse(rows).find((row) => row.taken === '1');
      locked = { locked: taken !== undefined, lockedBy: taken?.holder ?? null, lockedSince: taken?.since ?? null };
      return { facts: {} };
    },
  );
  return locked;
}

/** `migrations[tool="flyway"].entries`. */
function pathOf(tool: string, ...below: readonly string[]): string {
  const element: Segment = { kind: 'key', field: 'tool', value: tool };
  const names = ['migrations', ...below].map((name): Segment => ({ kind: 'name', name }));
  return formatFactPath([...names.slice(0, 1), element, ...names.slice(1)]);
}
