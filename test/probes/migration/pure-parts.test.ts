import { describe, expect, it } from 'vitest';
import { encodes, holds } from '../../../probes/migration/catalogue/charsets.ts';
import type { Form } from '../../../probes/migration/catalogue/column-form.ts';
import { fitOf } from '../../../probes/migration/catalogue/fit.ts';
import { mysqlForm } from '../../../probes/migration/catalogue/mysql-form.ts';
import { postgresForm } from '../../../probes/migration/catalogue/postgres-form.ts';
import { derive } from '../../../probes/migration/derive.ts';
import { canonical } from '../../../probes/migration/levels/canonical.ts';
import { compareRows, completeTo, emptyTally } from '../../../probes/migration/levels/compare-rows.ts';
import { mask } from '../../../probes/migration/levels/mask.ts';
import { movement, type Stand } from '../../../probes/migration/levels/position.ts';
import { placesIn } from '../../../probes/migration/levels/row-levels.ts';
import type { OpenSide } from '../../../probes/migration/side.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';

/** A column by product, type and character set. */
function formOf([product, type, charset = 'utf8mb4']: readonly ['pg' | 'my', string, string?]): Form {
  return product === 'pg' ? postgresForm(type, null, 'UTF8') : mysqlForm(type, charset);
}

describe('the one form of a value', () => {
  it.each([
    ['number', '1.50', '1.5'],
    ['number', '0001', '1'],
    ['number', '-0.0', '0'],
    ['number', '-0.50', '-0.5'],
    ['number', '.5', '0.5'],
    ['number', '12345678901234567890.10', '12345678901234567890.1'],
    ['number', '100', '100'],
    ['number', 'NaN', 'NaN'],
    ['float', '0.1428571428571428', '0.142857'],
    ['float', '0.142857', '0.142857'],
    ['float', '1e+20', '100000000000000000000'],
    ['float', '-0', '0'],
    ['float', 'Infinity', 'Infinity'],
    ['text', 'C1      ', 'C1'],
    ['text', ' x', ' x'],
    ['text', '', ''],
    ['date', '2026-01-01 10:00:00', '2026-01-01'],
    ['date', '0000-00-00', '0000-00-00'],
    ['timestamp', '2026-01-01 10:00:00+00', '2026-01-01 10:00:00'],
    ['timestamp', '2026-01-01 10:00:00.120000', '2026-01-01 10:00:00.12'],
    ['timestamp', '2026-01-01 10:00:00.000000', '2026-01-01 10:00:00'],
    ['timestamp', '2026-01-01', '2026-01-01 00:00:00'],
    ['timestamp', 'infinity', 'infinity'],
    ['boolean', 't', 'true'],
    ['boolean', '0', 'false'],
    ['boolean', '2', '2'],
    ['uuid', '{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}', 'a0eebc999c0b4ef8bb6d6bb9bd380a11'],
    ['bytes', '00ff', '00ff'],
  ] as const)('of kind %s: %j becomes %j', (kind, value, form) => {
    expect(canonical(value, kind)).toBe(form);
    expect(canonical(form, kind)).toBe(form);
  });

  it('keeps null apart from every text', () => {
    expect(canonical(null, 'text')).toBeNull();
    expect(canonical('NULL', 'text')).toBe('NULL');
  });
});

describe('what a column of the target takes', () => {
  it.each([
    ['holds', ['pg', 'integer'], ['my', 'int(11)']],
    ['narrower', ['pg', 'bigint'], ['my', 'int']],
    ['narrower', ['my', 'int(10) unsigned'], ['pg', 'integer']],
    ['holds', ['my', 'int(10) unsigned'], ['pg', 'bigint']],
    ['narrower', ['my', 'bigint(20) unsigned'], ['pg', 'bigint']],
    ['holds', ['my', 'bigint(20) unsigned'], ['pg', 'numeric(20,0)']],
    ['holds', ['my', 'tinyint(1)'], ['pg', 'boolean']],
    ['narrower', ['my', 'tinyint(4)'], ['pg', 'boolean']],
    ['holds', ['pg', 'boolean'], ['my', 'tinyint(1)']],
    ['holds', ['pg', 'boolean'], ['my', 'bit(1)']],
    ['holds', ['pg', 'numeric(12,2)'], ['my', 'decimal(12,2)']],
    ['narrower', ['pg', 'numeric(12,4)'], ['my', 'decimal(12,2)']],
    ['narrower', ['pg', 'numeric(14,2)'], ['my', 'decimal(12,2)']],
    ['narrower', ['pg', 'numeric'], ['my', 'decimal(65,30)']],
    ['narrower', ['pg', 'numeric(10,2)'], ['my', 'double']],
    ['narrower', ['pg', 'double precision'], ['my', 'float']],
    ['holds', ['pg', 'character varying(50)'], ['my', 'varchar(50)']],
    ['narrower', ['pg', 'character varying(50)'], ['my', 'varchar(49)']],
    ['narrower', ['pg', 'text'], ['my', 'text']],
    ['holds', ['pg', 'text'], ['my', 'longtext']],
    ['narrower', ['pg', 'character varying(100)'], ['my', 'tinytext']],
    ['holds', ['pg', 'character varying(100)'], ['my', 'tinytext', 'latin1']],
    ['holds', ['my', 'text'], ['pg', 'text']],
    ['narrower', ['my', 'text'], ['pg', 'character varying(1000)']],
    ['narrower', ['pg', 'bytea'], ['my', 'blob']],
    ['holds', ['pg', 'bytea'], ['my', 'longblob']],
    ['holds', ['pg', 'date'], ['my', 'datetime']],
    ['narrower', ['pg', 'timestamp without time zone'], ['my', 'datetime']],
    ['holds', ['pg', 'timestamp without time zone'], ['my', 'datetime(6)']],
    ['holds', ['pg', 'timestamp(3) without time zone'], ['my', 'datetime(3)']],
    ['narrower', ['pg', 'timestamp with time zone'], ['my', 'timestamp(6)']],
    ['other', ['pg', 'timestamp with time zone'], ['my', 'datetime(6)']],
    ['holds', ['my', 'timestamp'], ['pg', 'timestamp with time zone']],
    ['other', ['my', 'timestamp'], ['pg', 'timestamp without time zone']],
    ['narrower', ['my', 'time'], ['pg', 'time without time zone']],
    ['holds', ['pg', 'uuid'], ['my', 'char(36)']],
    ['narrower', ['pg', 'uuid'], ['my', 'char(32)']],
    ['holds', ['pg', 'jsonb'], ['my', 'json']],
    ['holds', ['pg', 'jsonb'], ['my', 'longtext']],
    ['other', ['pg', 'integer'], ['my', 'varchar(20)']],
    ['holds', ['my', "enum('a','it''s')"], ['pg', 'character varying(4)']],
    ['narrower', ['my', "enum('a','it''s')"], ['pg', 'character varying(3)']],
    ['other', ['pg', 'integer[]'], ['my', 'text']],
  ] as const)('%s: %j in %j', (fit, source, target) => {
    expect(fitOf(formOf(source), formOf(target))).toBe(fit);
  });
});

describe('character sets', () => {
  const postgres = (name: string) => ({ name, isPostgres: true });
  const mysql = (name: string) => ({ name, isPostgres: false });

  it('hold each other as far as they do', () => {
    const held = [
      [mysql('utf8mb4'), postgres('UTF8')],
      [postgres('UTF8'), mysql('latin1')],
      [mysql('utf8mb3'), mysql('gbk')],
      [mysql('latin1'), postgres('LATIN1')],
      [postgres('UTF8'), mysql('utf8')],
    ] as const;
    for (const [target, source] of held)
      expect([target, source, holds(target, source)]).toEqual([target, source, true]);
    const lost = [
      [mysql('utf8'), postgres('UTF8')],
      [mysql('utf8mb3'), mysql('utf8mb4')],
      [mysql('latin1'), mysql('utf8mb3')],
      [postgres('LATIN1'), mysql('latin1')],
      [postgres('SQL_ASCII'), postgres('UTF8')],
      [postgres('UTF8'), postgres('SQL_ASCII')],
      [mysql('gbk'), mysql('utf8mb4')],
    ] as const;
    for (const [target, source] of lost)
      expect([target, source, holds(target, source)]).toEqual([target, source, false]);
  });

  it('are known by their characters, or not at all', () => {
    expect(encodes(mysql('utf8mb3'))?.('中文')).toBe(true);
    expect(encodes(mysql('utf8mb3'))?.('😀')).toBe(false);
    expect(encodes(mysql('latin1'))?.('é€')).toBe(true);
    expect(encodes(postgres('LATIN1'))?.('€')).toBe(false);
    expect(encodes(mysql('gbk'))).toBeNull();
  });
});

describe('a masked key', () => {
  it.each([
    ['7', '•••'],
    ['123', '•••'],
    ['1234', '1•••4'],
    ['123456789', '12•••89'],
    ['张三的合同编号一二三', '张三•••二三'],
  ])('of %s is %s', (key, masked) => {
    expect(mask(key)).toBe(masked);
  });
});

describe('rows of two sides', () => {
  const row = (key: number, digest = 'same') => ({ key: BigInt(key), digest });

  it('are compared as far as both pages are complete', () => {
    const source = [row(1), row(2), row(4), row(9)];
    const target = [row(1), row(2, 'other'), row(3), row(5)];
    expect(completeTo(source, target, 4)).toBe(5n);
    const tally = emptyTally();
    compareRows(tally, source, target, 5n);
    expect(tally).toEqual({ rows: 5, differing: 1, missing: 1, extra: 2, keys: [2n, 4n, 3n, 5n] });
    expect(completeTo(source, target, 5)).toBeNull();
    expect(completeTo(source, [], 4)).toBe(9n);
    expect(completeTo([], [], 4)).toBeNull();
  });

  it('are sampled at places that the seed decides, in order, inside the range', () => {
    const range = { least: -50n, most: 2n ** 62n };
    const places = placesIn(range, 'a orders');
    expect(places).toEqual(placesIn(range, 'a orders'));
    expect(places).not.toEqual(placesIn(range, 'b orders'));
    expect(places).toHaveLength(10);
    expect(places[0]).toBe(-50n);
    for (const [at, place] of places.entries()) {
      expect(place >= (places[at - 1] ?? range.least)).toBe(true);
      expect(place <= range.most).toBe(true);
    }
    expect(new Set(placesIn({ least: 5n, most: 5n }, 'x'))).toEqual(new Set([5n]));
  });
});

describe('a server that may move', () => {
  const side = { side: 'source' } as OpenSide; // only its name is looked at
  const stand = (position: string | null, changes: string | null): Stand => ({
    moment: '2026-01-01T00:00:00Z',
    position,
    changes,
  });

  it.each([
    ['moves by its counter', stand('0/1', '5'), stand('0/1', '6'), true],
    ['rests though its log moved', stand('0/1', '5'), stand('0/9', '5'), false],
    ['moves by its position where it has no counter', stand('0-1-5', null), stand('0-1-6', null), true],
    ['cannot be told without either', stand(null, null), stand(null, null), undefined],
  ])('%s', (_what, before, after, moving) => {
    const { facts, gaps } = movement(side, before, after);
    expect(facts.moving).toBe(moving);
    expect(gaps.some(({ path }) => path === 'source.moving')).toBe(moving === undefined);
  });
});

it('the age of a backup follows from the last archived log', () => {
  const now = Date.parse('2026-11-20T02:00:00Z');
  const context = { now, timeZone: 'UTC', reference: referenceData };
  const facts = { source: { lastArchivedAt: '2026-11-20T01:00:00.000000Z' }, target: { lastArchivedAt: null } };
  const derived = derive(facts, context);
  expect(derived.facts).toEqual({ source: { archiveAge: 3600 } });
  expect(derived.gaps?.map(({ path, note }) => [path, note])).toEqual([
    ['target.archiveAge', 'migration.gap.never-archived'],
  ]);
  expect(derive({}, context).gaps?.map(({ path }) => path)).toEqual(['source.archiveAge', 'target.archiveAge']);
  expect(derive({ source: { lastArchivedAt: 'soon' }, target: 7 }, context).facts).toEqual({});
});
