import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { createDialer } from '../../src/run/dial.ts';
import { createResolver, type Address, type Lookup } from '../../src/run/resolve.ts';
import { connectCause, lookupCause, mostTelling } from '../../src/run/socket-cause.ts';
import { lineServer } from '../support/line-server.ts';
import { testWorld } from '../support/run-plan.ts';

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

function dialer(
  allowed: readonly string[],
  lookup: Lookup = testWorld().lookup,
  signal = new AbortController().signal,
) {
  return createDialer({
    allowed: new Set(allowed),
    resolve: createResolver(lookup),
    lookupTimeoutMs: 50,
    connectTimeoutMs: 1000,
    signal,
    world: testWorld(),
    onTouched: () => undefined,
  });
}

async function failureOf(work: Promise<unknown>): Promise<ProbeFailure> {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure instanceof ProbeFailure) return failure;
  throw new Error('did not fail as a probe fails', { cause: failure });
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it('tries one address after the other and tells of each', async () => {
  const server = await lineServer(() => 'x', '127.0.0.2');
  const addresses: Address[] = [
    { address: '127.0.0.1', family: 4 },
    { address: '127.0.0.2', family: 4 },
  ];
  const made = dialer([`db.example:${String(server.port)}`], async () => addresses);
  const dialled = await made.dial({ host: 'DB.example', port: server.port });
  expect(dialled.address).toBe('127.0.0.2');
  expect(dialled.addresses).toEqual(['127.0.0.1', '127.0.0.2']);
  expect(dialled.attempts.map((each) => each.cause)).toEqual(['connect-refused', null]);
  expect(dialled.localAddress).not.toBe('');
  expect(made.steps().done.map((each) => each.phase)).toEqual(['resolve', 'connect']);
  made.close();
  expect(dialled.socket.destroyed).toBe(true);
  await server.close();
});

it('knows localhost and IPv6 addresses', async () => {
  const server = await lineServer(() => 'x', '::1');
  const local = await lineServer(() => 'x');
  const made = dialer([`[::1]:${String(server.port)}`, `localhost:${String(local.port)}`]);
  expect((await made.dial({ host: '::1', port: server.port })).family).toBe(6);
  expect((await made.dial({ host: '[::1]', port: server.port })).address).toBe('::1');
  expect((await made.dial({ host: 'localhost', port: local.port })).address).toBe('127.0.0.1');
  made.close();
  await local.close();
  await server.close();
});

it('names the cause of what does not work', async () => {
  const port = await closedPort();
  const refused = await failureOf(dialer([`127.0.0.1:${String(port)}`]).dial({ host: '127.0.0.1', port }));
  expect(refused).toMatchObject({
    failureCause: 'connect-refused',
    phase: 'connect',
    params: { host: '127.0.0.1', port },
  });
  const lookups: [string, Lookup][] = [
    ['name-not-found', async () => Promise.reject(systemError('ENOTFOUND'))],
    ['name-lookup-failed', async () => Promise.reject(systemError('EAI_AGAIN'))],
    ['name-lookup-timeout', async () => new Promise<never>(() => undefined)],
    ['name-not-found', async () => []],
  ];
  for (const [cause, lookup] of lookups) {
    const failure = await failureOf(dialer(['n:1'], lookup).dial({ host: 'n', port: 1 }));
    expect(failure).toMatchObject({ failureCause: cause, phase: 'resolve' });
  }
  const stop = new AbortController();
  const waiting = failureOf(
    dialer(['n:1'], async () => new Promise<never>(() => undefined), stop.signal).dial({ host: 'n', port: 1 }),
  );
  stop.abort();
  expect((await waiting).failureCause).toBe('cancelled');
});

it('asks for a name once, and again only after a fault that may pass', async () => {
  const asked: string[] = [];
  const answers: (() => Promise<readonly Address[]>)[] = [
    async () => Promise.reject(systemError('EAI_AGAIN')),
    async () => [{ address: '127.0.0.1', family: 4 }],
  ];
  const resolve = createResolver(async (name) => {
    asked.push(name);
    return answers[asked.length - 1]?.() ?? Promise.reject(systemError('ENOTFOUND'));
  });
  await Promise.allSettled([resolve('a'), resolve('A')]);
  expect(asked).toEqual(['a']);
  expect(await resolve('a')).toEqual([{ address: '127.0.0.1', family: 4 }]);
  await resolve('a');
  expect(asked).toHaveLength(2);
  await expect(resolve('gone')).rejects.toThrow();
  await expect(resolve('gone')).rejects.toThrow();
  expect(asked).toHaveLength(3);
});

it('charges to us what this machine lacks, and tells the nearest of several causes', () => {
  expect(connectCause('EMFILE', 4)).toBe('local-failed');
  expect(connectCause('EADDRNOTAVAIL', 6)).toBe('network-unreachable');
  expect(connectCause('EADDRNOTAVAIL', 4)).toBe('local-failed');
  expect(connectCause('ESOMETHING', 4)).toBe('connect-failed');
  expect(lookupCause('EINVAL')).toBe('address-invalid');
  expect(mostTelling(['network-unreachable', 'connect-refused'])).toBe('connect-refused');
});
