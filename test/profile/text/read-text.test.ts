import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/profile/text/read-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const GBK = [0xb6, 0xa9, 0xb5, 0xa5];

function found(bytes: Uint8Array): string[] {
  return readText('f', bytes).mistakes.map((mistake) => `${mistake.code} ${mistake.line}:${mistake.column}`);
}

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), little);
  return bytes;
}

describe('readText', () => {
  it.each([
    ['UTF-8', utf8('a: 订单\n')],
    ['a byte-order mark', utf8('\ufeffa: 订单\n')],
    ['CRLF', utf8('a: 订单\r\n')],
    ['lone CR', utf8('a: 订单\r')],
    ['UTF-16 little-endian', utf16('\ufeffa: 订单\r\n', true)],
    ['UTF-16 big-endian', utf16('\ufeffa: 订单\r\n', false)],
  ])('reads %s', (_, bytes) => {
    expect(readText('f', bytes)).toEqual({ text: 'a: 订单\n', mistakes: [] });
  });

  it('says that a file is in GBK, where, and decodes it', () => {
    const bytes = Uint8Array.from([...utf8('a: 1\r\nb: '), ...GBK, 0x0a]);
    expect(found(bytes)).toEqual(['encoding-gbk 2:4']);
    expect(readText('f', bytes).text).toBe('a: 1\nb: 订单\n');
  });

  it.each([
    ['Latin-1', Uint8Array.from([...utf8('a: '), 0xe9, 0x20]), 'encoding-unknown 1:4'],
    ['a cut character', Uint8Array.from([...utf8('订: '), 0xe8, 0xae]), 'encoding-unknown 1:4'],
    ['an encoded surrogate', Uint8Array.from([0xed, 0xa0, 0x80]), 'encoding-unknown 1:1'],
    ['UTF-16 without a mark', utf16('plumbline: 1\n', true), 'encoding-utf16 1:1'],
    ['half a UTF-16 character', Uint8Array.from([...utf16('\ufeffa\nb', true), 0x41]), 'encoding-broken 2:2'],
    ['a NUL', utf8('a\0b'), 'file-binary 1:1'],
    ['xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'file-zip 1:1'],
    ['xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'file-office 1:1'],
    ['PDF', utf8('%PDF-1.7'), 'file-binary 1:1'],
    ['17 MiB', new Uint8Array(17 * 1024 * 1024), 'file-too-large 1:1'],
  ])('refuses %s', (_, bytes, mistake) => {
    expect(found(bytes)).toEqual([mistake]);
  });
});
