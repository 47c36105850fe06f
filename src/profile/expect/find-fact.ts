import { lookup, settle, type FactSchema } from '../../model/catalogue.ts';
import { formatFactPath, isPathError, parseFactPath, type FactPath } from '../../model/fact-path.ts';
import type { Sink } from '../shape/sink.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import { piecesOf, placeIn, type WrittenPath } from './fact-path-pieces.ts';
import { reportMissing } from './report-missing-fact.ts';

/** A fact that the catalogue knows, or that an open map may hold. */
export interface FoundFact {
  /** In its one canonical form. */
  readonly path: string;
  readonly schema: FactSchema;
}

/** Where a path is looked up. */
export interface FactRoot {
  readonly schema: FactSchema;
  /** Kind of the probe, for messages. */
  readonly probe: string;
  readonly sink: Sink;
}

/**
 * Finds the fact that a written path means. What the catalogue does not know is a mistake, with what may have been
 * meant; in an open map with known names only what is close to one of them, unless it is quoted in brackets.
 */
export function findFact(written: WrittenPath, root: FactRoot): FoundFact | null {
  const { sink } = root;
  if (written.text.includes('${')) {
    sink.report('variable-in-path', written.at, { path: clip(written.text) });
    return null;
  }
  const path = parseFactPath(written.text);
  if (isPathError(path)) {
    sink.report(path.code, placeIn(written, path.at), { path: clip(written.text) });
    return null;
  }
  const found = lookup(root.schema, path);
  if (!found.found) {
    reportMissing(written, path, found, root);
    return null;
  }
  if (hasSlip(written, path, root)) return null;
  return { path: formatFactPath(path), schema: found.schema };
}

/** Whether a name that an open map would take is most likely a slip in a known one; reports it. */
function hasSlip(written: WrittenPath, path: FactPath, root: FactRoot): boolean {
  for (const [index, segment] of path.entries()) {
    if (segment.kind !== 'name') continue;
    const before = path.slice(0, index);
    const parent = lookup(root.schema, before);
    const known = parent.found ? (settle(parent.schema).properties ?? {}) : {};
    if (Object.hasOwn(known, segment.name)) continue;
    const piece = piecesOf(written.text)[index];
    const likely = piece?.bracketed === false ? didYouMean(segment.name, Object.keys(known)) : [];
    if (piece === undefined || likely.length === 0) continue;
    root.sink.report('near-miss', placeIn(written, piece.offset), {
      name: clip(segment.name),
      likely: likely.map((name) => formatFactPath([...before, { kind: 'name', name }])),
      bracketed: `${formatFactPath(before)}["${clip(segment.name)}"]`,
    });
    return true;
  }
  return false;
}

function clip(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
