// Follows places through a source map. In JavaScript, because a thread loads it.
import { FlattenMap, traceSegment } from '@jridgewell/trace-mapping';

/**
 * A place in a text that was built: line and column, 1 for the first, the column in UTF-16 units.
 *
 * @typedef {{ readonly line: number, readonly column: number }} Place
 */

/**
 * The same place in the file it was written in; the name as the map has it, below its root.
 *
 * @typedef {{ readonly source: string, readonly line: number, readonly column: number }} Original
 */

/** @typedef {import('@jridgewell/trace-mapping').SectionedSourceMapInput} Input */

/** What some servers put before JSON, so that nobody can load it as a script. */
const guard = /^\)\]\}'?[^\n]*\n/;

/**
 * Where places come from, in their order; null: the map does not say. A map is a stranger's: what in it is no place
 * gives none.
 *
 * @param {string} text a source map, plain or with sections
 * @param {readonly Place[]} places
 * @returns {(Original | null)[] | null} null: the text is no source map
 */
export function trace(text, places) {
  try {
    /** @type {unknown} */
    const read = JSON.parse(text.replace(guard, ''));
    if (!isMap(read)) return null;
    const map = new FlattenMap(/** @type {Input} what else in it is wrong throws */ (read));
    return places.map((place) => originalOf(map, place));
  } catch {
    return null;
  }
}

/** What mappings are written in: base 64, with commas and semicolons. The decoder takes anything else for zeros. */
const mappings = /^[A-Za-z0-9+/,;]*$/;

/**
 * Whether it is a map, also each of its sections.
 *
 * @param {unknown} read
 * @returns {boolean}
 */
function isMap(read) {
  if (typeof read !== 'object' || read === null) return false;
  if ('sections' in read) {
    return Array.isArray(read.sections) && read.sections.every((/** @type {unknown} */ part) => isSection(part));
  }
  if (!('sources' in read) || !Array.isArray(read.sources) || !('mappings' in read)) return false;
  return typeof read.mappings === 'string' && mappings.test(read.mappings);
}

/** Far more lines than any file has; what is read takes room for each. */
const mostLines = 10_000_000;

/** @param {unknown} part */
function isSection(part) {
  if (typeof part !== 'object' || part === null || !('offset' in part) || !('map' in part)) return false;
  const { offset } = part;
  if (typeof offset !== 'object' || offset === null || !('line' in offset)) return false;
  return isPlace(offset.line) && offset.line < mostLines && isMap(part.map);
}

/**
 * @param {import('@jridgewell/trace-mapping').TraceMap} map
 * @param {Place} place
 * @returns {Original | null}
 */
function originalOf(map, { line, column }) {
  // a page may throw errors of its own making
  if (line < 1 || column < 1) return null;
  const segment = traceSegment(map, line - 1, column - 1);
  if (segment === null || segment.length === 1) return null;
  const [, source, originalLine, originalColumn] = segment;
  /** @type {unknown} */
  const name = map.sources[source];
  if (typeof name !== 'string' || name === '' || !isPlace(originalLine) || !isPlace(originalColumn)) return null;
  return { source: below(map.sourceRoot, name), line: originalLine + 1, column: originalColumn + 1 };
}

/**
 * @param {unknown} number
 * @returns {number is number}
 */
function isPlace(number) {
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0;
}

/**
 * @param {unknown} root
 * @param {string} name
 */
function below(root, name) {
  if (typeof root !== 'string' || root === '' || /^(?:[a-z][\w+.-]*:|\/)/i.test(name)) return name;
  return root.endsWith('/') ? root + name : `${root}/${name}`;
}
