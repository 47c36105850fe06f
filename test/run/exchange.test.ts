import { createSocket } from 'node:dgram';
import { afterEach, expect, it } from 'vitest';
import type { DatagramTarget } from '../../src/kit/exchange.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { ownNameServers, type Touch } from '../../src/model/plan.ts';
import { createExchange } from '../../src/run/exchange.ts';
import { createResolver, type Lookup } from '../../src/run/resolve.ts';
import { freeProbe, makeTask, runTasks, testWorld } from '../support/run-plan.ts';
import { closedUdpPort, udpServer, type Respond, type UdpServer } from '../support/udp-server.ts';

const servers: UdpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(respond: Respond): Promise<UdpServer> {
  const server = await udpServer(respond);
  servers.push(server);
  return server;
}

const udpTouch = (host: string, port: number): Touch => ({ kind: 'connect', transport: 'udp', host, port });

const echo: Respond = (datagram, reply) => reply(datagram);

function exchangeOf(
  allowed: readonly string[],
  options: { readonly lookup?: Lookup; readonly signal?: AbortSignal } = {},
) {
  return createExchange({
    allowed: new Set(allowed),
    resolve: createResolver(options.lookup ?? testWorld().lookup),
    lookupTimeoutMs: 1000,
    signal: options.signal ?? new AbortController().signal,
    world: testWorld(),
    onTouched: () => undefined,
  });
}

function question(port: number, change: Partial<DatagramTarget> = {}): DatagramTarget {
  return { host: '127.0.0.1', port, payload: () => Buffer.from('ping'), answerWithin: 2000, tries: 1, ...change };
}

async function failureOf(work: Promise<unknown>): Promise<ProbeFailure> {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure instanceof ProbeFailure) return failure;
  throw new Error('did not fail as a probe fails', { cause: failure });
}

it('asks and tells of the answer', async () => {
  const { port } = await serve(echo);
  const exchange = exchangeOf([`127.0.0.1:${String(port)}`]);
  const exchanged = await exchange(question(port));
  expect(Buffer.from(exchanged.reply).toString()).toBe('ping');
  expect(exchanged).toMatchObject({ address: '127.0.0.1', localAddress: '127.0.0.1', tries: 1, ignored: 0 });
  expect(exchanged.addresses).toEqual(['127.0.0.1']);
});

it('refuses what is not on the list before it resolves a name', async () => {
  const asked: string[] = [];
  const lookup: Lookup = async (name) => {
    asked.push(name);
    return [];
  };
  const failure = await failureOf(exchangeOf(['other:53'], { lookup })(question(53, { host: 'here' })));
  expect(failure.failureCause).toBe('not-declared');
  expect(asked).toEqual([]);
});

it('asks again where nothing came, with a new payload from a new port', async () => {
  const ports: number[] = [];
  const server = await serve((datagram, reply, from) => {
    ports.push(from.port);
    if (ports.length === 2) reply(datagram);
  });
  let count = 0;
  const payload = (): Uint8Array => Buffer.from(`try ${String((count += 1))}`);
  const exchange = exchangeOf([`127.0.0.1:${String(server.port)}`]);
  const exchanged = await exchange(question(server.port, { payload, answerWithin: 200, tries: 3 }));
  expect(Buffer.from(exchanged.reply).toString()).toBe('try 2');
  expect(exchanged.tries).toBe(2);
  expect(new Set(ports).size).toBe(2);
});

it('says that nothing came back', async () => {
  const server = await serve(() => undefined);
  const exchange = exchangeOf([`127.0.0.1:${String(server.port)}`]);
  const failure = await failureOf(exchange(question(server.port, { answerWithin: 100, tries: 2 })));
  expect(failure).toMatchObject({
    failureCause: 'connect-timeout',
    phase: 'response',
    params: { address: '127.0.0.1', tries: 2, ignored: 0 },
  });
  expect(server.received.length).toBe(2);
});

it('says that the port is closed, and asks a closed port once', async () => {
  const port = await closedUdpPort();
  const failure = await failureOf(exchangeOf([`127.0.0.1:${String(port)}`])(question(port, { tries: 3 })));
  expect(failure).toMatchObject({ failureCause: 'connect-refused', params: { tries: 1 } });
});

it('asks the next address where one is closed', async () => {
  const server = await serve(echo);
  const lookup: Lookup = async () => [
    { address: '127.0.0.2', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];
  const exchange = exchangeOf([`twin:${String(server.port)}`], { lookup });
  const exchanged = await exchange(question(server.port, { host: 'twin' }));
  expect(exchanged).toMatchObject({ address: '127.0.0.1', addresses: ['127.0.0.2', '127.0.0.1'], tries: 2 });
});

it('waits past what is no answer and counts it', async () => {
  const server = await serve((datagram, reply) => {
    reply(Buffer.from('noise'));
    reply(Buffer.from('more noise'));
    reply(datagram);
  });
  const accept = (reply: Uint8Array): boolean => Buffer.from(reply).toString() === 'ping';
  const exchanged = await exchangeOf([`127.0.0.1:${String(server.port)}`])(question(server.port, { accept }));
  expect(exchanged.ignored).toBe(2);
});

it('hears nobody but the address and port it asked', async () => {
  const stranger = createSocket('udp4');
  await new Promise<void>((resolve) => stranger.bind(0, '127.0.0.1', resolve));
  const server = await serve((datagram, reply, from) => {
    stranger.send('forged', from.port, from.address, () => reply(datagram));
  });
  const exchanged = await exchangeOf([`127.0.0.1:${String(server.port)}`])(question(server.port));
  await new Promise<void>((resolve) => stranger.close(() => resolve()));
  expect(Buffer.from(exchanged.reply).toString()).toBe('ping');
  expect(exchanged.ignored).toBe(0);
});

it('ends when it is stopped', async () => {
  const server = await serve(() => stop.abort());
  const stop = new AbortController();
  const exchange = exchangeOf([`127.0.0.1:${String(server.port)}`], { signal: stop.signal });
  const stopped = await failureOf(exchange(question(server.port)));
  expect(stopped.failureCause).toBe('cancelled');
});

it('ends what a probe left open', async () => {
  const server = await serve(() => undefined);
  const left: Promise<ProbeFailure>[] = [];
  const probe = freeProbe('udp', async (task) => {
    left.push(failureOf(task.exchange(question(server.port, { answerWithin: 60_000 }))));
    return Promise.resolve({ facts: {} });
  });
  const task = makeTask(probe, {}, { touches: [{ touch: udpTouch('127.0.0.1', server.port), count: 1 }] });
  await runTasks([task], [probe]);
  expect((await Promise.all(left)).map(({ failureCause }) => failureCause)).toEqual(['cancelled']);
});

it('gives what the probe’s own functions throw to the probe', async () => {
  const server = await serve(echo);
  const exchange = exchangeOf([`127.0.0.1:${String(server.port)}`]);
  const wrong = (): never => {
    throw new TypeError('wrong');
  };
  await expect(exchange(question(server.port, { accept: wrong }))).rejects.toThrow(TypeError);
  await expect(exchange(question(server.port, { payload: wrong }))).rejects.toThrow(TypeError);
});

it('lets a task ask what it declared, and only over the transport it declared', async () => {
  const server = await serve(echo);
  const probe = freeProbe('udp', async (task) => {
    await task.exchange(question(server.port));
    await task.dial({ host: '127.0.0.1', port: server.port });
    return { facts: {} };
  });
  const task = makeTask(probe, {}, { touches: [{ touch: udpTouch('127.0.0.1', server.port), count: 1 }] });
  const { observations } = await runTasks([task], [probe]);
  expect(observations[0]?.failure).toMatchObject({ cause: 'not-declared' });
  expect(observations[0]?.touched).toEqual([{ line: `udp 127.0.0.1:${String(server.port)}`, count: 1 }]);
});

it('lets a task ask the name servers of the machine where it declared them', async () => {
  const server = await serve(echo);
  const probe = freeProbe('udp', async (task) => {
    const [first] = task.nameServers();
    await task.exchange({ ...question(first?.port ?? 0), host: first?.host ?? '' });
    return { facts: {} };
  });
  const world = testWorld({ nameServers: () => [`127.0.0.1:${String(server.port)}`] });
  const declared = makeTask(probe, {}, { touches: [{ touch: udpTouch(ownNameServers, 53), count: 1 }] });
  const [observation] = (await runTasks([declared], [probe], { world })).observations;
  expect(observation?.failure).toBeNull();
  expect(observation?.touched).toEqual([{ line: 'udp name servers of this machine:53', count: 1 }]);
  const undeclared = makeTask(probe, {}, { touches: [] });
  const [refused] = (await runTasks([undeclared], [probe], { world })).observations;
  expect(refused?.failure).toMatchObject({ cause: 'not-declared' });
});
