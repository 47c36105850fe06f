import { describe, expect, it } from 'vitest';
import { refuseCondition, refuseQuery } from '../../../../src/kit/database/queries/refuse-query.ts';
import type { Protocol } from '../../../../src/kit/database/queries/token.ts';
import { en } from '../../../../src/kit/database/queries/mistakes.en.ts';
import { evilMysql, evilPostgres } from './evil.ts';
import { harmlessMysql, harmlessPostgres } from './harmless.ts';

const protocols = ['postgres', 'mysql'] as const;
const evil = { postgres: evilPostgres, mysql: evilMysql };
const harmless = { postgres: harmlessPostgres, mysql: harmlessMysql };

describe.each(protocols)('a query over the protocol of %s', (protocol) => {
  it('is known by enough examples', () => {
    expect(evil[protocol].length).toBeGreaterThanOrEqual(100);
    expect(harmless[protocol].length).toBeGreaterThanOrEqual(50);
  });

  it.each(evil[protocol])('is refused: %s', (sql, why) => {
    const mistake = refuseQuery(sql, protocol);
    expect(mistake?.code).toBe(`kit.query-${why}`);
    expect(en).toHaveProperty([`kit.query-${why}`]);
    expect(mistake?.at).toBeLessThanOrEqual(sql.length);
  });

  it.each(harmless[protocol].map((sql) => [sql]))('is taken: %s', (sql) => {
    expect(refuseQuery(sql, protocol)).toBeNull();
  });

  it.each(evil[protocol])('is refused in any case and with comments between: %s', (sql) => {
    for (const changed of disguises(sql, protocol))
      expect([changed, refuseQuery(changed, protocol)?.code]).not.toContain(undefined);
  });

  it('is read without an error, whatever it is', () => {
    const random = generator(20_261_123);
    const pieces = [...fragments, ...evil[protocol].map(([sql]) => sql), ...harmless[protocol]];
    for (let round = 0; round < 20_000; round += 1) {
      const sql = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(pieces, random)).join(
        pick(glue, random),
      );
      const mistake = refuseQuery(sql.slice(0, 400), protocol);
      if (mistake !== null) expect(en).toHaveProperty([mistake.code]);
    }
  });

  it('is refused where something denied follows something harmless', () => {
    const random = generator(7);
    const plain = harmless[protocol].filter((sql) => sql.startsWith('SELECT') && !/--|#|;/.test(sql));
    for (let round = 0; round < 3000; round += 1) {
      const sql = `${pick(plain, random)}${pick([' ', '\n', '\t', '/* x */', '-- x\n'], random)}${pick(denied[protocol], random)}`;
      expect([sql, refuseQuery(sql, protocol)]).not.toEqual([sql, null]);
    }
  });
});

describe('a condition', () => {
  it.each([
    ['customer_id IS NULL', null],
    ["(a > 0 OR (b = ')')) AND c IN (1, 2)", null],
    ['a > 0) OR (1 = 1', 'brackets'],
    ['(a > 0', 'brackets'],
    ['1 = 1; DROP TABLE x', 'several'],
    ['pg_sleep(5) IS NULL', 'function-waits'],
    ['', 'empty'],
    ['a > 0 -- ', null],
    ['EXISTS (DELETE FROM x)', 'writes'],
  ])('%s', (sql, why) => {
    expect(refuseCondition(sql, 'postgres')?.code ?? null).toBe(why === null ? null : `kit.query-${why}`);
  });
});

/** Pieces that end everything that may be open, and then do what is denied. */
const denied: Readonly<Record<Protocol, readonly string[]>> = {
  postgres: [
    '; DROP TABLE x',
    'FOR UPDATE',
    'INTO x',
    'UNION SELECT pg_sleep(1)',
    "UNION SELECT * FROM dblink('a','b')",
  ],
  mysql: ['; DROP TABLE x', 'FOR UPDATE', "INTO OUTFILE 'x'", 'UNION SELECT SLEEP(1)', "UNION SELECT LOAD_FILE('x')"],
};

const fragments = [
  "'",
  '"',
  '`',
  '$$',
  '$a$',
  '/*',
  '*/',
  '--',
  '-- ',
  '#',
  '\\',
  "\\'",
  ';',
  '(',
  ')',
  '\n',
  'E',
  "U&'",
  '.',
  '1e',
  '😀',
  '\ud800',
  'é',
];
const glue = ['', ' ', '\n', '/**/'];

/** The same text in other cases, and with comments and lines for its blanks outside of quotation marks. */
function disguises(sql: string, protocol: Protocol): readonly string[] {
  if (/['"`$#]|--|\/\*/.test(sql)) return [sql.toUpperCase(), sql.toLowerCase()].filter((each) => each !== '');
  const comment = protocol === 'mysql' ? '# x\n' : '/* a /* b */ */';
  return [sql.toUpperCase(), sql.toLowerCase(), sql.replaceAll(' ', '/* x */'), sql.replaceAll(' ', ` ${comment} `)];
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}
