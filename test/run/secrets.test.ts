import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prefixedName } from '../../src/run/secret-store.ts';
import { firstOf, secretsFromFolder, secretsFromPrompt, secretsFromRecord } from '../../src/run/secrets.ts';
import { freeProbe, makeTask, runTasks, testWorld } from '../support/run-plan.ts';

const telling = freeProbe('telling', async (task) => ({
  facts: { length: JSON.stringify(task.settings['p'] ?? '').length - 2 },
}));
const asking = makeTask(telling, { p: { $secret: 'DB' } }, { id: { environment: 'pre-prod' } });

it('is looked up with the environment first, then without', async () => {
  const both = await runTasks([asking], [telling], { secrets: secretsFromRecord({ PRE_PROD_DB: '12345', DB: '1' }) });
  const plain = await runTasks([asking], [telling], { secrets: secretsFromRecord({ DB: '1234567' }) });
  expect([both, plain].map((each) => each.observations[0]?.facts)).toEqual([{ length: 5 }, { length: 7 }]);
});

it('missing and empty are told apart, and name where was looked', async () => {
  const missing = await runTasks([asking], [telling]);
  const empty = await runTasks([asking], [telling], { secrets: secretsFromRecord({ PRE_PROD_DB: '', DB: 'x' }) });
  const looked = { kind: 'list', items: ['PRE_PROD_DB', 'DB'] };
  expect(missing.observations[0]).toMatchObject({
    attempts: [],
    failure: { cause: 'secret-missing', params: { name: 'DB', looked } },
  });
  expect(empty.observations[0]?.failure?.cause).toBe('secret-empty');
});

it('missing is said before anything is waited for: window, other checks, accounts', async () => {
  const { observations } = await runTasks(
    [
      makeTask(telling, { p: { $secret: 'NONE' } }, { id: { check: 'first' } }),
      { ...asking, window: { from: 0, to: 1, written: '00:00-00:01' } },
      { ...asking, id: { ...asking.id, check: 'second', environment: 'test' }, needs: ['first'] },
    ],
    [telling],
    { world: testWorld({ now: () => Date.UTC(2026, 0, 1, 12) }) },
  );
  expect(observations.map((each) => each.failure?.cause)).toEqual(Array.from({ length: 3 }, () => 'secret-missing'));
});

it('a broken source costs the tasks that need it, and is said', async () => {
  const broken = { get: async () => Promise.reject(new Error('vault is sealed')), ask: null };
  const { observations } = await runTasks([asking, makeTask(telling, {})], [telling], { secrets: broken });
  expect(observations[0]?.failure).toMatchObject({ cause: 'secret-missing', detail: 'vault is sealed' });
  expect(observations[1]?.failure).toBeNull();
});

it('is asked of a person only when nothing else has it, and once', async () => {
  const asked: string[] = [];
  const prompt = secretsFromPrompt(async (name) => {
    asked.push(name);
    return name === 'PRE_PROD_DB' ? 'typed' : null;
  });
  const tasks = [asking, asking, makeTask(telling, { p: { $secret: 'OTHER' } })];
  const { observations } = await runTasks(tasks, [telling], {
    secrets: firstOf([secretsFromRecord({ OTHER: 'known' }), prompt]),
  });
  expect(asked).toEqual(['PRE_PROD_DB']);
  expect(observations.map((each) => each.failure)).toEqual([null, null, null]);
});

it('comes from a folder of files, without the line end, and from nowhere else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-secrets-'));
  try {
    await writeFile(join(folder, 'DB'), '\uFEFFwith spaces \r\n');
    const source = secretsFromFolder(folder);
    expect(await source.get('DB')).toBe('with spaces ');
    expect(await source.get('NONE')).toBeNull();
    expect(await source.get('../DB')).toBeNull();
    await expect(secretsFromFolder(folder).get('.')).resolves.toBeNull();
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('keeps letters of every script, so that two environments never share a secret', () => {
  expect(prefixedName('生产', 'DB')).toBe('生产_DB');
  expect(prefixedName('pre-prod 2', 'DB')).toBe('PRE_PROD_2_DB');
});

it('settings that do not fit once filled in are said without their value', async () => {
  const { lineProbe, anyProbe } = await import('../support/run-plan.ts');
  const line = anyProbe(lineProbe);
  const task = {
    ...makeTask(line, { host: 'h', port: 1 }),
    settings: { host: 'h', port: { $secret: 'P' } },
    secrets: ['P'],
  };
  const { observations } = await runTasks([task], [line], { secrets: secretsFromRecord({ P: 'not a port' }) });
  expect(observations[0]).toMatchObject({ attempts: [], failure: { cause: 'settings-invalid' } });
  expect(JSON.stringify(observations)).not.toContain('not a port');
});
