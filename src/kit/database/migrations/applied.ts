import * as z from 'zod';
import type { JsonObject } from '../../../model/json.ts';
import { mostMigrations } from './migration-statements.ts';
import type { Tool } from './tools.ts';

const text = z.string();

/** Rows of the bookkeeping, newest first; every value as text. */
export const bookRows = z.array(
  z.object({
    id: text.nullable(),
    checksum: text.nullable(),
    description: text.nullable(),
    at: text.nullable(),
    state: text.nullable(),
    total: text.regex(/^\d{1,15}$/).transform(Number),
  }),
);
type BookRow = z.infer<typeof bookRows>[number];

/** What the rows of one tool’s bookkeeping come to. */
export interface Applied {
  readonly count: number;
  readonly last: JsonObject | null;
  /** Null: the tool keeps none. */
  readonly failed: readonly string[] | null;
  readonly entries: readonly Entry[];
  /** Older rows were not read. */
  readonly isCut: boolean;
}

export interface Entry extends JsonObject {
  readonly id: string;
  readonly checksum: string | null;
  readonly checksumVersion: string | null;
}

/** Goes through the bookkeeping from the oldest row on: a later row of a migration takes the place of an earlier one. */
export function appliedBy(tool: Tool, rows: readonly BookRow[]): Applied {
  const entries = new Map<string, Entry>();
  const failed = new Set<string>();
  const kept = rows.slice(0, mostMigrations);
  for (const { id, checksum, state } of kept.toReversed()) {
    const outcome = tool.outcome?.(state ?? '') ?? 'applied';
    if (id === null || outcome === 'ignored') continue;
    entries.delete(id);
    failed.delete(id);
    if (outcome === 'failed') failed.add(id);
    else if (outcome === 'applied') entries.set(id, { id, ...digestOf(checksum) });
  }
  const [newest] = rows;
  return {
    count: newest?.total ?? 0,
    last: newest === undefined ? null : { id: newest.id ?? '', description: newest.description, at: newest.at },
    failed: tool.outcome === undefined ? null : [...failed],
    entries: [...entries.values()],
    isCut: rows.length > mostMigrations,
  };
}

/** Liquibase writes the way in which it made a digest before it: `8:d41d8…` (from version 4.22 on `9:`). */
function digestOf(checksum: string | null): Pick<Entry, 'checksum' | 'checksumVersion'> {
  const [, version, digest] = /^(\d{1,3}):(.+)$/s.exec(checksum ?? '') ?? [];
  if (version === undefined || digest === undefined) return { checksum, checksumVersion: null };
  return { checksum: digest, checksumVersion: version };
}
