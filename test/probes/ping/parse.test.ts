import { describe, expect, it } from 'vitest';
import { parseUnix } from '../../../probes/ping/parse-unix.ts';
import { parseWindows } from '../../../probes/ping/parse-windows.ts';

describe('ping of a Unix', () => {
  it('iputils', () => {
    const text = `PING app.test (10.0.0.7) 56(84) bytes of data.
64 bytes from 10.0.0.7: icmp_seq=1 ttl=62 time=0.41 ms
64 bytes from 10.0.0.7: icmp_seq=2 ttl=62 time=0.52 ms

--- app.test ping statistics ---
3 packets transmitted, 2 received, 33.3333% packet loss, time 2003ms
rtt min/avg/max/mdev = 0.410/0.465/0.520/0.055 ms
`;
    expect(parseUnix(text)).toEqual({
      address: '10.0.0.7',
      sent: 3,
      received: 2,
      lossPercent: 33.3,
      time: { min: 0.41, average: 0.465, max: 0.52 },
      ttl: 62,
    });
  });

  it('iputils over IPv6, and with errors of a router', () => {
    const six = `PING ::1(::1) 56 data bytes
64 bytes from ::1: icmp_seq=1 ttl=64 time=0.030 ms

--- ::1 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 0.030/0.030/0.030/0.000 ms`;
    expect(parseUnix(six)).toMatchObject({ address: '::1', lossPercent: 0 });
    const errors = `PING 10.9.0.7 (10.9.0.7) 56(84) bytes of data.
From 10.0.0.1 icmp_seq=1 Destination Host Unreachable

--- 10.9.0.7 ping statistics ---
2 packets transmitted, 0 received, +1 errors, 100% packet loss, time 1001ms
pipe 2`;
    expect(parseUnix(errors)).toEqual({ sent: 2, received: 0, lossPercent: 100 });
  });

  it('BusyBox', () => {
    const text = `PING 10.0.0.7 (10.0.0.7): 56 data bytes
64 bytes from 10.0.0.7: seq=0 ttl=64 time=0.060 ms

--- 10.0.0.7 ping statistics ---
1 packets transmitted, 1 packets received, 0% packet loss
round-trip min/avg/max = 0.060/0.060/0.060 ms`;
    expect(parseUnix(text)).toMatchObject({ address: '10.0.0.7', ttl: 64, received: 1, time: { average: 0.06 } });
  });

  it('macOS', () => {
    const text = `PING 10.0.0.7 (10.0.0.7): 56 data bytes
64 bytes from 10.0.0.7: icmp_seq=0 ttl=64 time=0.044 ms
64 bytes from 10.0.0.7: icmp_seq=0 ttl=64 time=0.051 ms (DUP!)

--- 10.0.0.7 ping statistics ---
1 packets transmitted, 1 packets received, +1 duplicates, 0.0% packet loss
round-trip min/avg/max/stddev = 0.044/0.047/0.051/0.003 ms`;
    expect(parseUnix(text)).toMatchObject({ sent: 1, received: 1, lossPercent: 0, time: { max: 0.051 } });
  });

  it('that says something else', () => {
    expect(parseUnix('ping: socket: Operation not permitted')).toBeNull();
  });
});

describe('ping of Windows', () => {
  it('in English', () => {
    const text = `
Pinging app.test [10.0.0.7] with 32 bytes of data:
Reply from 10.0.0.7: bytes=32 time=3ms TTL=126
Reply from 10.0.0.7: bytes=32 time<1ms TTL=126
Request timed out.

Ping statistics for 10.0.0.7:
    Packets: Sent = 3, Received = 2, Lost = 1 (33% loss),
Approximate round trip times in milli-seconds:
    Minimum = 0ms, Maximum = 3ms, Average = 1ms
`.replaceAll('\n', '\r\n');
    expect(parseWindows(text)).toEqual({
      address: '10.0.0.7',
      sent: 3,
      received: 2,
      lossPercent: 33.3,
      time: { min: 0, average: 1, max: 3 },
      ttl: 126,
    });
  });

  it('in Chinese', () => {
    const text = `
正在 Ping app.test [10.0.0.7] 具有 32 字节的数据:
来自 10.0.0.7 的回复: 字节=32 时间=12ms TTL=62
来自 10.0.0.7 的回复: 字节=32 时间<1ms TTL=62

10.0.0.7 的 Ping 统计信息:
    数据包: 已发送 = 2，已接收 = 2，丢失 = 0 (0% 丢失)，
往返行程的估计时间(以毫秒为单位):
    最短 = 0ms，最长 = 12ms，平均 = 6ms
`;
    expect(parseWindows(text)).toEqual({
      address: '10.0.0.7',
      sent: 2,
      received: 2,
      lossPercent: 0,
      time: { min: 0, average: 6, max: 12 },
      ttl: 62,
    });
  });

  it('over IPv6 tells no TTL', () => {
    const text = `
Pinging ::1 with 32 bytes of data:
Reply from ::1: time<1ms

Ping statistics for ::1:
    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),
Approximate round trip times in milli-seconds:
    Minimum = 0ms, Maximum = 0ms, Average = 0ms
`;
    expect(parseWindows(text)).toEqual({
      address: '::1',
      sent: 1,
      received: 1,
      lossPercent: 0,
      time: { min: 0, average: 0, max: 0 },
    });
  });

  it.each([
    ['in English', 'Reply from 10.0.0.1: Destination host unreachable.', 'Sent = 2, Received = 2, Lost = 0 (0% loss),'],
    ['in Chinese', '来自 10.0.0.1 的回复: 无法访问目标主机。', '已发送 = 2，已接收 = 2，丢失 = 0 (0% 丢失)，'],
  ])('does not take a router for the target: %s', (_name, line, counts) => {
    const text = `\n${line}\n${line}\n\n    Packets: ${counts}\n`;
    expect(parseWindows(text)).toEqual({ sent: 2, received: 0, lossPercent: 100 });
  });

  it('that says something else', () => {
    expect(parseWindows('Ping request could not find host nosuch.test.')).toBeNull();
  });
});
