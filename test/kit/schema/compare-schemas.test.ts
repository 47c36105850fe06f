import { describe, expect, it } from 'vitest';
import { compareSchemas } from '../../../src/kit/schema/compare-schemas.ts';
import { schemaCompare } from '../../../src/kit/schema/schema-compare.ts';
import { keptText, snapshotOf, type FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import { snapshotShape } from '../../../src/kit/schema/snapshot-shape.ts';
import type { Aspects, Compared, SchemaSnapshot } from '../../../src/kit/schema/snapshot.ts';
import { en } from '../../../src/kit/messages.en.ts';
import { zhCN } from '../../../src/kit/messages.zh-CN.ts';
import { say } from '../../../src/model/say.ts';
import type { Difference } from '../../../src/model/finding.ts';

const everything: Compared = { level: 'cosmetic', strict: [] };

function snapshot(
  found: readonly FoundObject[],
  change: { readonly dialect?: SchemaSnapshot['dialect'] } = {},
): SchemaSnapshot {
  return { ...snapshotOf({ dialect: 'postgresql', version: '170010', compared: everything }, found), ...change };
}

const column = (change: Aspects = {}): Aspects => ({ type: 'integer', nullable: false, default: null, ...change });
const index = (change: Aspects = {}): Aspects => ({ unique: false, keys: ['id'], method: 'btree', ...change });

function table(
  columns: { readonly [name: string]: Aspects },
  parts: FoundObject['parts'] = {},
  aspects: Aspects = {},
): FoundObject {
  const columnOrder = Object.keys(columns);
  return {
    kind: 'table',
    name: 'public.orders',
    aspects: { comment: null, columnOrder, ...aspects },
    parts: { columns, ...parts },
  };
}

const told = (left: SchemaSnapshot, right: SchemaSnapshot): readonly string[] =>
  compareSchemas(left, right).map((each) => inWords(each));

function inWords({ words, rank }: Difference, texts: Readonly<Record<string, string>> = en): string {
  if (words === undefined) return 'no words';
  const language = texts === en ? 'en' : 'zh-CN';
  const [what, left, right] = [words.what, words.left, words.right].map((each) => say(texts, each, language));
  return `${String(rank)} ${String(what)}: ${String(left)} | ${String(right)}`;
}

const before = snapshot([table({ id: column(), customer: column() })]);

describe('two schemas', () => {
  it('are the same whatever the order they were found in', () => {
    const again = snapshot([table({ customer: column(), id: column() }, {}, { columnOrder: ['id', 'customer'] })]);
    expect(again).toEqual(before);
    expect(compareSchemas(before, again)).toEqual([]);
  });

  it('tell an aspect of a column in words, in both languages', () => {
    const after = snapshot([table({ id: column(), customer: column({ nullable: true }) })]);
    const [only, ...rest] = compareSchemas(before, after);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      path: 'objects.table["public.orders"].parts.columns.customer.nullable',
      kind: 'changed',
      left: false,
      right: true,
    });
    expect(only && inWords(only)).toBe('0 column public.orders.customer, nullability: not null | nullable');
    expect(only && inWords(only, zhCN)).toBe('0 列 public.orders.customer：可空性: 非空 | 可空');
  });

  it('tell a table that only one has once, whatever it holds', () => {
    const empty = snapshot([]);
    expect(told(before, empty)).toEqual(['0 table public.orders: one | no such object']);
    expect(compareSchemas(empty, before)).toMatchObject([
      { kind: 'missing-left', path: 'objects.table["public.orders"]', left: null },
    ]);
  });

  it('of two products are one difference', () => {
    expect(told(before, snapshot([], { dialect: 'mariadb' }))).toEqual(['0 database product: PostgreSQL | MariaDB']);
  });

  it('with a column more in the middle are in the same order', () => {
    const after = snapshot([table({ id: column(), since: column(), customer: column() })]);
    expect(told(before, after)).toEqual(['0 column public.orders.since: no such object | one']);
  });

  it('whose columns stand otherwise differ in nothing that weighs', () => {
    const after = snapshot([table({ customer: column(), id: column() })]);
    expect(told(before, after)).toEqual(['2 table public.orders, order of columns: id, customer | customer, id']);
  });

  it('with an index under another name differ in a name', () => {
    const left = snapshot([table({ id: column() }, { indexes: { a: index() } })]);
    const right = snapshot([table({ id: column() }, { indexes: { b: index() } })]);
    expect(told(left, right)).toEqual(['2 index a of public.orders, name: a | b']);
  });

  it('with two indexes that are alike under other names are not guessed at', () => {
    const left = snapshot([table({ id: column() }, { indexes: { a: index(), b: index() } })]);
    const right = snapshot([table({ id: column() }, { indexes: { c: index(), b: index() } })]);
    expect(told(left, right)).toHaveLength(1);
    const others = snapshot([table({ id: column() }, { indexes: { c: index(), d: index() } })]);
    expect(told(left, others)).toHaveLength(4);
  });

  it('weigh what only makes slower less than what changes results', () => {
    const left = snapshot([table({ id: column() }, { indexes: { a: index(), u: index({ unique: true }) } })]);
    const right = snapshot([
      table(
        { id: column({ comment: 'x' }) },
        { indexes: { a: index({ keys: ['x'] }), u: index({ unique: true, keys: ['y'] }) } },
      ),
    ]);
    expect(told(left, right)).toEqual([
      '0 index u of public.orders, index keys: id | y',
      '1 index a of public.orders, index keys: id | x',
      '2 column public.orders.id, comment: none | x',
    ]);
    const asked = (level: Compared['level']) => ({ ...right, compared: { level, strict: [] } });
    expect(told(asked('semantic'), { ...left, compared: { level: 'semantic', strict: [] } })).toHaveLength(1);
    // Each side may ask: the finer question counts.
    expect(told(asked('performance'), { ...left, compared: { level: 'semantic', strict: [] } })).toHaveLength(2);
  });

  it('with columns that JavaScript has members for are compared like others', () => {
    const names = Object.fromEntries(['constructor', '__proto__', 'toString'].map((name) => [name, column()]));
    const left = snapshot([table(names)]);
    expect(compareSchemas(left, snapshot([table(names)]))).toEqual([]);
    expect(compareSchemas(left, before)).toHaveLength(5);
  });

  it('show of two long texts the place where they part', () => {
    const body = (end: string) => `${'SELECT 1;\n'.repeat(50)}${end}`;
    const routine = (text: string): FoundObject => ({
      kind: 'routine',
      name: 'public.f()',
      aspects: { body: text },
      parts: {},
    });
    const [line] = told(snapshot([routine(body('RETURN 1'))]), snapshot([routine(body('RETURN 2'))]));
    expect(line).toMatch(/^0 routine public\.f\(\), body: ….*RETURN 1 \| ….*RETURN 2$/);
  });

  it('tell another version of an extension without differing', () => {
    const extension = (extensionVersion: string): FoundObject => ({
      kind: 'extension',
      name: 'pg_trgm',
      aspects: { extensionVersion },
      parts: {},
    });
    expect(compareSchemas(snapshot([extension('1.5')]), snapshot([extension('1.6')]))).toMatchObject([
      { informs: true },
    ]);
    expect(told(snapshot([extension('1.5')]), snapshot([]))).toEqual(['0 extension pg_trgm: one | no such object']);
  });
});

describe('schemaCompare', () => {
  it('compares the fact schema, and nothing below or beside it', () => {
    const [left, right] = [before, snapshot([])];
    expect(schemaCompare('schema', left, right)).toHaveLength(1);
    expect(schemaCompare('schema.objects', left, right)).toBeNull();
    expect(schemaCompare('schema', left, null)).toBeNull();
    expect(schemaCompare('schema', { dialect: 'postgresql' }, right)).toBeNull();
  });
});

describe('a snapshot', () => {
  it('has the shape of the fact', () => {
    expect(snapshotShape.parse(before)).toEqual(before);
    expect(before.counts).toEqual({ table: 1 });
  });

  it('keeps long texts by their digest', () => {
    expect(keptText('short')).toBe('short');
    const [one, two] = [keptText('a'.repeat(20_000)), keptText(`${'a'.repeat(19_999)}b`)];
    expect(one).toEqual({ characters: 20_000, digest: expect.stringMatching(/^[\da-f]{32}$/) as unknown });
    expect(one).not.toEqual(two);
  });
});
