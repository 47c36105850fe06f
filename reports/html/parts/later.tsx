import type { VNode } from 'preact';
import type { PageProps } from './chapter.ts';

/** Elements written at once: few enough to hold, many enough to cost nothing. */
const atOnce = 20;

/**
 * Rows of a list that may be thousands long. They are drawn only when their turn to be written comes: `inPieces` puts
 * them where this stands.
 */
export function Later<T>({
  of,
  row,
  page,
}: PageProps & { readonly of: readonly T[]; readonly row: (each: T) => VNode }): VNode {
  const place = page.later.push(() => slices(of, row)) - 1;
  return <template data-later={place} />;
}

function* slices<T>(of: readonly T[], row: (each: T) => VNode): Generator<VNode, void, undefined> {
  for (let first = 0; first < of.length; first += atOnce) yield <>{of.slice(first, first + atOnce).map(row)}</>;
}

/** What was drawn, with what was to come later; `draw` gives the text of an element. No text of others can hold a tag. */
export function* inPieces(
  html: string,
  later: readonly (() => Iterable<VNode>)[],
  draw: (element: VNode) => string,
): Generator<string, void, undefined> {
  const [first = '', ...rest] = html.split(/<template data-later="(\d+)"><\/template>/);
  yield first;
  for (let at = 0; at < rest.length; at += 2) {
    for (const element of later[Number(rest[at])]?.() ?? []) yield draw(element);
    yield rest[at + 1] ?? '';
  }
}
