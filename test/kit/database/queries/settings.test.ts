import * as z from 'zod';
import { expect, it } from 'vitest';
import { postgres } from '../../../../probes/postgres/index.ts';
import { querySettings } from '../../../../src/kit/database/queries/settings.ts';
import { wantedSetting } from '../../../../src/cli/wanted-setting.ts';

const Settings = z.strictObject(querySettings('postgres'));

function mistakes(queries: unknown): readonly (readonly [string, string])[] {
  const parsed = Settings.safeParse({ queries });
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.map((issue) => [issue.path.join('.'), wantedSetting(issue, postgres.texts.en, 'en')]);
}

it('takes queries, with a cap where none is written', () => {
  expect(Settings.parse({})).toEqual({ queries: [] });
  expect(Settings.parse({ queries: [{ name: 'a', sql: 'SELECT 1' }] })).toEqual({
    queries: [{ name: 'a', sql: 'SELECT 1', maxRows: 100 }],
  });
});

it('says which word of which line is the mistake, and why', () => {
  expect(mistakes([{ name: 'a', sql: 'SELECT 1,\n  pg_sleep(5)' }])).toEqual([
    ['queries.0.sql', 'a query that does not call pg_sleep (line 2): it waits, or keeps the server busy'],
  ]);
  expect(mistakes([{ name: 'a', sql: 'SELECT 1;\nDROP TABLE x' }])).toEqual([
    ['queries.0.sql', 'one statement; “drop” (line 2) begins another'],
  ]);
});

it('wants names that are distinct and can be written in a path', () => {
  expect(mistakes([{ name: 'a b', sql: 'SELECT 1' }])).toEqual([
    ['queries.0.name', 'a name of letters, digits, _ and -, at most 60 characters'],
  ]);
  const twice = { name: 'a', sql: 'SELECT 1' };
  expect(mistakes([twice, twice])).toEqual([['queries.1.name', 'a name that no other query has']]);
});

it('has its limits', () => {
  const many = Array.from({ length: 21 }, (_none, index) => ({ name: `q${String(index)}`, sql: 'SELECT 1' }));
  expect(mistakes(many)).toHaveLength(1);
  expect(mistakes([{ name: 'a', sql: 'SELECT 1', maxRows: 1001 }])).toHaveLength(1);
});
