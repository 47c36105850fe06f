import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { withoutServices } from '../../scripts/without-services.mjs';
import { temporaryFolder } from '../support/temporary-folder.ts';

const shell = (script: string): boolean => spawnSync('sh', ['-c', script]).status === 0;
const policyPath = async () => join(await temporaryFolder(), 'policy-rc.d');

it.skipIf(process.platform === 'win32')('forbids services while packages are installed, and not after', async () => {
  const policy = await policyPath();
  expect(await withoutServices(policy, shell, () => spawnSync(policy).status)).toBe(101);
  expect(existsSync(policy)).toBe(false);
  const fail = (): never => {
    throw new Error('apt-get');
  };
  await expect(withoutServices(policy, shell, fail)).rejects.toThrow('apt-get');
  expect(existsSync(policy)).toBe(false);
});

it.skipIf(process.platform === 'win32')(
  'leaves a policy of the machine’s own, and removes one left behind',
  async () => {
    const policy = await policyPath();
    await writeFile(policy, '#!/bin/sh\nexit 0\n');
    await withoutServices(policy, shell, () => undefined);
    expect(readFileSync(policy, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
    const left = await policyPath();
    const ours = await withoutServices(left, shell, () => readFileSync(left, 'utf8'));
    await writeFile(left, ours ?? '');
    await withoutServices(left, shell, () => undefined);
    expect(existsSync(left)).toBe(false);
  },
);

it('installs nothing where the policy cannot be written', async () => {
  let done = false;
  const work = () => (done = true);
  expect(await withoutServices(await policyPath(), () => false, work)).toBeNull();
  expect(done).toBe(false);
});

it.skipIf(process.platform === 'win32').each([
  ['INT', 130],
  ['TERM', 143],
  ['HUP', 129],
])('is cleaned up after SIG%s, which then ends the run', async (signal, code) => {
  const policy = await policyPath();
  const module = pathToFileURL(join(import.meta.dirname, '../../scripts/without-services.mjs')).href;
  // What comes next may begin with a long stretch that lets no signal in.
  const script = `
    import { spawnSync } from 'node:child_process';
    import { withoutServices } from ${JSON.stringify(module)};
    const shell = (script) => spawnSync('sh', ['-c', script]).status === 0;
    const work = () => spawnSync('sh', ['-c', 'kill -${signal} ' + process.pid]);
    await withoutServices(${JSON.stringify(policy)}, shell, work);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    console.log('went on');`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect({ status, stdout, left: existsSync(policy) }).toEqual({ status: code, stdout: '', left: false });
});

it.skipIf(process.platform === 'win32')('leaves signals alone when it is done', async () => {
  const before = process.listenerCount('SIGHUP');
  await withoutServices(await policyPath(), shell, () => undefined);
  expect(process.listenerCount('SIGHUP')).toBe(before);
});
