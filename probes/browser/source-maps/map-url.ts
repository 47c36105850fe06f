/** Longest address of a map that is no map itself, UTF-16 units. */
const longest = 4000;

/**
 * Address of a source map, or the map itself (`data:`).
 *
 * @param named as the text or a header names it
 * @param base address of the script or sheet, or of the document that it stands in
 * @returns null: none is named, or it is none that can be asked for
 */
export function mapUrl(named: string | null | undefined, base: string): string | null {
  if (named === null || named === undefined || named === '') return null;
  if (/^data:/i.test(named)) return named;
  if (named.length > longest || !URL.canParse(named, base)) return null;
  const url = new URL(named, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : null;
}

/** What a text names as its map by the last comment of the kind that browsers look for; null: it has none. */
export function mapNamedIn(text: string): string | null {
  const word = 'sourceMappingURL=';
  const at = text.lastIndexOf(word);
  if (at === -1 || !/(?:\/\/|\/\*)[#@][ \t]$/.test(text.slice(Math.max(0, at - 4), at))) return null;
  const from = at + word.length;
  const end = text.slice(from).search(/[\s'"*]/);
  return end === -1 ? text.slice(from) : text.slice(from, from + end);
}
