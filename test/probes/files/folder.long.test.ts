import { execFile } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../../support/look-at-folder.ts', import.meta.url));
const hooks = fileURLToPath(new URL('../../support/run-typescript.mjs', import.meta.url));

/** 50,000 files, 2 GiB together: 49,996 of 4 KiB, four great ones without blocks on the disk. */
async function greatFolder(): Promise<string> {
  const folder = await temporaryFolder();
  const content = Buffer.alloc(4096, 'x');
  for (let group = 0; group < 100; group += 1) mkdirSync(join(folder, `d${String(group)}`));
  for (let n = 0; n < 49_996; n += 1) writeFileSync(join(folder, `d${String(n % 100)}`, `f${String(n)}`), content);
  for (let n = 0; n < 4; n += 1) {
    const path = join(folder, `great${String(n)}`);
    writeFileSync(path, '');
    truncateSync(path, 485_681_152);
  }
  return folder;
}

interface Looked {
  readonly files: number;
  readonly size: number;
  readonly entries: number;
  readonly cause: string | null;
  /** What was said of the progress last. */
  readonly told: { readonly items: number; readonly bytes: number } | null;
  readonly peakMiB: number;
  readonly startMiB: number;
  readonly msAfterStop: number | null;
}

async function look(folder: string, stopAfterMs: number): Promise<Looked> {
  const { stdout } = await run(process.execPath, ['--import', hooks, program, `${folder}/`, String(stopAfterMs)]);
  const looked: Looked = JSON.parse(stdout) as Looked; // written by the program of ours beside this test
  return looked;
}

it('reads 2 GB in 50,000 files with little memory, and stops at once', async () => {
  const folder = await greatFolder();
  const whole = await look(folder, 0);
  expect(whole).toMatchObject({ files: 50_000, size: 49_996 * 4096 + 4 * 485_681_152, entries: 5000, cause: null });
  expect(whole.told).toEqual({ items: 50_100, bytes: whole.size });
  expect(whole.peakMiB - whole.startMiB).toBeLessThan(300);
  const stopped = await look(folder, 300);
  expect(stopped.cause).toBe('cancelled');
  expect(stopped.told?.items).toBeLessThan(50_100);
  expect(stopped.msAfterStop).toBeLessThan(1000);
  console.info(JSON.stringify({ whole, stopped }));
});
