import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startOrdersLandscape } from '../../src/landscape/orders.ts';
import { removeStaleLandscapes } from '../../src/landscape/stale-landscapes.ts';
import { endProgram, startProgram } from '../support/landscape-program.ts';
import { leftIn, processesUsing } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('an aborted start leaves no process and no folder', () => {
  test('aborted before it began', async () => {
    const parent = await temporaryFolder();
    const options = { signal: AbortSignal.abort(), now: new Date(), log: () => undefined };
    await expect(startOrdersLandscape({ ...options, temporaryFolders: [parent] })).rejects.toThrow('aborted');
    expect(await leftIn(parent)).toEqual([]);
  });

  // From copying the programs over creating the clusters to the first login.
  test.each([60, 350, 700, 1200])('aborted after %i ms', async (delayMs) => {
    const parent = await temporaryFolder();
    const controller = new AbortController();
    const starting = startOrdersLandscape({
      signal: controller.signal,
      now: new Date(),
      temporaryFolders: [parent],
      log: () => undefined,
    });
    const [outcome] = await Promise.all([
      starting.then(
        (landscape) => landscape.stop(),
        (error: unknown) => error,
      ),
      sleep(delayMs).then(() => controller.abort()),
    ]);
    expect(await leftIn(parent)).toEqual([]);
    // A machine fast enough to be ready by then has stopped it properly.
    if (outcome !== undefined) expect(outcome).toMatchObject({ name: 'AbortError' });
  });

  test('aborted between two databases', async () => {
    const parent = await temporaryFolder();
    const controller = new AbortController();
    const starting = startOrdersLandscape({
      signal: controller.signal,
      now: new Date(),
      temporaryFolders: [parent],
      log: ({ code }) => {
        if (code === 'landscape-database-started') controller.abort();
      },
    });
    await expect(starting).rejects.toMatchObject({ name: 'AbortError' });
    expect(await leftIn(parent)).toEqual([]);
  });
});

// Each starts programs that compile their sources first, which takes long on a busy machine.
describe('a program with a landscape', { timeout: 240_000 }, () => {
  test('interrupted while it runs stops everything', async () => {
    const parent = await temporaryFolder();
    const program = await startProgram(parent, 'ready');
    expect(await leftIn(parent)).not.toEqual([]);
    expect(await endProgram(program, 'SIGINT')).toBe(0);
    expect(await leftIn(parent)).toEqual([]);
  });

  test('that ends without stopping it takes the folder with it', async () => {
    const parent = await temporaryFolder();
    const program = await startProgram(parent, 'ready');
    expect(await endProgram(program, 'SIGTERM')).toBe(143);
    expect(await readdir(parent)).toEqual([]);
    await expect.poll(() => processesUsing(parent), { timeout: 20_000 }).toEqual([]);
  });

  test.each(['ready', 'landscape-database-started'])('killed at "%s" is cleaned up after by the next', async (line) => {
    const parent = await temporaryFolder();
    const alive = await startProgram(parent, 'ready');
    const others = await readdir(parent);
    const killed = await startProgram(parent, line);
    await endProgram(killed, 'SIGKILL');
    const leftover = (await readdir(parent)).filter((name) => !others.includes(name));
    expect(leftover).toHaveLength(1);
    expect(await removeStaleLandscapes([parent, parent])).toEqual(leftover.map((name) => `${parent}/${name}`));
    expect(await processesUsing(`${parent}/${leftover[0]}`)).toEqual([]);
    expect(await readdir(parent)).toEqual(others);
    expect(await endProgram(alive, 'SIGINT')).toBe(0);
    expect(await leftIn(parent)).toEqual([]);
  });
});
