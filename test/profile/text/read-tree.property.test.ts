import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { readText } from '../../../src/profile/text/read-text.ts';
import { readTree } from '../../../src/profile/text/read-tree.ts';
import type { Node } from '../../../src/profile/text/tree.ts';

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

function plain(node: Node | null): Plain {
  if (node === null) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

/**
 * Texts that are left out of the comparison, because the yaml package does not keep to YAML 1.2.2 in them: a comment in
 * the first line behind a space, tabs in lines without content, spaces behind the last line end.
 */
const QUIRK = /^[ \t]+#|^[ ]*\t[ \t]*(?:#.*)?$|\n +$/mu;

/** What the yaml package reads, as JSON would keep it; null where it refuses. */
function reference(text: string): { value: unknown } | null {
  const document = parseDocument(text, { uniqueKeys: false, version: '1.2', stringKeys: false });
  if (document.errors.length > 0) return null;
  return { value: document.toJS({ maxAliasCount: 0 }) };
}

const pieces = fc.constantFrom(
  'a',
  'b',
  'key',
  '1.10',
  'no',
  'true',
  '~',
  '订',
  ': ',
  ':',
  '：',
  ' ',
  '  ',
  '    ',
  '\n',
  '\n',
  '\n  ',
  '\n    ',
  '\n- ',
  '\n  - ',
  '- ',
  '-',
  '{',
  '}',
  '[',
  ']',
  ', ',
  ',',
  '，',
  '"',
  "'",
  '“',
  '”',
  '#',
  ' #',
  '|',
  '>',
  '>=14',
  '|-\n',
  '>+\n',
  '&a',
  '*a',
  '!t',
  '%',
  '@',
  '`',
  '?',
  '? ',
  '\t',
  '\\',
  '\\n',
  '${',
  '${x}',
  '---',
  '\n---\n',
  '...',
  '<<: ',
  '__proto__',
  '　',
  '－',
  '\u00a0',
  '0x1f',
  '1e3',
  '=',
);
const snippet = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(''));
const runs = { numRuns: 4000 };

describe('readTree on anything', () => {
  it('never throws, and gives sorted mistakes inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(snippet, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const { mistakes, lines } = readTree('f', text);
        const places = mistakes.map((mistake) => mistake.line * 1_000_000 + mistake.column);
        expect(places).toEqual([...new Set(places)].toSorted((x, y) => x - y));
        for (const mistake of mistakes) {
          expect(mistake.column).toBeLessThanOrEqual(Array.from(lines(mistake.line)).length + 1);
          expect(mistake.code).not.toBe('');
        }
      }),
      runs,
    );
  });

  it('accepts nothing that YAML 1.2 reads otherwise', () => {
    fc.assert(
      fc.property(snippet, (text) => {
        const ours = readTree('f', text);
        if (ours.mistakes.length > 0 || QUIRK.test(text)) return;
        const theirs = reference(text);
        expect(theirs).not.toBeNull();
        expect(plain(ours.tree)).toEqual(theirs?.value ?? null);
      }),
      runs,
    );
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const { text, mistakes } = readText('f', bytes);
        if (text === null) expect(mistakes).toHaveLength(1);
        else expect(text).not.toContain('\r');
      }),
      runs,
    );
  });
});

const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_. ]{0,12}[a-z]$/u);
const text = fc.oneof(
  word,
  fc.constantFrom(
    '订单，上线：检查',
    '>=14 <18',
    '${db}',
    'no',
    '1.10',
    ' x',
    'a: b',
    '#c',
    "it's",
    '"q"',
    'a\nb',
    'a\n\n  b\n',
    'x '.repeat(90),
    '[a]',
    '* x',
    '',
    'tab\there',
  ),
);
const key = fc.oneof(word, fc.constantFrom('settings["a b"]', 'disks[mount="/data"].free', '订单', 'a.b-c'));
const { tree } = fc.letrec<{ tree: Plain }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('readTree on YAML that a program wrote', () => {
  it.each([
    ['block', { lineWidth: 80 }],
    ['flow', { collectionStyle: 'flow', defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 60 }],
    ['single quotes', { singleQuote: true, indent: 4 }],
    ['double quotes', { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 40 }],
    ['deep lists', { indentSeq: false, blockQuote: 'folded' }],
  ] as const)('reads it without a mistake: %s', (_, options) => {
    fc.assert(
      fc.property(fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true }), (value) => {
        const written = stringify(value, { ...options, version: '1.2' });
        const read = readTree('f', written);
        expect(read.mistakes).toEqual([]);
        expect(plain(read.tree)).toEqual(value);
      }),
      { numRuns: 400 },
    );
  });
});
