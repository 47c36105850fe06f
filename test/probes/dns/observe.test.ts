import { describe, expect, it } from 'vitest';
import { dns } from '../../../probes/dns/index.ts';
import type { Lookup } from '../../../src/run/resolve.ts';
import { a, ask, serve, system, world } from '../../support/ask-dns.ts';
import { nameBytes } from '../../support/dns-server.ts';
import { look } from '../../support/http-task.ts';
import { closedUdpPort } from '../../support/udp-server.ts';

describe('a reply', () => {
  it('gives sorted addresses, aliases and the time they may be kept', async () => {
    const { answer, failure, server } = await ask(() => ({
      authoritative: true,
      answers: [
        { name: 'APP.test', type: 'CNAME', ttl: 20, data: nameBytes('Web.test') },
        a('10.0.0.9', 'web.test', 60),
        a('10.0.0.7', 'web.test'),
        a('10.9.9.9', 'else.test'),
      ],
    }));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      question: 'app.test',
      exists: true,
      code: 'NOERROR',
      records: { A: ['10.0.0.7', '10.0.0.9'] },
      aliases: ['web.test'],
      ttl: { A: 20 },
      authoritative: true,
      authenticated: false,
      server: { host: '127.0.0.1', port: server.port, transport: 'udp' },
      silent: [],
      system: { known: true, addresses: ['10.0.0.7'] },
      agrees: false,
      onlySystem: [],
      onlyServer: ['10.0.0.9'],
    });
    expect(dns.facts.parse(answer?.facts)).toEqual(answer?.facts);
  });

  it('that the name does not exist is a fact', async () => {
    const { answer } = await ask(() => ({ code: 3 }), {}, system());
    expect(answer?.facts).toMatchObject({
      exists: false,
      code: 'NXDOMAIN',
      records: { A: [] },
      ttl: {},
      system: { known: false, addresses: [] },
      agrees: true,
    });
  });

  it('shows a name that only the hosts file knows', async () => {
    const { answer } = await ask(() => ({ code: 3 }), {}, system('127.0.1.1'));
    expect(answer?.facts).toMatchObject({ exists: false, agrees: false, onlySystem: ['127.0.1.1'] });
  });

  it('leaves a gap where the operating system could not find out', async () => {
    const broken: Lookup = async () => {
      throw Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' });
    };
    const { answer } = await ask(() => ({ answers: [a('10.0.0.7')] }), {}, broken);
    expect(answer?.facts.agrees).toBeUndefined();
    expect(answer?.gaps?.map(({ path, note }) => [path, note])).toContainEqual(['agrees', 'dns.gap.system-unanswered']);
  });

  it('that does not fit is asked for over TCP', async () => {
    const many = Array.from({ length: 400 }, (_, index) => a(`10.0.${String(index >> 8)}.${String(index & 255)}`));
    const { answer, server } = await ask((_question, over) =>
      over === 'udp' ? { truncated: true } : { answers: many },
    );
    expect(answer?.facts.records.A?.length).toBe(400);
    expect(answer?.facts.server.transport).toBe('tcp');
    expect(server.asked).toEqual(['udp A app.test', 'tcp A app.test']);
  });

  it('that is cut off over TCP too is none', async () => {
    const { failure } = await ask(() => ({ truncated: true }));
    expect(failure?.failureCause).toBe('reply-not-understood');
  });

  it.each([[], [{ name: 'test', type: 'NS', data: nameBytes('ns.test') } as const]])(
    'that only leads on to other servers says nothing of the name',
    async (...authorities) => {
      const { failure } = await ask(() => ({ recursion: false, authorities }));
      expect(failure?.failureCause).toBe('name-server-refused');
      expect(failure?.params['code']).toBe('REFERRAL');
    },
  );

  it('without records counts where the server asks others, keeps the zone, or shows where it starts', async () => {
    const soa = Buffer.concat([nameBytes('ns.test'), nameBytes('root.test'), Buffer.alloc(20)]);
    const start = { name: 'test', type: 'SOA', data: soa } as const;
    const replies = [{}, { recursion: false, authoritative: true }, { recursion: false, authorities: [start] }];
    const looked = await Promise.all(replies.map((each) => ask(() => each)));
    expect(looked.map(({ answer }) => answer?.facts.exists)).toEqual([true, true, true]);
    expect(looked.map(({ answer }) => answer?.facts.recursion)).toEqual([true, false, false]);
  });

  it('may be asked for over TCP alone', async () => {
    const { answer, server } = await ask(() => ({ answers: [a('10.0.0.7')] }), { transport: 'tcp' });
    expect(answer?.facts.agrees).toBe(true);
    expect(server.asked).toEqual(['tcp A app.test']);
  });

  it('of a server that knows no extensions is asked for without', async () => {
    const { answer, server } = await ask(({ extended }) => (extended ? { code: 1 } : { answers: [a('10.0.0.7')] }));
    expect(answer?.facts.records.A).toEqual(['10.0.0.7']);
    expect(server.asked.length).toBe(2);
  });

  it('missing for one type of several is a gap', async () => {
    const { answer } = await ask(({ type }) => (type === 28 ? { code: 2 } : { answers: [a('10.0.0.7')] }), {
      types: ['A', 'AAAA'],
    });
    expect(answer?.facts).toMatchObject({ records: { A: ['10.0.0.7'] }, agrees: true });
    expect(answer?.gaps).toMatchObject([
      { path: 'records.AAAA', reason: 'not-reached', note: 'dns.gap.type-unanswered', noteParams: { type: 'AAAA' } },
    ]);
  });
});

describe('other questions', () => {
  it('of an address are asked for its reverse name, and nothing is compared', async () => {
    const data = nameBytes('app1.test');
    const { answer, touched } = await ask(({ name }) => ({ answers: [{ name, type: 'PTR', data }] }), {
      name: '10.0.0.7',
      types: ['PTR'],
    });
    expect(answer?.facts).toMatchObject({
      question: '7.0.0.10.in-addr.arpa',
      records: { PTR: ['app1.test'] },
      system: null,
      agrees: null,
    });
    expect(touched[0]).toMatch(/^request 127\.0\.0\.1:\d+: PTR 7\.0\.0\.10\.in-addr\.arpa$/);
  });

  it('in Chinese go out in ASCII', async () => {
    const { server } = await ask(() => ({ code: 3 }), { name: '订单.公司' });
    expect(server.asked).toEqual(['udp A xn--4kr132k.xn--55qx5d']);
  });

  it.each(['a..b', `${'x'.repeat(64)}.test`, 'a b', ''])('that cannot be asked are refused: %s', (name) => {
    expect(dns.settings.safeParse({ name }).success).toBe(false);
  });
});

describe('a name server', () => {
  it.each([
    [2, 'name-server-failed', 'SERVFAIL'],
    [5, 'name-server-refused', 'REFUSED'],
    [4, 'name-server-failed', 'NOTIMP'],
    [1, 'name-server-failed', 'FORMERR'],
    [9, 'name-server-refused', 'NOTAUTH'],
  ])('that answers %i is %s', async (code, cause, word) => {
    const { failure } = await ask(() => ({ code }));
    expect(failure).toMatchObject({ failureCause: cause, phase: 'response', params: { host: 'app.test', code: word } });
  });

  it('that says nothing', async () => {
    const { failure, server } = await ask(() => null, { answerWithin: 100 });
    expect(failure?.failureCause).toBe('name-server-timeout');
    expect(server.asked.length).toBe(2);
  });

  it('that is not there', async () => {
    const port = await closedUdpPort();
    const { failure } = await look(dns, { name: 'app.test', server: '127.0.0.1', port }, { world });
    expect(failure).toMatchObject({
      failureCause: 'name-server-unreachable',
      params: { servers: { kind: 'list', items: [`127.0.0.1:${String(port)}`] } },
    });
  });

  it('whose own name is not known', async () => {
    const { failure } = await look(dns, { name: 'app.test', server: 'ns.test' }, { world: { lookup: system() } });
    expect(failure).toMatchObject({ failureCause: 'name-not-found', params: { host: 'ns.test' } });
  });

  it('of this machine that answers is the next one, where the first does not', async () => {
    const dead = await closedUdpPort();
    const server = await serve(() => ({ answers: [a('10.0.0.7')] }));
    const nameServers = () => [`127.0.0.1:${String(dead)}`, `127.0.0.1:${String(server.port)}`];
    const { answer, touched } = await look(
      dns,
      { name: 'app.test', types: ['A'] },
      { world: { ...world, nameServers } },
    );
    expect(answer?.facts).toMatchObject({
      server: { port: server.port },
      silent: [{ host: '127.0.0.1', cause: 'connect-refused' }],
    });
    expect(touched).toEqual(Array(2).fill('request name servers of this machine:53: A app.test'));
  });

  it('of this machine may be none', async () => {
    const { failure } = await look(dns, { name: 'app.test' }, { world: { ...world, nameServers: () => [] } });
    expect(failure?.failureCause).toBe('name-server-unreachable');
  });
});
