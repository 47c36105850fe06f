import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFactPath, isPathError, parseFactPath, type FactPath } from '../../src/model/fact-path.ts';

const segment = fc.oneof(
  fc.string().map((name) => ({ kind: 'name' as const, name })),
  fc
    .tuple(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/), fc.string())
    .map(([field, value]) => ({ kind: 'key' as const, field, value })),
);

describe('fact paths', () => {
  it.each<[string, FactPath]>([
    [
      'settings.max_connections',
      [
        { kind: 'name', name: 'settings' },
        { kind: 'name', name: 'max_connections' },
      ],
    ],
    [
      'settings["a.b"]',
      [
        { kind: 'name', name: 'settings' },
        { kind: 'name', name: 'a.b' },
      ],
    ],
    [
      'disks[mount="/data"].free',
      [
        { kind: 'name', name: 'disks' },
        { kind: 'key', field: 'mount', value: '/data' },
        { kind: 'name', name: 'free' },
      ],
    ],
    [
      "disks[mount='C:\\\\']",
      [
        { kind: 'name', name: 'disks' },
        { kind: 'key', field: 'mount', value: 'C:\\' },
      ],
    ],
  ])('reads %s', (written, path) => {
    expect(parseFactPath(written)).toEqual(path);
  });

  it.each([
    ['', 'path-empty', 0],
    ['a..b', 'path-syntax', 2],
    ['a.', 'path-syntax', 2],
    ['.a', 'path-syntax', 0],
    ['a b', 'path-syntax', 1],
    ['a[b]', 'path-syntax', 3],
    ['a["b', 'path-unclosed', 2],
    ['a["b"', 'path-unclosed', 1],
    ['a[k=1]', 'path-syntax', 4],
  ])('refuses %j with its place', (written, code, at) => {
    expect(parseFactPath(written)).toEqual({ code, at });
  });

  it('gives the same segments back from the canonical text, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (path) => {
        expect(parseFactPath(formatFactPath(path))).toEqual(path);
      }),
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = parseFactPath(text);
        expect(isPathError(result) || result.length > 0).toBe(true);
      }),
    );
  });
});
