import type { Node } from './tree.ts';

/** A value that was read. */
export interface BlockResult {
  /** Null where nothing but an anchor or a tag stood, which is left out. */
  readonly node: Node | null;
  /** Offset of the first line behind it. */
  readonly next: number;
}
