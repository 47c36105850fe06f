import type { Json } from '../../model/json.ts';

/** Kinds of objects of a catalogue. */
export type ObjectKind =
  | 'schema'
  | 'table'
  | 'view'
  | 'materialized-view'
  | 'routine'
  | 'sequence'
  | 'enum'
  | 'domain'
  | 'composite-type'
  | 'event'
  | 'extension';

/** Aspects of one thing: `{ type: 'integer', nullable: false }`. */
export interface Aspects {
  readonly [aspect: string]: Json;
}

/** One object of a catalogue in canonical form: the same definition gives the same value, on every major version. */
export interface SchemaObject {
  readonly kind: ObjectKind;
  readonly schema: string;
  /** Of a routine with the types of its arguments: `total(integer)`. */
  readonly name: string;
  /** SHA-256 over all that follows, hexadecimal, its first 32 digits: equal digests need not be opened. */
  readonly digest: string;
  readonly aspects: Aspects;
  /** What it is made of, by kind of part (`columns`, `constraints`, `indexes`, `triggers`, `policies`, `grants`) and name. */
  readonly parts: { readonly [kind: string]: { readonly [name: string]: Aspects } };
}

/** The catalogue of one database as a fact that can be compared. */
export interface SchemaSnapshot {
  readonly dialect: 'postgresql' | 'mysql' | 'mariadb';
  /** The server’s own number: `180004`, `10.11.18`. */
  readonly version: string;
  /** What a comparison looks at, as the check asks. */
  readonly compared: {
    /** Differences down to this rank. */
    readonly level: 'semantic' | 'performance' | 'cosmetic';
    /** Names of normalisers that are switched off. */
    readonly strict: readonly string[];
  };
  /** By kind and name: `table public.orders`. */
  readonly objects: { readonly [id: string]: SchemaObject };
}
