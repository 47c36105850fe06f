import { describe, expect, it } from 'vitest';
import { grantsOf } from '../../../probes/postgres/catalogue/grants.ts';
import { canonicalQuery, canonicalText } from '../../../probes/postgres/catalogue/text/canonical-text.ts';

const all = () => true;
const text = (written: string): string => canonicalText(written, all);
const query = (written: string): string => canonicalQuery(written, all);

describe('two spellings of one definition', () => {
  it.each([
    [
      "((w)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
      "((w)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))",
    ],
    ['EXTRACT(year FROM t.at)', "date_part('year'::text, t.at)"],
    ['(EXTRACT(year FROM d) > (1900)::numeric)', "(date_part('year'::text, d) > (1900)::double precision)"],
    ['SUBSTRING(n FROM 2 FOR 3)', '"substring"(n, 2, 3)'],
    ["POSITION(('x'::text) IN (v))", '"position"((v)::text, \'x\'::text)'],
    ["TRIM(LEADING 'x'::text FROM n)", "ltrim(n, 'x'::text)"],
    ["(at AT TIME ZONE 'UTC'::text)", "timezone('UTC'::text, at)"],
    ['((a, b) OVERLAPS (c, d))', '"overlaps"(a, b, c, d)'],
    ['("normalize" > 0)', '(normalize > 0)'],
    ['f(a,\n  b)', 'f(a, b)'],
  ])('%s', (one, other) => {
    expect(text(one)).toBe(text(other));
  });

  it('a view over one relation, with and without its name', () => {
    expect(query(' SELECT t.a,\n    t.b AS x\n   FROM p.t\n  WHERE (t.a > 0);')).toBe(
      query('SELECT a, b AS x FROM p.t WHERE (a > 0);'),
    );
    expect(query('SELECT o.a FROM p.t o ORDER BY o.a')).toBe(query('SELECT a FROM p.t o ORDER BY a'));
  });
});

describe('two definitions', () => {
  it.each([
    ["(n = 'a b'::text)", "(n = 'a  b'::text)"],
    ["(n = 'A'::text)", "(n = 'a'::text)"],
    ["(n = 'it''s'::text)", "(n = 'its'::text)"],
    ['((a > 0) AND ((b > 0) OR c))', '(((a > 0) AND (b > 0)) OR c)'],
    ['("Name" > 0)', '(name > 0)'],
    ['("char" > 0)', '(char > 0)'],
    ["(ARRAY['a'::text])::text[]", "(ARRAY['b'::text])::text[]"],
    ["TRIM(LEADING 'x'::text FROM n)", "TRIM(TRAILING 'x'::text FROM n)"],
    ["(at AT TIME ZONE 'UTC'::text)", "(at AT TIME ZONE 'CST'::text)"],
    ['SUBSTRING(n FROM 2 FOR 3)', 'SUBSTRING(n FROM 3 FOR 2)'],
    ['(EXTRACT(year FROM d) > (1900)::numeric)', '(EXTRACT(year FROM d) > (1901)::numeric)'],
  ])('%s is not %s', (one, other) => {
    expect(text(one)).not.toBe(text(other));
  });

  it.each([
    ['SELECT t.a FROM p.t JOIN p.u ON (t.id = u.id)', 'SELECT u.a FROM p.t JOIN p.u ON (t.id = u.id)'],
    ['SELECT t.a FROM p.t, p.u', 'SELECT u.a FROM p.t, p.u'],
    [
      'SELECT a FROM p.t WHERE (EXISTS ( SELECT 1 FROM p.u WHERE (u.id = t.id)))',
      'SELECT a FROM p.t WHERE (EXISTS ( SELECT 1 FROM p.u WHERE (u.id = u.id)))',
    ],
    ['SELECT a FROM p.t', 'SELECT a FROM q.t'],
  ])('the query %s is not %s', (one, other) => {
    expect(query(one)).not.toBe(query(other));
  });

  it('no text is too odd to be read, and none is lost', () => {
    for (const odd of [
      "'open",
      '"open',
      ')(',
      ']',
      '(ARRAY[',
      'SELECT FROM',
      '',
      '€ ¤ {',
      'EXTRACT(',
      'x AT TIME ZONE',
    ]) {
      expect(text(odd).replaceAll(' ', '').length).toBeGreaterThanOrEqual(odd.trim() === '' ? 0 : 1);
      expect(query(odd)).toBeTypeOf('string');
    }
  });
});

describe('rights', () => {
  const on = (acl: readonly string[], version: number) =>
    grantsOf({ on: 'relation', acl, owner: 'boss', version }, all);

  it('all of them are all in every release, and the owner’s do not count', () => {
    const before = on(['boss=arwdDxt/boss', 'reader=arwdDxt/boss'], 150_008);
    expect(before).toEqual({ reader: { privileges: ['ALL'] } });
    expect(on(['boss=arwdDxtm/boss', 'reader=arwdDxtm/boss'], 170_004)).toEqual(before);
    expect(on(['boss=arwdDxtm/boss', 'reader=arwdDxt/boss'], 170_004)).not.toEqual(before);
  });

  it('names with signs of their own, everybody, and what may be passed on', () => {
    expect(on(['boss=arwdDxt/boss', '"a ""b""=/c"=r*w/boss', '=r/boss'], 130_000)).toEqual({
      'a "b"=/c': { privileges: ['SELECT WITH GRANT OPTION', 'UPDATE'] },
      PUBLIC: { privileges: ['SELECT'] },
    });
  });

  it('what the owner gave up, also where he has nothing left', () => {
    expect(on(['boss=arwDxt/boss'], 130_000)).toEqual({ OWNER: { lacks: ['DELETE'] } });
    expect(on([], 130_000)).toEqual({ OWNER: { lacks: ['ALL'] } });
  });
});
