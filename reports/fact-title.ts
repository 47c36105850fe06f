import { formatFactPath, isPathError, parseFactPath, type FactPath } from '../src/model/fact-path.ts';
import type { Voice } from './voice.ts';

/**
 * What a fact is called, for people: its name of the catalogue texts (`KIND.fact.PATH`, element keys left out), with the
 * elements it is asked of behind: `free space (/data)`. Of names that no text knows, the nearest one above is said
 * with the rest of the path: `settings: max_connections`.
 */
export function factTitle(kind: string, path: string, voice: Voice): string {
  const parsed = parseFactPath(path);
  if (isPathError(parsed)) return voice.raw(path);
  const keys = parsed.flatMap((segment) => (segment.kind === 'key' ? [voice.raw(segment.value)] : []));
  const inBrackets = voice.language === 'en' ? ` (${keys.join(', ')})` : `（${keys.join('、')}）`;
  const behind = keys.length === 0 ? '' : inBrackets;
  for (let length = parsed.length; length > 0; length -= 1) {
    const known = sentenceOf(kind, parsed.slice(0, length), voice);
    if (known === null) continue;
    const rest = parsed.slice(length).filter((segment) => segment.kind === 'name');
    const colon = voice.language === 'en' ? ': ' : '：';
    return (rest.length === 0 ? known : `${known}${colon}${voice.raw(formatFactPath(rest))}`) + behind;
  }
  return voice.raw(path);
}

function sentenceOf(kind: string, path: FactPath, voice: Voice): string | null {
  const names = path.filter((segment) => segment.kind === 'name');
  return voice.sentence(`${kind}.fact.${formatFactPath(names)}`);
}
