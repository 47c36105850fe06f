import { describe, expect, it } from 'vitest';
import { suiteName, suitesOf, tlcpSuites } from '../../../src/kit/ladder/cipher-suites.ts';
import { clientHello, wireVersions } from '../../../src/kit/ladder/client-hello.ts';
import { helloReply, isTlcp } from '../../../src/kit/ladder/hello-reply.ts';

describe('a ClientHello', () => {
  it.each(Object.entries(wireVersions))('of %s has lengths that agree', (_name, version) => {
    const hello = clientHello({ version, suites: suitesOf('ecdhe-aead'), serverName: 'a.example' });
    expect(hello.readUInt16BE(3)).toBe(hello.length - 5);
    expect(hello.readUIntBE(6, 3)).toBe(hello.length - 9);
    expect(hello.includes('a.example')).toBe(version > wireVersions.SSLv3);
  });

  it('of TLCP says so in record and message, without what TLCP does not know', () => {
    const hello = clientHello({ version: wireVersions.TLCP, suites: tlcpSuites, serverName: null });
    expect(hello.subarray(0, 3)).toEqual(Buffer.from([22, 1, 1]));
    expect(hello.subarray(9, 11)).toEqual(Buffer.from([1, 1]));
    expect(hello.subarray(-12)).toEqual(Buffer.from([0, 8, 0xe0, 0x13, 0xe0, 0x11, 0xe0, 0x53, 0xe0, 0x51, 1, 0]));
  });
});

describe('a reply to it', () => {
  const hello = (version: number, session: number, extensions: readonly number[]) => {
    const body = [
      ...[version >> 8, version & 255, ...Array.from({ length: 32 }, () => 9)],
      ...[session, ...Array.from({ length: session }, () => 8), 0xc0, 0x2f, 0],
      ...(extensions.length === 0 ? [] : [0, extensions.length, ...extensions]),
    ];
    return Buffer.from([22, 3, 3, 0, body.length + 4, 2, 0, 0, body.length, ...body]);
  };

  it('tells version and suite', () => {
    expect(helloReply(hello(0x0303, 0, []))).toEqual({ kind: 'hello', version: 0x0303, suite: 0xc02f });
    expect(helloReply(hello(0x0303, 32, [0, 43, 0, 2, 3, 4]))).toMatchObject({ version: 0x0304 });
    expect(helloReply(hello(0x0302, 32, [0, 11, 0, 1, 0]))).toMatchObject({ version: 0x0302 });
  });

  it('is waited for until it is whole', () => {
    const whole = hello(0x0303, 32, [0, 43, 0, 2, 3, 4]);
    for (let length = 0; length < whole.length; length += 1) expect(helloReply(whole.subarray(0, length))).toBeNull();
  });

  it('may be an alert, or something else', () => {
    expect(helloReply(Buffer.from([21, 3, 1, 0, 2, 2, 70]))).toEqual({ kind: 'alert', code: 70, version: 0x0301 });
    expect(helloReply(Buffer.from('HTTP/1.1 400'))).toEqual({ kind: 'other' });
    expect(helloReply(Buffer.from('S'))).toEqual({ kind: 'other' });
    expect(helloReply(Buffer.from([22, 3, 3, 0, 4, 2, 0, 0, 0]))).toEqual({ kind: 'other' });
    expect(isTlcp({ kind: 'alert', code: 40, version: 0x0101 })).toBe(true);
    expect(isTlcp({ kind: 'closed' })).toBe(false);
  });
});

it('names a suite, or shows its number', () => {
  expect([0xc02f, 0x1301, 0xc0ff].map(suiteName)).toEqual([
    'ECDHE-RSA-AES128-GCM-SHA256',
    'TLS_AES_128_GCM_SHA256',
    '0xc0ff',
  ]);
});
