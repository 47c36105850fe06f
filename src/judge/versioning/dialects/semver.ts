import parse from 'semver/functions/parse.js';
import type { Bound, Dialect, TailToken, Version } from '../dialect.ts';
import { compareVersions } from '../order.ts';
import { admit, isDigit, readNumbers } from '../scan.ts';

/** Puts everything behind it before the release: in semver any identifier behind a dash does. */
const preRelease: TailToken = { kind: 'before', rank: 0, word: '' };

function toToken(identifier: string): TailToken {
  for (const character of identifier) if (!isDigit(character)) return { kind: 'after', word: identifier };
  return { kind: 'number', digits: identifier };
}

function read(text: string): Bound | null {
  const found = parse(text);
  if (found === null) return null;
  const identifiers = found.prerelease.map((identifier) => toToken(String(identifier)));
  const parts = [found.major, found.minor, found.patch];
  const tail = identifiers.length === 0 ? [] : [preRelease, ...identifiers];
  return found.build.length === 0 ? { parts, tail } : { parts, tail, build: found.build.join('.') };
}

function readBound(text: string): Bound | null {
  const start = text.startsWith('v') ? 1 : 0;
  const numbers = readNumbers(text, start, 2);
  if (numbers?.end === text.length) return { parts: numbers.parts, tail: [] };
  return read(text);
}

function leadingParts(version: Version, count: number): string {
  return version.parts.slice(0, count).join('.');
}

/**
 * Semantic Versioning 2.0.0, read by the semver package. Precedence is that of its section 11; identifiers that are
 * numbers beyond 2^53 are compared as digits (the package would compare them as floats).
 */
export const semver: Dialect = {
  name: 'semver',
  example: '8.2.1',
  caret: true,
  parse: (raw) => {
    const text = admit(raw);
    const found = text === null ? null : read(text);
    return text === null || found === null ? null : { dialect: 'semver', text, ...found };
  },
  bound: (raw) => {
    const text = admit(raw);
    return text === null ? null : readBound(text);
  },
  compare: compareVersions,
  major: (version) => leadingParts(version, 1),
  minor: (version) => leadingParts(version, 2),
  format: (version) => {
    const identifiers = version.tail
      .slice(1)
      .map((token) => (token.kind === 'number' ? token.digits : token.word))
      .join('.');
    const tail = identifiers === '' ? '' : `-${identifiers}`;
    const build = version.build === undefined ? '' : `+${version.build}`;
    return version.parts.join('.') + tail + build;
  },
};
