import { describe, expect, it } from 'vitest';
import { memcached } from '../../probes/memcached/index.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { createAskDns } from '../../src/run/ask-dns.ts';
import { ownAddress } from '../../src/run/own-address.ts';
import { addressBytes, dnsServer, type Reply } from '../support/dns-server.ts';
import { look } from '../support/http-task.ts';
import { closedUdpPort } from '../support/udp-server.ts';

/** What getaddrinfo says of most troubles: try again. */
const again = 'EAI_AGAIN';
const unknown = 'ENOTFOUND';

const systemSays = (code: string) => async () => Promise.reject(Object.assign(new Error(code), { code }));

interface NameFault {
  readonly what: string;
  readonly system: string;
  /** Null: nothing. */
  readonly dns: Reply | null;
  readonly cause: CauseId;
  readonly params?: Readonly<Record<string, unknown>>;
}

const answer: Reply = { answers: [{ name: 'db.test', type: 'A', data: addressBytes('10.9.0.7') }] };

const faults: readonly NameFault[] = [
  { what: 'NXDOMAIN', system: again, dns: { code: 3 }, cause: 'name-not-found' },
  { what: 'NXDOMAIN, known to be missing', system: unknown, dns: { code: 3 }, cause: 'name-not-found' },
  { what: 'no address', system: unknown, dns: {}, cause: 'name-no-address' },
  { what: 'SERVFAIL', system: again, dns: { code: 2 }, cause: 'name-server-failed', params: { code: 'ESERVFAIL' } },
  { what: 'REFUSED', system: again, dns: { code: 5 }, cause: 'name-server-refused' },
  { what: 'NOTIMP', system: again, dns: { code: 4 }, cause: 'name-server-failed', params: { code: 'ENOTIMP' } },
  { what: 'FORMERR', system: again, dns: { code: 1 }, cause: 'name-server-failed', params: { code: 'EFORMERR' } },
  { what: 'silence', system: again, dns: null, cause: 'name-server-timeout' },
  { what: 'silence, where the system is sure', system: unknown, dns: null, cause: 'name-not-found' },
  {
    what: 'DNS knows it and the system does not',
    system: unknown,
    dns: answer,
    cause: 'name-not-found',
    params: {
      note: {
        kind: 'message',
        code: 'kit.note.name-in-dns',
        params: { addresses: { kind: 'list', items: [{ kind: 'value', value: '10.9.0.7', unit: null }] } },
      },
    },
  },
];

describe('a name that gives no address', () => {
  it.each(faults)('$what', async ({ system, dns, cause, params }) => {
    const server = await dnsServer(({ type }) => (dns === answer && type !== 1 ? {} : dns));
    const world = { lookup: systemSays(system), askDns: createAskDns([`127.0.0.1:${String(server.port)}`]) };
    const { failure } = await look(memcached, { host: 'db.test' }, { world });
    await server.close();
    expect(failure).toMatchObject({ failureCause: cause, phase: 'resolve', params: { host: 'db.test', ...params } });
    expect(server.asked.toSorted()).toEqual(['udp A db.test', 'udp AAAA db.test']);
  });

  it('has no server that listens', async () => {
    const servers = [`127.0.0.1:${String(await closedUdpPort())}`];
    const world = { lookup: systemSays(again), askDns: createAskDns(servers) };
    const { failure } = await look(memcached, { host: 'db.test' }, { world });
    expect(failure).toMatchObject({
      failureCause: 'name-server-unreachable',
      phase: 'resolve',
      params: { servers: { kind: 'list', items: [{ value: servers[0] }] } },
    });
  });

  it('is no name at all', async () => {
    const world = { lookup: systemSays('EINVAL'), askDns: createAskDns(['127.0.0.1:1']) };
    const { failure } = await look(memcached, { host: 'db..test' }, { world });
    expect(failure).toMatchObject({ failureCause: 'address-invalid', phase: 'resolve' });
  });
});

it('asks DNS once for all who wait for one name, and not at all where the system knows it', async () => {
  const server = await dnsServer(() => ({ code: 3 }));
  const askDns = createAskDns([`127.0.0.1:${String(server.port)}`]);
  const signal = new AbortController().signal;
  const all = await Promise.all([askDns('db.test', signal), askDns('DB.test', signal), askDns('db.test', signal)]);
  expect(new Set(all).size).toBe(1);
  expect(server.asked).toHaveLength(2);
  const lookup = async () => [{ address: '127.0.0.1', family: 4 as const }];
  await look(memcached, { host: 'known.test', port: 1 }, { world: { lookup, askDns } });
  expect(server.asked).toHaveLength(2);
  await server.close();
});

it('goes on asking DNS for those who still wait, and stops with the last of them', async () => {
  const server = await dnsServer(() => ({ code: 3 }));
  const askDns = createAskDns([`127.0.0.1:${String(server.port)}`]);
  const [hasty, patient] = [new AbortController(), new AbortController()];
  const both = [askDns('db.test', hasty.signal), askDns('db.test', patient.signal)];
  hasty.abort();
  expect((await Promise.all(both)).map((each) => each.what)).toEqual(['no-name', 'no-name']);
  const alone = askDns('db.test', patient.signal);
  patient.abort();
  expect((await alone).code).toBe('ECANCELLED');
  await server.close();
});

it('gives up DNS when the task is stopped', async () => {
  const server = await dnsServer(() => null);
  const stop = new AbortController();
  const world = { lookup: systemSays(again), askDns: createAskDns([`127.0.0.1:${String(server.port)}`]) };
  const looking = look(memcached, { host: 'db.test' }, { world, signal: stop.signal });
  setTimeout(() => {
    stop.abort();
  }, 50);
  expect((await looking).failure?.failureCause).toBe('cancelled');
  await server.close();
});

it('knows from where this machine would speak, without a packet', async () => {
  expect(await ownAddress({ address: '127.0.0.1', family: 4 }, 9)).toBe('127.0.0.1');
  expect(await ownAddress({ address: '::1', family: 6 }, 9)).toBe('::1');
  expect(await ownAddress({ address: 'no address', family: 4 }, 9)).toBeNull();
});
