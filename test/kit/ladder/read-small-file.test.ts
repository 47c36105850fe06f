import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readSmallFile } from '../../../src/kit/ladder/read-small-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads the beginning of a file', async () => {
  const path = join(folder, 'file');
  writeFileSync(path, 'abcdef');
  expect((await readSmallFile(path, 3)).toString()).toBe('abc');
});

it.skipIf(process.platform === 'win32')('waits for nobody who writes into a pipe, and reads no folder', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const path of [pipe, folder, join(folder, 'none')])
    await expect(readSmallFile(path)).rejects.toMatchObject({ failureCause: 'file-missing', params: { path } });
});
