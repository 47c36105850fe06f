import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { removeStaleLandscapes } from '../../src/landscape/stale-landscapes.ts';
import { endProgram, spawnProgram } from '../support/landscape-program.ts';
import { leftIn } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const moments = fc.integer({ min: 0, max: 6000 });

test('interrupted at 30 random moments: no process and no folder left', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (delayMs) => {
      const parent = await temporaryFolder();
      const program = spawnProgram(parent);
      await sleep(delayMs);
      await endProgram(program, 'SIGINT');
      expect(await leftIn(parent)).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

test('killed at 30 random moments: the next start leaves no process and no folder', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (delayMs) => {
      const parent = await temporaryFolder();
      const program = spawnProgram(parent);
      await sleep(delayMs);
      await endProgram(program, 'SIGKILL');
      // What was being started when we were killed ends by itself.
      await removeStaleLandscapes([parent]);
      await expect.poll(() => leftIn(parent), { timeout: 20_000 }).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});
