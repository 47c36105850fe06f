import * as z from 'zod';
import type { Candidate } from './migration-statements.ts';

/** Columns of the known tables that are there; null: they are hidden from the account (MySQL). */
export const tableRows = z.array(z.object({ place: z.string(), name: z.string(), col: z.string().nullable() }));

/** Which tools’ bookkeeping is there. */
export interface Detected {
  /** Tables that are read, one a tool. */
  readonly found: readonly { readonly candidate: Candidate; readonly isLockThere: boolean }[];
  /** Tools whose bookkeeping may be there, in a table whose columns the account does not see. */
  readonly hidden: readonly string[];
  /** Bookkeeping in a schema that is not read. */
  readonly elsewhere: readonly { readonly tool: string; readonly schema: string }[];
}

type Rows = z.infer<typeof tableRows>;

/** Tells the tools by names and columns of their tables. */
export function detectTools(rows: Rows, candidates: readonly Candidate[]): Detected {
  const found = new Map<string, Detected['found'][number]>();
  const elsewhere = new Map<string, string>();
  const seen = [...tablesByPlace(rows)].flatMap(([place, tables]) => owned(candidates, place, tables));
  for (const { candidate, place, isLockThere } of seen.filter(({ isHidden }) => !isHidden)) {
    const { tool, schema } = candidate;
    // Of MySQL only the database that is read was asked for.
    const isRead = schema === null || schema === place;
    if (isRead && !found.has(tool.name)) found.set(tool.name, { candidate, isLockThere });
    if (!isRead && !elsewhere.has(tool.name)) elsewhere.set(tool.name, place);
  }
  const hidden = seen.filter(({ isHidden }) => isHidden).map(({ candidate }) => candidate.tool.name);
  return {
    hidden: [...new Set(hidden)].filter((tool) => !found.has(tool)),
    found: [...found.values()],
    elsewhere: [...elsewhere].filter(([tool]) => !found.has(tool)).map(([tool, schema]) => ({ tool, schema })),
  };
}

type Tables = ReadonlyMap<string, ReadonlySet<string>>;

function owned(candidates: readonly Candidate[], place: string, tables: Tables) {
  const beside = new Set(tables.keys());
  const own = candidates.filter(({ tool, table }) => {
    const columns = tables.get(table);
    return columns !== undefined && (columns.size === 0 || tool.owns(columns, beside));
  });
  return own.map((candidate) => {
    const isLockThere = candidate.lock !== null && beside.has(candidate.lock.table);
    return { candidate, place, isLockThere, isHidden: tables.get(candidate.table)?.size === 0 };
  });
}

/** Columns, in lower case, of the tables of each schema. */
function tablesByPlace(rows: Rows): ReadonlyMap<string, Tables> {
  const places = new Map<string, Map<string, Set<string>>>();
  for (const { place, name, col } of rows) {
    const tables = places.get(place) ?? new Map<string, Set<string>>();
    const columns = tables.get(name) ?? new Set<string>();
    if (col !== null) columns.add(col.toLowerCase());
    places.set(place, tables.set(name, columns));
  }
  return places;
}
