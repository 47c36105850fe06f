import { expect, it } from 'vitest';
import { nameTouch, type Touch } from '../../src/model/plan.ts';
import { createNetwork } from '../../src/run/network.ts';
import { defaultRunOptions } from '../../src/run/run-input.ts';
import { testWorld } from '../support/run-plan.ts';
import { udpServer } from '../support/udp-server.ts';

it('has no way that works after it was closed, also none that was not used before', async () => {
  const server = await udpServer((datagram, reply) => reply(datagram));
  const names: string[] = [];
  const lookup = async (name: string) => {
    names.push(name);
    return [];
  };
  const host = '127.0.0.1';
  const touches: readonly Touch[] = [
    { kind: 'connect', transport: 'udp', host, port: server.port },
    { kind: 'connect', transport: 'tcp', host, port: server.port },
    nameTouch('app.test'),
  ];
  const network = createNetwork(
    touches,
    { resolve: lookup, world: testWorld(), options: defaultRunOptions },
    new AbortController().signal,
    () => undefined,
  );
  network.close();
  const question = { payload: () => Buffer.from('ping'), answerWithin: 2000, tries: 1 };
  const cancelled = { failureCause: 'cancelled' };
  await expect(network.exchange({ host, port: server.port, ...question })).rejects.toMatchObject(cancelled);
  await expect(network.lookup('app.test')).rejects.toMatchObject(cancelled);
  await expect(network.dial({ host, port: server.port })).rejects.toMatchObject(cancelled);
  await server.close();
  expect(names).toEqual([]);
});
