import type { Lead } from './indentation.ts';
import { newList, newMap } from './source.ts';
import type { Source } from './source.ts';
import type { ListBuilder, MapBuilder, Node } from './tree.ts';

/** A block map or list that further lines can belong to. */
export interface Frame {
  readonly node: MapBuilder | ListBuilder;
  /** Column (0-based) of its keys or dashes. */
  indent: number;
  /** A wrong column (0-based) that was reported once and is read as its own since; -1 without one. */
  alias: number;
  /** Column (0-based) of its last key or dash, which differs from `indent` where that was wrong. */
  lastIndent: number;
  /** Takes the value of its last key or dash while that is still empty. */
  fill: ((node: Node) => void) | null;
}

/** The block maps and lists around the place where the reading stands, the innermost last. */
export interface Frames {
  readonly stack: Frame[];
  /** Takes the whole tree while there is none. */
  fillRoot: ((node: Node) => void) | null;
}

/** Whether a frame's keys or dashes stand in a column. */
export function isAt(frame: Frame | undefined, column: number): boolean {
  return frame !== undefined && (frame.indent === column || frame.alias === column);
}

/**
 * Ends the maps and lists that a line's indentation ends, and reports an indentation that fits none. Afterwards the
 * innermost frame is the one the line belongs to, or the one whose empty value it begins.
 */
export function align(source: Source, frames: Frames, lead: Lead): void {
  const { stack } = frames;
  let ended: Frame | undefined;
  for (
    let top = stack.at(-1);
    top !== undefined && !isAt(top, lead.width) && top.indent > lead.width;
    top = stack.at(-1)
  ) {
    ended = stack.pop();
  }
  const top = stack.at(-1);
  if (isAt(top, lead.width)) return;
  if (ended !== undefined) {
    const columns = [...stack.map((frame) => frame.indent + 1), ended.indent + 1];
    if (lead.tab === -1)
      source.report('indent-mismatch', lead.start, {
        column: lead.width + 1,
        columns: [...new Set(columns)].map(String),
      });
    ended.indent = lead.width;
    stack.push(ended);
    return;
  }
  if (top?.fill !== null) return;
  top.alias = lead.width;
  // The tab is reported, and is the reason.
  if (lead.tab !== -1) return;
  source.report('indent-under-value', lead.start, { column: lead.width + 1, instead: top.indent + 1 });
}

/** The list that a dash in a column belongs to; null (and reported) where none can be. */
export function listAt(source: Source, frames: Frames, offset: number, column: number): Frame | null {
  const top = frames.stack.at(-1);
  if (!isAt(top, column)) return push(source, frames, newList(source, offset), offset, column);
  if (top?.node.kind === 'list') return top;
  // A list may stand in the column of the key that it is the value of (YAML 1.2.2 section 8.2.3).
  if (top !== undefined && top.fill !== null) return push(source, frames, newList(source, offset), offset, column);
  source.report('list-among-keys', offset);
  return null;
}

/** The map that a key in a column belongs to; null (and reported) where none can be. */
export function mapAt(source: Source, frames: Frames, offset: number, column: number): Frame | null {
  const { stack } = frames;
  const existing = existingMapAt(frames, column);
  if (existing !== null) {
    if (stack.at(-1) !== existing) stack.pop();
    return existing;
  }
  if (!isAt(stack.at(-1), column)) return push(source, frames, newMap(source, offset), offset, column);
  source.report('key-among-items', offset);
  return null;
}

/** The map whose keys stand in a column, also behind a list in the same column. */
export function existingMapAt(frames: Frames, column: number): Frame | null {
  const top = frames.stack.at(-1);
  if (!isAt(top, column) || top === undefined) return null;
  if (top.node.kind === 'map') return top;
  const below = frames.stack.at(-2);
  return below?.node.kind === 'map' && isAt(below, column) ? below : null;
}

/** Gives the value to what waits for one; false where nothing does. */
export function fillInnermost(frames: Frames, node: Node): boolean {
  const top = frames.stack.at(-1);
  const fill = top === undefined ? frames.fillRoot : top.fill;
  if (fill === null) return false;
  fill(node);
  if (top === undefined) frames.fillRoot = null;
  else top.fill = null;
  return true;
}

function push(
  source: Source,
  frames: Frames,
  node: MapBuilder | ListBuilder,
  offset: number,
  column: number,
): Frame | null {
  if (frames.stack.length >= source.depth) {
    source.report('too-deep', offset, { limit: source.depth });
    source.stop();
    return null;
  }
  if (!fillInnermost(frames, node)) {
    source.report('unexpected-text', offset);
    source.stop();
    return null;
  }
  const frame: Frame = { node, indent: column, alias: -1, lastIndent: column, fill: null };
  frames.stack.push(frame);
  return frame;
}
