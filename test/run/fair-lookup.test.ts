import { afterEach, describe, expect, it } from 'vitest';
import { createAskDns } from '../../src/run/ask-dns.ts';
import { fairLookup } from '../../src/run/fair-lookup.ts';
import { lookupThreads } from '../../src/run/lookup-threads.ts';
import { createResolver, type Address, type Lookup } from '../../src/run/resolve.ts';
import { addressBytes, dnsServer } from '../support/dns-server.ts';
import { testWorld } from '../support/run-plan.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** Asks a server that knows `good*.test` and never answers for any other name. */
async function askDns() {
  const server = await dnsServer(({ name, type }) => {
    if (!name.startsWith('good')) return null;
    return { answers: type === 1 ? [{ name, type: 'A', data: addressBytes('127.0.0.1') }] : [] };
  });
  stops.push(server.close);
  return { ask: createAskDns([`127.0.0.1:${String(server.port)}`]), asked: server.asked };
}

const found: readonly Address[] = [{ address: '127.0.0.1', family: 4 }];

/** A system with so many threads: names that are not good keep theirs for ever. */
function system() {
  const state = { busy: 0, most: 0, begun: [] as string[] };
  const lookup: Lookup = async (host) => {
    state.busy += 1;
    state.most = Math.max(state.most, state.busy);
    state.begun.push(host);
    if (!host.startsWith('good')) await new Promise<never>(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5));
    state.busy -= 1;
    return found;
  };
  return { state, lookup };
}

describe('names without an answer', () => {
  it('do not hold up those that DNS knows', async () => {
    const { state, lookup } = system();
    const dns = await askDns();
    const world = testWorld({ lookup, lookupsAtOnce: 2, askDns: dns.ask });
    const controller = new AbortController();
    const resolve = createResolver(fairLookup(world, controller.signal));
    for (let at = 0; at < 20; at += 1) void resolve(`dead${String(at)}.test`).catch(() => undefined);
    const good = await Promise.all(Array.from({ length: 10 }, (_, at) => resolve(`good${String(at)}.test`)));
    expect(good).toEqual(Array.from({ length: 10 }, () => found));
    expect(state.most).toBeLessThanOrEqual(2);
    expect(state.begun.filter((name) => name.startsWith('dead'))).toHaveLength(1);
    controller.abort();
  });

  it('fail as a server that cannot be reached when there was never room for them', async () => {
    const { lookup } = system();
    let now: (() => void)[] = [];
    const after = (_ms: number, fire: () => void) => {
      now.push(fire);
      return () => {
        now = now.filter((each) => each !== fire);
      };
    };
    const world = testWorld({ lookup, lookupsAtOnce: 1, askDns: null, after });
    const look = fairLookup(world, new AbortController().signal);
    void look('dead1.test');
    const second = look('dead2.test');
    for (const fire of now) fire();
    await expect(second).rejects.toMatchObject({ code: 'EAI_AGAIN' });
  });

  it('wait no longer than the run, and leave no timer behind', async () => {
    const { lookup } = system();
    const timers = new Set<() => void>();
    const after = (_ms: number, fire: () => void) => {
      timers.add(fire);
      return () => void timers.delete(fire);
    };
    const controller = new AbortController();
    const look = fairLookup(testWorld({ lookup, lookupsAtOnce: 1, askDns: null, after }), controller.signal);
    void look('dead1.test');
    const second = look('dead2.test');
    expect(timers.size).toBe(2);
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'ECANCELLED' });
    await expect(look('dead3.test')).rejects.toMatchObject({ code: 'ECANCELLED' });
    expect(timers.size).toBe(0);
  });
});

describe('names that are answered', () => {
  it('are all looked up, so many at once, and DNS is not asked besides', async () => {
    const { state, lookup } = system();
    const dns = await askDns();
    const world = testWorld({ lookup, lookupsAtOnce: 3, askDns: dns.ask });
    const look = fairLookup(world, new AbortController().signal);
    const names = Array.from({ length: 12 }, (_, at) => `good${String(at)}.test`);
    await Promise.all(names.map(look));
    expect([...state.begun].sort()).toEqual([...names].sort());
    expect(state.most).toBe(2);
    expect(dns.asked).toEqual([]);
  });

  it('go on after one that failed', async () => {
    const lookup: Lookup = async (host) => {
      if (host === 'bad.test') throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
      return found;
    };
    const look = fairLookup(testWorld({ lookup, lookupsAtOnce: 1 }), new AbortController().signal);
    const failed = look('bad.test');
    const next = look('good.test');
    await expect(failed).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(await next).toEqual(found);
  });
});

it('knows how many threads Node has for lookups', () => {
  expect([undefined, '', '1', '4', '5', '64', '99999', 'many', '0'].map(lookupThreads)).toEqual([
    2, 2, 1, 2, 3, 32, 512, 2, 1,
  ]);
});
