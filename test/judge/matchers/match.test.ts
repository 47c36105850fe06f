import { describe, expect, it } from 'vitest';
import type { FactSchema } from '../../../src/model/catalogue.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Matcher } from '../../../src/model/matcher.ts';
import { gapTree } from '../../../src/judge/facts/gap-tree.ts';
import { absent, sightOf } from '../../../src/judge/facts/sight.ts';
import { look } from '../../../src/judge/facts/step.ts';
import { match } from '../../../src/judge/matchers/match.ts';
import { matchContext } from '../../../src/judge/matchers/match-context.ts';
import { gap } from '../../support/judge-input.ts';

const context = matchContext('Asia/Shanghai');

function ask(matcher: Matcher, value: Json, schema: FactSchema = {}, gaps: readonly string[] = []): string {
  const tree = gapTree(gaps.map((each) => gap(each)));
  return match(matcher, sightOf(value, schema, tree, absent), context).is;
}

const number: FactSchema = { type: 'number' };
const text: FactSchema = { type: 'string' };

describe('numbers', () => {
  it.each<[Matcher, Json, FactSchema, string]>([
    [{ op: 'atLeast', bound: 200 }, 200, number, 'yes'],
    [{ op: 'above', bound: 200 }, 200, number, 'no'],
    [{ op: 'atMost', bound: 200 }, 200, number, 'yes'],
    [{ op: 'below', bound: 200 }, 200, number, 'no'],
    [{ op: 'between', from: 1, to: 3 }, 3, number, 'yes'],
    [{ op: 'between', from: 1, to: 3 }, 4, number, 'no'],
    // A plain decimal text is a number where any JSON may stand, and where integers beyond 2^53 are stored as texts.
    [{ op: 'atLeast', bound: 200 }, '200', {}, 'yes'],
    [{ op: 'atLeast', bound: 200 }, '0200.5', {}, 'yes'],
    [{ op: 'above', bound: 9007199254740991 }, '9007199254740993', number, 'yes'],
    [{ op: 'above', bound: '9007199254740993' }, '9007199254740992', number, 'no'],
    [{ op: 'atLeast', bound: 200 }, '200', text, 'no'],
    [{ op: 'atLeast', bound: 200 }, '0x100', {}, 'no'],
    [{ op: 'atLeast', bound: 200 }, '', {}, 'no'],
    [{ op: 'atLeast', bound: 200 }, null, number, 'no'],
    // A question that does not fit fails, asked either way.
    [{ op: 'not', matcher: { op: 'atLeast', bound: 200 } }, 'many', {}, 'no'],
    [{ op: 'none', matcher: { op: 'atLeast', bound: 200 } }, ['many'], {}, 'no'],
  ])('%j of %j (%j): %s', (matcher, value, schema, answer) => {
    expect(ask(matcher, value, schema)).toBe(answer);
  });
});

describe('versions', () => {
  const postgres: FactSchema = { type: 'string', dialect: 'postgresql' };
  it.each<[Matcher, Json, FactSchema, string]>([
    [{ op: 'satisfies', range: '>=14 <18' }, '17.2', postgres, 'yes'],
    [{ op: 'satisfies', range: '>=14 <18' }, '18.0', postgres, 'no'],
    [{ op: 'satisfies', range: '>=14 <18' }, 'devel', postgres, 'unknown'],
    [{ op: 'not', matcher: { op: 'satisfies', range: '>=14' } }, 'devel', postgres, 'unknown'],
    [{ op: 'atMost', bound: '17' }, '17.9', postgres, 'yes'],
    // Quoted, a bound means a version where a text of no declared kind stands.
    [{ op: 'atLeast', bound: '1.9' }, '1.10', {}, 'yes'],
    [{ op: 'atLeast', bound: 1.9 }, '1.10', {}, 'no'],
    [{ op: 'satisfies', range: '>=1.9' }, '1.10', {}, 'yes'],
    [{ op: 'satisfies', range: '>=1.9' }, 1.1, {}, 'unknown'],
    [{ op: 'satisfies', range: '>=14' }, 15, {}, 'yes'],
    [{ op: 'atLeast', bound: '1.9.0' }, '1.10.0', {}, 'yes'],
    [{ op: 'satisfies', range: 'nonsense' }, '15', {}, 'unknown'],
  ])('%j of %j (%j): %s', (matcher, value, schema, answer) => {
    expect(ask(matcher, value, schema)).toBe(answer);
  });
});

describe('instants', () => {
  const instant: FactSchema = { type: 'string', unit: 'instant' };
  // 2027-01-31 in Shanghai is 2027-01-30T16:00Z to 2027-01-31T16:00Z.
  it.each<[Matcher, Json, string]>([
    [{ op: 'before', instant: '2027-01-31' }, '2027-01-30T15:59:59Z', 'yes'],
    [{ op: 'before', instant: '2027-01-31' }, '2027-01-30T16:00:00Z', 'no'],
    [{ op: 'after', instant: '2027-01-31' }, '2027-01-31T15:59:59Z', 'no'],
    [{ op: 'after', instant: '2027-01-31' }, '2027-01-31T16:00:00Z', 'yes'],
    [{ op: 'atLeast', bound: '2027-01-31' }, '2027-01-30T16:00:00Z', 'yes'],
    [{ op: 'atMost', bound: '2027-01-31' }, '2027-01-31T15:59:59.999Z', 'yes'],
    [{ op: 'atMost', bound: '2027-01-31' }, '2027-01-31T16:00:00Z', 'no'],
    [{ op: 'after', instant: '2027-01-31T00:00:00+08:00' }, '2027-01-30T16:00:01Z', 'yes'],
    [{ op: 'before', instant: '2027-02-31' }, '2027-01-30T16:00:01Z', 'no'],
    [{ op: 'before', instant: '2027-01-31' }, 'soon', 'no'],
    [{ op: 'not', matcher: { op: 'before', instant: '2027-01-31' } }, 'soon', 'no'],
  ])('%j of %j: %s', (matcher, value, answer) => {
    expect(ask(matcher, value, instant)).toBe(answer);
  });
});

describe('texts', () => {
  it('match anywhere, in linear time', () => {
    expect(ask({ op: 'matches', pattern: 'b+' }, 'abc')).toBe('yes');
    expect(ask({ op: 'matches', pattern: '^b' }, 'abc')).toBe('no');
    expect(ask({ op: 'matches', pattern: '(a+)+$' }, `${'a'.repeat(50_000)}b`)).toBe('no');
    expect(ask({ op: 'matches', pattern: '(?=a)' }, 'a')).toBe('unknown');
    expect(ask({ op: 'matches', pattern: '2' }, 200)).toBe('no');
  });
});

describe('lists and maps', () => {
  const keyed: FactSchema = { type: 'array', key: 'name', items: {} };
  const disks = [
    { name: 'data', free: 10 },
    { name: 'log', free: 2 },
  ];
  it.each<[Matcher, Json, FactSchema, string]>([
    [{ op: 'contains', value: 'data' }, disks, keyed, 'yes'],
    [{ op: 'contains', value: 'tmp' }, disks, keyed, 'no'],
    [{ op: 'contains', value: { name: 'log', free: 2 } }, disks, keyed, 'yes'],
    [{ op: 'contains', value: 'pg_trgm' }, { pg_trgm: '1.6' }, {}, 'yes'],
    [{ op: 'contains', value: 'pg_trgm' }, { pg_trgm: null }, {}, 'no'],
    [{ op: 'containsNone', values: ['x'] }, null, {}, 'yes'],
    [{ op: 'count', matcher: { op: 'atLeast', bound: 2 } }, disks, keyed, 'yes'],
    [{ op: 'count', matcher: { op: 'equals', value: 0 } }, null, {}, 'yes'],
    [{ op: 'each', matcher: { op: 'present' } }, [], {}, 'yes'],
    [{ op: 'each', matcher: { op: 'present' } }, null, {}, 'no'],
    [
      { op: 'some', matcher: { op: 'fields', fields: [{ path: 'free', matcher: { op: 'below', bound: 5 } }] } },
      disks,
      keyed,
      'yes',
    ],
    [
      { op: 'each', matcher: { op: 'fields', fields: [{ path: 'free', matcher: { op: 'above', bound: 5 } }] } },
      disks,
      keyed,
      'no',
    ],
    [{ op: 'each', matcher: { op: 'present' } }, 'text', {}, 'no'],
    [{ op: 'equals', value: { a: [1, { b: null }] } }, { a: [1, { b: null }] }, {}, 'yes'],
    [{ op: 'equals', value: null }, null, {}, 'yes'],
    [{ op: 'equals', value: '1' }, 1, {}, 'no'],
  ])('%j of %j (%j): %s', (matcher, value, schema, answer) => {
    expect(ask(matcher, value, schema)).toBe(answer);
  });

  it('decide by what was seen as far as that goes', () => {
    const below5: Matcher = { op: 'fields', fields: [{ path: 'free', matcher: { op: 'below', bound: 5 } }] };
    const hidden = ['[name="tmp"].free'];
    expect(ask({ op: 'some', matcher: below5 }, disks, keyed, hidden)).toBe('yes');
    expect(ask({ op: 'none', matcher: below5 }, disks, keyed, hidden)).toBe('no');
    expect(ask({ op: 'each', matcher: below5 }, disks, keyed, hidden)).toBe('no');
    expect(ask({ op: 'each', matcher: { op: 'present' } }, disks, keyed, hidden)).toBe('unknown');
    expect(ask({ op: 'contains', value: 'data' }, disks, keyed, hidden)).toBe('yes');
    expect(ask({ op: 'contains', value: 'tmp' }, disks, keyed, hidden)).toBe('unknown');
    expect(ask({ op: 'contains', value: 'other' }, disks, keyed, hidden)).toBe('no');
    expect(ask({ op: 'count', matcher: { op: 'atLeast', bound: 2 } }, disks, keyed, hidden)).toBe('yes');
    expect(ask({ op: 'count', matcher: { op: 'atLeast', bound: 3 } }, disks, keyed, hidden)).toBe('unknown');
    expect(ask({ op: 'count', matcher: { op: 'atLeast', bound: 4 } }, disks, keyed, hidden)).toBe('no');
  });

  it('read a gap below a list as a gap in every element', () => {
    const tree = gapTree([gap('free')]);
    const sight = look(sightOf(disks, keyed, tree, absent), [
      { kind: 'key', field: 'name', value: 'log' },
      { kind: 'name', name: 'free' },
    ]);
    expect(sight.kind).toBe('gap');
  });

  it('take names of the language itself for names like any other', () => {
    expect(ask({ op: 'contains', value: 'constructor' }, {})).toBe('no');
    const hostile: Json = JSON.parse('{"__proto__": {"a": 1}}') as Json;
    expect(ask({ op: 'contains', value: '__proto__' }, hostile)).toBe('yes');
    expect(ask({ op: 'contains', value: 'a' }, hostile)).toBe('no');
  });
});
