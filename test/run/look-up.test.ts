import { expect, it } from 'vitest';
import { nameTouch, type Touch } from '../../src/model/plan.ts';
import { parseNameServers } from '../../src/run/name-servers.ts';
import type { Lookup } from '../../src/run/resolve.ts';
import { freeProbe, makeTask, runTasks, testWorld } from '../support/run-plan.ts';

const lookup: Lookup = async (host) => {
  if (host === 'nobody.test') throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  return [
    { address: '10.0.0.7', family: 4 },
    { address: '10.0.0.7', family: 4 },
    { address: 'fd00::7', family: 6 },
  ];
};

async function ask(name: string, touches: readonly Touch[]) {
  const probe = freeProbe('names', async (task) => {
    const { addresses } = await task.lookup(name);
    return { facts: { addresses: addresses.map(({ address }) => address) } };
  });
  const task = makeTask(probe, {}, { touches: touches.map((touch) => ({ touch, count: 1 })) });
  const { observations } = await runTasks([task], [probe], { world: testWorld({ lookup }) });
  return observations[0];
}

it('tells the addresses of a name in the order of the system, none twice', async () => {
  const observation = await ask('App.test', [nameTouch('app.test')]);
  expect(observation?.facts).toEqual({ addresses: ['10.0.0.7', 'fd00::7'] });
  expect(observation?.touched).toEqual([{ line: 'system addresses of the name app.test', count: 1 }]);
});

it('tells those of a host that the task connects to', async () => {
  const observation = await ask('app.test', [{ kind: 'connect', transport: 'tcp', host: 'app.test', port: 80 }]);
  expect(observation?.failure).toBeNull();
});

it('asks for no other name', async () => {
  const observation = await ask('other.test', [nameTouch('app.test')]);
  expect(observation?.failure).toMatchObject({ cause: 'not-declared', params: { host: 'other.test' } });
});

it('says that a name is not known', async () => {
  const observation = await ask('nobody.test', [nameTouch('nobody.test')]);
  expect(observation?.failure).toMatchObject({ cause: 'name-not-found', phase: 'resolve' });
});

it('reads name servers as Node writes them', () => {
  expect(parseNameServers(['10.0.0.53', '10.0.0.53:1053', 'fd00::53', '[fd00::53]:1053', 'fe80::1%eth0'])).toEqual([
    { host: '10.0.0.53', port: 53 },
    { host: '10.0.0.53', port: 1053 },
    { host: 'fd00::53', port: 53 },
    { host: 'fd00::53', port: 1053 },
    { host: 'fe80::1%eth0', port: 53 },
  ]);
});
