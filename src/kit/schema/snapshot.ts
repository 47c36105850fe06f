import type { Json, JsonObject } from '../../model/json.ts';

/** Kinds of objects of a catalogue. */
export type ObjectKind =
  | 'schema'
  | 'table'
  | 'foreign-table'
  | 'view'
  | 'materialized-view'
  | 'routine'
  | 'sequence'
  | 'enum'
  | 'domain'
  | 'composite-type'
  | 'range-type'
  | 'collation'
  | 'operator'
  | 'operator-class'
  | 'cast'
  | 'text-search'
  | 'foreign-server'
  | 'publication'
  | 'event-trigger'
  | 'default-privileges'
  | 'event'
  | 'trigger'
  | 'extension';

/** Kinds of things an object is made of. */
export type PartKind =
  | 'columns'
  | 'constraints'
  | 'indexes'
  | 'triggers'
  | 'rules'
  | 'policies'
  | 'statistics'
  | 'partitions'
  | 'parameters'
  | 'grants';

/** Aspects of one thing: `{ type: 'integer', nullable: false }`. Null: it has none. Which there are: aspects.ts. */
export interface Aspects {
  readonly [aspect: string]: Json;
}

/** What an object is made of, by kind of part and name: `{ columns: { id: { type: 'integer' } } }`. */
export type Parts = { readonly [P in PartKind]?: { readonly [name: string]: Aspects } };

/** One object of a catalogue in canonical form: the same definition gives the same value, on every major version. */
export interface SchemaObject extends JsonObject {
  /** First 32 hexadecimal digits of the SHA-256 over all that follows: equal digests need not be opened. */
  readonly digest: string;
  readonly aspects: Aspects;
  readonly parts: { readonly [kind: string]: { readonly [name: string]: Aspects } };
}

/** What a comparison looks at, as the check asks. */
export interface Compared extends JsonObject {
  /** Differences down to this rank. */
  readonly level: 'semantic' | 'performance' | 'cosmetic';
  /** Names of normalisers that are switched off. */
  readonly strict: readonly string[];
}

/** Parts of a catalogue that a server may leave out without a word, or that were refused. */
export type PartInFull =
  | 'schemas'
  | 'tables'
  | 'columns'
  | 'checks'
  | 'foreignKeys'
  | 'partitions'
  | 'definitions'
  | 'routines'
  | 'bodies'
  | 'triggers'
  | 'events'
  | 'sequences'
  | 'texts';

/** The catalogue of one database as a fact that can be compared. Made by `snapshotOf`. */
export interface SchemaSnapshot extends JsonObject {
  readonly dialect: 'postgresql' | 'mysql' | 'mariadb';
  /** The server’s own number: `180004`, `10.11.18`. */
  readonly version: string;
  /** Over all digests: equal digests are equal schemas, whatever the level. */
  readonly digest: string;
  readonly compared: Compared;
  /**
   * Parts that were seen in full, where the server may leave out what an account may not see; one that is missing here
   * has a gap. Null: all of them.
   */
  readonly inFull: { readonly [part: string]: true } | null;
  /** How many objects there are of each kind that there is. */
  readonly counts: { readonly [kind: string]: number };
  /**
   * By kind and name: `objects.table["public.orders"]`. Of a routine with the types of its arguments:
   * `public.total(integer)`. Where one database is one schema and is called otherwise in each environment, names go
   * without it.
   */
  readonly objects: { readonly [kind: string]: { readonly [name: string]: SchemaObject } };
}
