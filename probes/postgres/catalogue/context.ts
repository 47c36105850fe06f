import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import type { Wanted } from './text/canonical-text.ts';

/** What the reading of one object may need of others. */
export interface Context {
  /** Number of the server’s release: 170004. */
  readonly version: number;
  /** Whether a normaliser is at work. */
  readonly wanted: Wanted;
  /** An expression in canonical words. */
  readonly text: (written: string) => string;
  /** Columns by the qualified name of their table. */
  readonly columnsByTable: ReadonlyMap<string, { readonly [name: string]: Aspects }>;
  /** Values of sequences behind identity columns, by relation id and column. */
  readonly identitySequences: ReadonlyMap<string, string>;
  /** Relation id and column where rows that are older than NOT NULL were not checked (PostgreSQL 18). */
  readonly unvalidatedNotNull: ReadonlySet<string>;
}
