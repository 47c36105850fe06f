import { describe, expect, test } from 'vitest';
import { sharedFolder } from '../support/cli-files.ts';
import { endDemo, interruptCheck, killCheck, slowProfile } from '../support/cli-signals.ts';
import { json, sharedTarget } from '../support/cli-target.ts';
import { leftIn } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runCli } from '../support/cli-run.ts';

const folder = sharedFolder();
const target = sharedTarget({
  '/fast': json({}),
  '/late': (_request, response) => {
    setTimeout(() => response.end('{}'), 400);
  },
  '/never': () => undefined,
});

/** Thirty moments, spread over so many milliseconds, each a little off its place. */
function moments(upTo: number): readonly number[] {
  return Array.from({ length: 30 }, (_each, index) => Math.round(((index + Math.random()) / 30) * upTo));
}

describe('at random moments', { timeout: 240_000 }, () => {
  test.each(moments(3000))('a check interrupted after %i ms', async (afterMs) => {
    await interruptCheck(slowProfile(folder, target().url), afterMs);
  });

  test.each(moments(3000))('a check killed after %i ms', async (afterMs) => {
    await killCheck(slowProfile(folder, target().url), afterMs);
  });

  test.each(moments(6000))('the demo interrupted after %i ms', async (afterMs) => {
    await endDemo('SIGINT', afterMs, await temporaryFolder());
  });

  test('the demo killed thirty times, then run', async () => {
    const temporary = await temporaryFolder();
    for (const afterMs of moments(5000)) await endDemo('SIGKILL', afterMs, temporary);
    const next = await runCli(['demo', '--format', 'json'], {
      cwd: await temporaryFolder(),
      env: { TMPDIR: temporary },
    });
    expect(next.code).toBe(0);
    expect(await leftIn(temporary)).toEqual([]);
  }, 900_000);
});
