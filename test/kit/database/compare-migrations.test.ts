import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { compareMigrations } from '../../../src/kit/database/migrations/compare-migrations.ts';

const entry = (id: string, checksum: string | null = null, checksumVersion: string | null = null) => ({
  id,
  checksum,
  checksumVersion,
});
const book = (tool: string, ...entries: Json[]) => ({ tool, table: 't', last: { at: 'x' }, entries });

function paths(left: Json, right: Json, path = 'migrations'): unknown {
  return compareMigrations(path, left, right)?.map((each) => [each.kind, each.path]);
}

describe('migrations of two sides', () => {
  it('are alike where the same is applied, whatever else differs', () => {
    const left = [{ ...book('flyway', entry('1', '5'), entry('2')), count: 3, locked: true }];
    const right = [{ ...book('flyway', entry('1', '5'), entry('2')), table: 'other', last: null }];
    expect(paths(left, right)).toEqual([]);
  });

  it('differ by what is applied on one side only, and by digests', () => {
    const left = [book('flyway', entry('1', '5'), entry('2', '6'), entry('4'))];
    const right = [book('flyway', entry('1', '5'), entry('2', '7'), entry('3'))];
    expect(paths(left, right)).toEqual([
      ['changed', '[tool="flyway"].entries[id="2"]'],
      ['missing-right', '[tool="flyway"].entries[id="4"]'],
      ['missing-left', '[tool="flyway"].entries[id="3"]'],
    ]);
  });

  it('say nothing of digests that were made in two ways', () => {
    const side = (digest: string, way: string) => [book('liquibase', entry('a', digest, way))];
    expect(paths(side('x', '8'), side('y', '9'))).toEqual([]);
    expect(paths(side('x', '9'), side('y', '9'))).toHaveLength(1);
  });

  it('differ by the tool', () => {
    expect(paths([book('flyway')], [book('liquibase')])).toEqual([
      ['missing-right', '[tool="flyway"]'],
      ['missing-left', '[tool="liquibase"]'],
    ]);
  });

  it('are compared below one tool too, and nothing else is', () => {
    const [left, right] = [book('flyway', entry('1')), book('flyway', entry('2'))];
    expect(paths(left, right, 'migrations[tool="flyway"]')).toEqual([
      ['missing-right', 'entries[id="1"]'],
      ['missing-left', 'entries[id="2"]'],
    ]);
    expect(paths(left.entries, right.entries, 'migrations[tool="flyway"].entries')).toHaveLength(2);
    expect(paths(left, right, 'migrations[tool="flyway"].last')).toBeUndefined();
    expect(paths(left, right, 'settings')).toBeUndefined();
    expect(paths({}, {}, 'migrations')).toBeUndefined();
  });
});
