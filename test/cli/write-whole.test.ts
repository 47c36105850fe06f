import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NoResultError } from '../../src/cli/context.ts';
import { writeWhole } from '../../src/cli/write-whole.ts';
import { sharedFolder } from '../support/cli-files.ts';
import { quietContext } from '../profiles/run-template.ts';

const folder = sharedFolder();

it('lets a crash of the writer through as what it is, and leaves nothing behind', () => {
  const crash = new TypeError('x is undefined');
  function* drawn(): Generator<string> {
    yield 'half';
    throw crash;
  }
  expect(() => writeWhole(quietContext(folder), join(folder, 'report.html'), drawn())).toThrow(crash);
  expect(readdirSync(folder).filter((name) => name.startsWith('report.html'))).toEqual([]);
});

it('says in words of the system why a file cannot be written', () => {
  const path = join(folder, 'full');
  mkdirSync(path);
  writeFileSync(join(path, 'kept'), '');
  const write = (): void => writeWhole(quietContext(folder), path, 'text');
  expect(write).toThrow(NoResultError);
  expect(write).toThrow(/EISDIR|ENOTEMPTY/);
  expect(existsSync(join(path, 'kept'))).toBe(true);
});
