/** What a place stands in. */
export const builtKinds = ['script', 'style-sheet'] as const;

/** A script or a style sheet that names a source map. */
export interface MapRef {
  readonly kind: (typeof builtKinds)[number];
  /** Of the script or sheet, as in the facts. */
  readonly name: string;
  /** Address of the map, or the map itself (`data:`). */
  readonly url: string;
  /** Where the text begins in its document, 0 for the first line; 0 for a file of its own. */
  readonly line: number;
  /** The same for the column. */
  readonly column: number;
}
