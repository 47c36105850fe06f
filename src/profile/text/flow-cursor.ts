import type { Source } from './source.ts';
import type { Node } from './tree.ts';

/** Where in a value in brackets the reading stands. */
export interface FlowCursor {
  readonly source: Source;
  /** Indentation of the block node that contains it; its lines are indented deeper. */
  readonly parentIndent: number;
  /** Offset of the next character. */
  at: number;
  /** A missing bracket was reported: everything that is still open ends here. */
  ended: boolean;
}

/** What a node in brackets is there. */
export type FlowRole = 'key' | 'item' | 'value';

/** A node read in brackets. */
export interface FlowNode {
  readonly node: Node;
  /** What was read behind it with it: a slip that stands for a colon, a comma or the closing bracket. */
  readonly after: 'nothing' | 'colon' | 'comma' | 'closer';
}
