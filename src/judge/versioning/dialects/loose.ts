import type { Bound, Dialect, Version } from '../dialect.ts';
import { compareVersions } from '../order.ts';
import { admit, endOfRun, isDigit, isLetter, readNumbers } from '../scan.ts';
import { formatLooseTail, isAlphanumeric, isHash, readLooseTail } from './loose-tail.ts';

/** Words that may stand before the first number and say nothing. */
const heralds: ReadonlySet<string> = new Set(['', 'v', 'ver', 'version', 'r', 'rel', 'release']);

/** More numbers than any scheme has. */
const mostNumbers = 32;

function startOfNumbers(text: string): number | null {
  const wordEnd = endOfRun(text, 0, isLetter);
  if (!heralds.has(text.slice(0, wordEnd).toLowerCase())) return null;
  if (wordEnd === 0) return 0;
  return '-_ ./'.includes(text[wordEnd] ?? ' ') ? wordEnd + 1 : wordEnd;
}

function read(text: string): Bound | null {
  const start = startOfNumbers(text);
  if (start === null || !isDigit(text[start])) return null;
  if (isHash(text.slice(start, endOfRun(text, start, isAlphanumeric)))) return null;
  const numbers = readNumbers(text, start, mostNumbers, '._');
  if (numbers === null) return null;
  const next = text[numbers.end];
  if (next === '.' && !isLetter(text[numbers.end + 1])) return null;
  const underscored = text.slice(start, numbers.end + 1).includes('_');
  const tail = readLooseTail(text, numbers.end, underscored);
  return tail === null ? null : { parts: numbers.parts, tail };
}

function leading(version: Version, count: number): string {
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) numbers.push(version.parts[i] ?? 0);
  return numbers.join('.');
}

function format(version: Version): string {
  return version.parts.join('.') + formatLooseTail(version.tail);
}

/**
 * Versions of products whose scheme we do not know: `8.2.0-SNAPSHOT`, `v1.2.3`, `2024.1`, `R17`, `8.2.1+hotfix.3`,
 * `1.8.0_392`, `17.0.9+9`. Numbers are compared as numbers. A suffix that says "not finished yet" (tail-words.ts)
 * comes before the release, `release`, `ga`, `final` and the like are the release, and every other suffix comes after
 * it: in semver 8.2.1-hotfix.3 is older than 8.2.1, but people who write so mean something newer.
 *
 * Everything takes part in the order, so there is no build.
 */
export const loose: Dialect = {
  name: 'loose',
  example: '8.2.1',
  caret: true,
  parse: (raw) => {
    const text = admit(raw);
    const found = text === null ? null : read(text);
    if (text === null || found === null) return null;
    const version: Version = { dialect: 'loose', text, ...found };
    // The canonical text may be the longer one, and it must be readable too.
    return admit(format(version)) === null ? null : version;
  },
  bound: (raw) => {
    const text = admit(raw);
    return text === null ? null : read(text);
  },
  compare: compareVersions,
  major: (version) => leading(version, 1),
  minor: (version) => leading(version, 2),
  format,
};
