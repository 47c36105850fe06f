import type { Position } from './mistake.ts';

/** What a profile or site file contains, before anything is said about its meaning. */
export type Node = ScalarNode | MapNode | ListNode;

/** A single value. */
export interface ScalarNode {
  readonly kind: 'scalar';
  /** Where it starts; for an empty value, its key. */
  readonly at: Position;
  /** Its value by the core schema of YAML 1.2; `.inf`, `.nan` and what overflows a number stay text. */
  readonly value: string | number | boolean | null;
  /**
   * An unquoted value as it was written, so that `1.10` can be told from `1.1`; of a quoted or block text, the text.
   * Empty for an empty value.
   */
  readonly source: string;
  /** Written in quotes or as a block text, so that it is text whatever it looks like. */
  readonly quoted: boolean;
}

/** Keys with their values, in the order of the file; every key once. */
export interface MapNode {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly MapEntry[];
}

/** One key with its value. */
export interface MapEntry {
  readonly key: string;
  readonly keyAt: Position;
  readonly keyQuoted: boolean;
  readonly value: Node;
}

/** Values in the order of the file. */
export interface ListNode {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly Node[];
}

/** A map while it is being read. */
export interface MapBuilder extends MapNode {
  readonly entries: { key: string; keyAt: Position; keyQuoted: boolean; value: Node }[];
  /** The line on which each key was first written. */
  readonly seen: Map<string, number>;
}

/** A list while it is being read. */
export interface ListBuilder extends ListNode {
  readonly items: Node[];
}
