import type { Position } from '../text/mistake.ts';
import type { ScalarNode } from '../text/tree.ts';

/** A fact path as it stands in a file. */
export interface WrittenPath {
  readonly text: string;
  readonly at: Position;
  /** In quotes, so that places in the text are not places in the file. */
  readonly quoted: boolean;
}

/** One step of a written fact path. */
export interface Piece {
  /** Where it starts in the text, without the dot before it, in UTF-16 units. */
  readonly offset: number;
  /** In brackets, so that its author meant just this name. */
  readonly bracketed: boolean;
}

const piece = /\[[^"'\]]*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\]|\.?[\p{L}\p{N}_$-]+/gu;

/** The steps of a path that parseFactPath reads, one for each of its segments. */
export function piecesOf(text: string): readonly Piece[] {
  return [...text.matchAll(piece)].map((match) => ({
    offset: match.index + (match[0].startsWith('.') ? 1 : 0),
    bracketed: match[0].startsWith('['),
  }));
}

/** The place of a character of a path; where it is quoted, the start. */
export function placeIn({ text, at, quoted }: WrittenPath, offset: number): Position {
  return quoted ? at : { ...at, column: at.column + Array.from(text.slice(0, offset)).length };
}

/** The place of a character of a scalar; where it is quoted, the start. */
export function placeInScalar(node: ScalarNode, offset: number): Position {
  return placeIn({ text: node.source, at: node.at, quoted: node.quoted }, offset);
}
