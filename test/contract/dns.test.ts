import { connect } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { dns } from '../../probes/dns/index.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../support/debian-server.ts';
import { dnsServer, type DnsServer } from '../support/dns-server.ts';
import { look } from '../support/http-task.ts';

const program = '/usr/sbin/unbound';

const many = Array.from(
  { length: 200 },
  (_, index) => `local-data: "many.plumb.test. 60 IN A 10.1.${String(index >> 7)}.${String(index & 127)}"`,
);

/** A server that knows two zones, refuses one and cannot find out about another. */
function configuration({ folder, port }: ServerHome, broken: number): string {
  return `
server:
  interface: 127.0.0.1
  port: ${String(port)}
  do-daemonize: no
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: ""
  use-syslog: no
  module-config: "iterator"
  do-not-query-localhost: no
  local-zone: "test." nodefault
  local-zone: "plumb.test." static
  local-data: "app.plumb.test. 300 IN A 10.0.0.8"
  local-data: "app.plumb.test. 300 IN A 10.0.0.7"
  local-data: "app.plumb.test. 300 IN AAAA fd00::7"
  local-data: "plumb.test. 300 IN SOA ns1.plumb.test. admin.plumb.test. 7 3600 900 604800 300"
  local-data: "plumb.test. 300 IN NS ns1.plumb.test."
  local-data: "plumb.test. 300 IN MX 20 mail2.plumb.test."
  local-data: "plumb.test. 300 IN MX 10 mail1.plumb.test."
  local-data: 'plumb.test. 300 IN TXT "v=spf1 " "-all"'
  local-data: 'plumb.test. 300 IN CAA 128 issue "ca.plumb.test"'
  local-data: "_db._tcp.plumb.test. 300 IN SRV 0 5 5432 db1.plumb.test."
  local-data: "www.plumb.test. 300 IN CNAME app.plumb.test."
  local-data-ptr: "10.0.0.7 app.plumb.test"
  local-zone: "7.0.0.10.in-addr.arpa." transparent
  local-zone: "closed.test." always_refuse
  ${many.join('\n  ')}
forward-zone:
  name: "broken.test."
  forward-addr: 127.0.0.1@${String(broken)}
`;
}

contract('required', 'unbound of this distribution', debianMissing([program], 'unbound'), () => {
  const upstream: DnsServer[] = [];
  afterAll(async () => {
    for (const each of upstream) await each.close();
  });
  const server = sharedServer({
    program,
    args: async (home) => {
      const broken = await dnsServer(() => ({ code: 2 }));
      upstream.push(broken);
      const file = await home.put('unbound.conf', configuration(home, broken.port));
      return ['-d', '-c', file];
    },
  });
  const ask = (name: string, types: readonly string[], more: object = {}) =>
    look(dns, { name, types, server: '127.0.0.1', port: server().port, ...more });

  it('answers with every type of record', async () => {
    const { answer, failure } = await ask('plumb.test', ['MX', 'TXT', 'NS', 'CAA', 'SOA', 'A']);
    expect(failure).toBeNull();
    expect(answer?.facts.records).toEqual({
      MX: [
        { preference: 10, exchange: 'mail1.plumb.test' },
        { preference: 20, exchange: 'mail2.plumb.test' },
      ],
      TXT: ['v=spf1 -all'],
      NS: ['ns1.plumb.test'],
      CAA: [{ critical: true, tag: 'issue', value: 'ca.plumb.test' }],
      SOA: [
        {
          primary: 'ns1.plumb.test',
          mailbox: 'admin.plumb.test',
          serial: 7,
          refresh: 3600,
          retry: 900,
          expire: 604_800,
          minimum: 300,
        },
      ],
      A: [],
    });
    expect(answer?.facts).toMatchObject({ exists: true, authoritative: true });
    expect(answer?.gaps).toEqual([]);
  });

  it('answers with addresses, which this machine does not know', async () => {
    const { answer } = await ask('app.plumb.test', ['A', 'AAAA']);
    expect(answer?.facts).toMatchObject({
      records: { A: ['10.0.0.7', '10.0.0.8'], AAAA: ['fd00::7'] },
      ttl: { A: 300, AAAA: 300 },
    });
  });

  it('answers for a service, an alias and an address', async () => {
    const service = await ask('_db._tcp.plumb.test', ['SRV']);
    expect(service.answer?.facts.records.SRV).toEqual([
      { priority: 0, weight: 5, port: 5432, target: 'db1.plumb.test' },
    ]);
    const alias = await ask('www.plumb.test', ['CNAME']);
    expect(alias.answer?.facts.records.CNAME).toEqual(['app.plumb.test']);
    const reverse = await ask('10.0.0.7', ['PTR']);
    expect(reverse.answer?.facts.records.PTR).toEqual(['app.plumb.test']);
  });

  it('says that a name does not exist', async () => {
    const { answer } = await ask('nobody.plumb.test', ['A']);
    expect(answer?.facts).toMatchObject({ exists: false, code: 'NXDOMAIN' });
  });

  it('gives what does not fit into a datagram over TCP', async () => {
    const { answer } = await ask('many.plumb.test', ['A']);
    expect(answer?.facts.records.A?.length).toBe(200);
    expect(answer?.facts.server.transport).toBe('tcp');
  });

  it('refuses, and cannot find out', async () => {
    const refused = await ask('x.closed.test', ['A']);
    expect(refused.failure).toMatchObject({ failureCause: 'name-server-refused', params: { code: 'REFUSED' } });
    const broken = await ask('x.broken.test', ['A'], { answerWithin: 10_000, tries: 1 });
    expect(broken.failure).toMatchObject({ failureCause: 'name-server-failed', params: { code: 'SERVFAIL' } });
  });

  it('still answers others afterwards', async () => {
    const socket = connect({ host: '127.0.0.1', port: server().port });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.destroy();
    const { answer } = await ask('app.plumb.test', ['A'], { transport: 'tcp' });
    expect(answer?.facts.records.A).toEqual(['10.0.0.7', '10.0.0.8']);
  });
});
