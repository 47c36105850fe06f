import { isPathError, parseFactPath } from '../src/model/fact-path.ts';
import type { Voice } from './voice.ts';

/**
 * What a fact is called in words: that of its path without the keys of lists; else without the names of an open map;
 * else that of the nearest place above it. Null where nobody gave it a name.
 */
export function factName(kind: string, path: string, voice: Voice): string | null {
  const segments = path === '' ? [] : parseFactPath(path);
  if (isPathError(segments)) return null;
  const names = segments.flatMap((segment) =>
    segment.kind === 'name' && !/^\d+$/.test(segment.name) ? [segment.name] : [],
  );
  const [first = ''] = names;
  const candidates = [names, [first, ...names.slice(2)], ...names.map((_, index) => names.slice(0, -1 - index))];
  for (const candidate of candidates) {
    const found = candidate.length === 0 ? null : voice.sentence(`${kind}.fact.${candidate.join('.')}`);
    if (found !== null) return found;
  }
  return null;
}
