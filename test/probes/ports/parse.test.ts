import { describe, expect, it } from 'vitest';
import { parseSocketLine } from '../../../probes/ports/linux/parse-socket-line.ts';
import { procAddress } from '../../../probes/ports/linux/proc-address.ts';
import type { OwnedListener, Owner } from '../../../probes/ports/listener.ts';
import { portFacts } from '../../../probes/ports/port-facts.ts';
import { Facts } from '../../../probes/ports/schema.ts';
import { parseNetstat } from '../../../probes/ports/windows/parse-netstat.ts';
import { parseTasklist } from '../../../probes/ports/windows/parse-tasklist.ts';
import { noted } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';

/** As Kylin V10 on aarch64 writes them. */
const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:18EB 00000000:0000 0A 00000000:00000000 00:00000000 00000000   992        0 31077 1 0000000000000000 100 0 0 10 0
   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 28190 1 0000000000000000 100 0 0 10 0
   2: 0A00A8C0:0016 0200A8C0:D4F2 01 00000000:00000000 02:000A8E39 00000000     0        0 90311 4 0000000000000000 20 4 30 10 -1`;

describe('procAddress', () => {
  it('reads both byte orders and both families', () => {
    expect(procAddress('0100007F', 'LE')).toBe('127.0.0.1');
    expect(procAddress('7F000001', 'BE')).toBe('127.0.0.1');
    expect(procAddress('00000000000000000000000000000000', 'LE')).toBe('::');
    expect(procAddress('00000000000000000000000001000000', 'LE')).toBe('::1');
    expect(procAddress('B80D01200000000067452301EFCDAB89', 'LE')).toBe('2001:db8::123:4567:89ab:cdef');
    expect(procAddress('0000000000000000FFFF00000100007F', 'LE')).toBe('127.0.0.1');
  });
});

describe('parseSocketLine', () => {
  it('takes listening sockets alone', () => {
    expect(tcp.split('\n').map((line) => parseSocketLine(line, 'tcp', 'LE'))).toEqual([
      null,
      { transport: 'tcp', address: '127.0.0.1', port: 6379, inode: '31077' },
      { transport: 'tcp', address: '0.0.0.0', port: 22, inode: '28190' },
      null,
    ]);
  });

  it('takes UDP sockets that are not connected, and nothing that is cut or odd', () => {
    const udp =
      ' 1234: 00000000:0044 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 20461 2 0000000000000000 0';
    expect(parseSocketLine(udp, 'udp', 'LE')).toMatchObject({ port: 68, inode: '20461' });
    expect(parseSocketLine(udp.slice(0, 60), 'udp', 'LE')).toBeNull();
    expect(parseSocketLine(udp.replace('00000000:0044', 'x:0044'), 'udp', 'LE')).toBeNull();
    expect(parseSocketLine('', 'udp', 'LE')).toBeNull();
  });

  it('goes through a hundred thousand connections', () => {
    const connection = tcp.split('\n')[3] ?? '';
    const found = Array.from({ length: 100_000 }, () => parseSocketLine(connection, 'tcp', 'LE'));
    expect(found.every((each) => each === null)).toBe(true);
  });
});

const seen = (pid: number, name: string | null): Owner => ({ kind: 'process', pid, name });
const hidden: Owner = { kind: 'missed', missed: noted('not-permitted', 'ports.gap.other-account') };
const at = (port: number, address: string, owner: Owner): OwnedListener => ({ transport: 'tcp', port, address, owner });

describe('portFacts', () => {
  it('says from where a port can be reached', () => {
    const { ports } = portFacts('tcp', [
      at(80, '::', seen(5, 'nginx')),
      at(80, '0.0.0.0', seen(5, 'nginx')),
      at(6379, '127.0.0.1', seen(6, 'redis-server')),
      at(6379, '::1', seen(6, 'redis-server')),
      at(53, '127.0.0.53', seen(7, 'systemd-resolved')),
      at(53, '192.168.122.1', seen(9, 'dnsmasq')),
      at(8080, '::', seen(8, 'java')),
    ]);
    expect(ports).toEqual({
      53: {
        process: 'dnsmasq, systemd-resolved',
        pid: 7,
        reach: 'address',
        family: 'ipv4',
        addresses: ['127.0.0.53', '192.168.122.1'],
      },
      80: { process: 'nginx', pid: 5, reach: 'all', family: 'dual', addresses: ['0.0.0.0', '::'] },
      6379: { process: 'redis-server', pid: 6, reach: 'loopback', family: 'dual', addresses: ['127.0.0.1', '::1'] },
      8080: { process: 'java', pid: 8, reach: 'all', family: 'ipv6', addresses: ['::'] },
    });
    Facts.parse({ tcp: ports });
  });

  it('has gaps for processes that were not seen, and no half answers', () => {
    const { ports, gaps } = portFacts('tcp', [
      at(22, '0.0.0.0', seen(1, 'sshd')),
      at(22, '::', hidden),
      at(25, '127.0.0.1', seen(9, null)),
    ]);
    expect(ports['22']).toEqual({ reach: 'all', family: 'dual', addresses: ['0.0.0.0', '::'] });
    expect(ports['25']).toMatchObject({ pid: 9 });
    expect(gaps.map(({ path, reason, note }) => [path, reason, note])).toEqual([
      ['tcp.22.process', 'not-permitted', 'ports.gap.other-account'],
      ['tcp.22.pid', 'not-permitted', 'ports.gap.other-account'],
      ['tcp.25.process', 'not-reached', 'ports.gap.no-name'],
    ]);
  });

  it('cuts off what is too much, and says so', () => {
    const many = Array.from({ length: 60_000 }, (_, n) => at(n + 1, '0.0.0.0', seen(n, 'x'.repeat(1000))));
    const { ports, gaps } = portFacts('tcp', many);
    expect(Object.keys(ports)).toHaveLength(1000);
    expect(ports['1']?.process).toHaveLength(255);
    const params = { kept: value(1000), n: value(60_000) };
    expect(gaps).toEqual([{ path: 'tcp', ...noted('truncated', 'ports.gap.first-ports', params) }]);
  });
});

describe('Windows', () => {
  it('reads netstat of a Chinese Windows Server 2016', () => {
    const text = `
活动连接

  协议  本地地址          外部地址        状态           PID
  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       884
  TCP    127.0.0.1:8005         0.0.0.0:0              侦听            5120
  TCP    192.168.1.20:3389      192.168.1.9:50412      ESTABLISHED     1032
  TCP    192.168.1.20:49701     192.168.1.9:0          SYN_SENT        1032
  TCP    [::]:8080              [::]:0                 LISTENING       5120
  TCP    [fe80::5c1:7%12]:139   [::]:0                 LISTENING       4
  UDP    0.0.0.0:123            *:*                                    912
  UDP    [FE80::1%4]:1900       *:*                                    2204
`.replaceAll('\n', '\r\n');
    expect(
      parseNetstat(text).map(
        ({ transport, address, port, pid }) => `${transport} ${address} ${String(port)} ${String(pid)}`,
      ),
    ).toEqual([
      'tcp 0.0.0.0 135 884',
      'tcp 127.0.0.1 8005 5120',
      'tcp :: 8080 5120',
      'tcp fe80::5c1:7 139 4',
      'udp 0.0.0.0 123 912',
      'udp fe80::1 1900 2204',
    ]);
  });

  it('reads tasklist', () => {
    const text =
      '"System Idle Process","0","Services","0","4 K"\r\n"java.exe","5120","Services","0","1,204,512 K"\r\n"","7","x","0","1 K"\r\n信息: 没有\r\n';
    expect([...parseTasklist(text)]).toEqual([
      [0, 'System Idle Process'],
      [5120, 'java'],
      [7, ''],
    ]);
  });
});
