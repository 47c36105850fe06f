import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLandscapeFolder } from '../../src/landscape/landscape-folder.ts';
import { removeStaleLandscapes } from '../../src/landscape/stale-landscapes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const dead = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid ?? 0;
};

async function leftover(parent: string, owner: unknown): Promise<string> {
  const folder = join(parent, 'plumbline-landscape-abc');
  await mkdir(join(folder, 'pids'), { recursive: true });
  if (owner !== undefined) await writeFile(join(folder, 'owner.json'), JSON.stringify(owner));
  return folder;
}

test('a folder whose owner is dead is removed', async () => {
  const parent = await temporaryFolder();
  const folder = await leftover(parent, { pid: await dead(), startTicks: '1', hostname: hostname() });
  expect(await removeStaleLandscapes([parent])).toEqual([folder]);
  expect(await readdir(parent)).toEqual([]);
});

test('a folder is removed when its owner’s process id belongs to a later process', async () => {
  const parent = await temporaryFolder();
  await leftover(parent, { pid: process.pid, startTicks: 'another', hostname: hostname() });
  expect(await removeStaleLandscapes([parent])).toHaveLength(1);
});

test.each([
  ['another machine', { pid: 2 ** 30, startTicks: '1', hostname: 'elsewhere' }],
  ['nobody that can be told', undefined],
  ['something that is not understood', { pid: 'x' }],
])('a folder of %s is left alone', async (_case, owner) => {
  const parent = await temporaryFolder();
  await leftover(parent, owner);
  expect(await removeStaleLandscapes([parent])).toEqual([]);
  expect(await readdir(parent)).toHaveLength(1);
});

test('our own folder and folders of other programs are left alone', async () => {
  const parent = await temporaryFolder();
  await mkdir(join(parent, 'something-else'));
  const folder = await createLandscapeFolder([parent], null);
  expect(await removeStaleLandscapes([parent, join(parent, 'missing')])).toEqual([]);
  await folder.remove();
  expect(await readdir(parent)).toEqual(['something-else']);
});

test('a process that only has the same number as a server of the leftover is not touched', async () => {
  const parent = await temporaryFolder();
  const folder = await leftover(parent, { pid: await dead(), startTicks: '1', hostname: hostname() });
  const innocent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
  onTestFinished(() => void innocent.kill('SIGKILL'));
  await writeFile(join(folder, 'pids', String(innocent.pid)), '');
  expect(await removeStaleLandscapes([parent])).toEqual([folder]);
  expect(innocent.exitCode ?? innocent.signalCode).toBeNull();
});
