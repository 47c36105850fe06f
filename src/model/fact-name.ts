import { formatFactPath, isPathError, parseFactPath, type Segment } from './fact-path.ts';
import { value, type Message, type Texts } from './message.ts';

/** What a fact is called in words. */
export interface FactName {
  /** Its name of the catalogue texts, `KIND.fact.PATH`: its own, else that of the nearest place above it. */
  readonly name: string;
  /** The names below the place that has one, as a path; empty: the name is the fact’s own. */
  readonly rest: string;
  /** The elements it is asked of: keys of lists, names of an open map. */
  readonly of: readonly string[];
}

/** Finds the name of a fact; null where the path is none or nobody gave it a name. */
export function findFactName(texts: Texts, kind: string, path: string): FactName | null {
  if (path.length > longestRemembered) return search(texts, kind, path);
  const names = namesIn(texts);
  const asked = `${kind} ${path}`;
  const known = names.get(asked);
  if (known !== undefined) return known;
  const found = search(texts, kind, path);
  // Paths name what was seen, such as each of a hundred thousand rows: there is no end to them.
  if (names.size >= mostRemembered) names.clear();
  names.set(asked, found);
  return found;
}

/** Entries, and characters of a path: together some megabytes. */
const mostRemembered = 10_000;
const longestRemembered = 300;

const remembered = new WeakMap<Texts, Map<string, FactName | null>>();

/** Names found so far in these texts: hundreds of observations have the same facts. */
function namesIn(texts: Texts): Map<string, FactName | null> {
  const names = remembered.get(texts) ?? new Map<string, FactName | null>();
  remembered.set(texts, names);
  return names;
}

function search(texts: Texts, kind: string, path: string): FactName | null {
  const parsed = path === '' ? [] : parseFactPath(path);
  if (isPathError(parsed)) return null;
  const names = parsed.filter(isMemberName);
  const of = parsed.flatMap(elementName);
  const exact = named(texts, kind, names);
  if (exact !== null) return { name: exact, rest: '', of };
  const [first, free, ...below] = names;
  // Names of an open map stand in no text: `settingOrigins.max_connections.source` is `settingOrigins.source`.
  const inMap = first === undefined || below.length === 0 ? null : named(texts, kind, [first, ...below]);
  if (inMap !== null && free?.kind === 'name') return { name: inMap, rest: '', of: [free.name, ...of] };
  for (let length = names.length - 1; length > 0; length -= 1) {
    const above = named(texts, kind, names.slice(0, length));
    if (above !== null) return { name: above, rest: formatFactPath(names.slice(length)), of };
  }
  return null;
}

/** A fact as a parameter: `say` calls it by its name, with `beside` (its path, or the id an author gave) in brackets. */
export function factMessage(kind: string, path: string, beside: string | null = null): Message {
  const shown = beside === null ? {} : { beside: value(beside) };
  return { code: 'fact', params: { kind, path: value(path), ...shown } };
}

function named(texts: Texts, kind: string, names: readonly Segment[]): string | null {
  const code = `${kind}.fact.${formatFactPath(names)}`;
  return names.length > 0 && Object.hasOwn(texts, code) ? (texts[code] ?? null) : null;
}

/** Elements without a key are called by their place, a number. */
function isMemberName(segment: Segment): boolean {
  return segment.kind === 'name' && !/^\d+$/.test(segment.name);
}

function elementName(segment: Segment): readonly string[] {
  if (segment.kind === 'key') return [segment.value];
  return isMemberName(segment) ? [] : [segment.name];
}
