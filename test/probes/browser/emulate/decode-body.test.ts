import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../../probes/browser/emulate/decode-body.ts';

const gbk = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]);

describe('a body', () => {
  it.each([
    ['of no known encoding is UTF-8', Buffer.from('中文'), 'text/css', false],
    ['in the encoding of its header', gbk, 'text/css; charset=GBK', false],
    [
      'in the encoding that a document names',
      Buffer.concat([Buffer.from('<meta charset="gbk">'), gbk]),
      'text/html',
      true,
    ],
    [
      'in UTF-16, as its first bytes tell',
      Buffer.from('\ufeff中文', 'utf16le'),
      'text/javascript; charset=utf-8',
      false,
    ],
    ['in the encoding that a sheet names', Buffer.concat([Buffer.from('@charset "gbk";'), gbk]), 'text/css', false],
  ])('%s', (_name, bytes, type, isDocument) => {
    const { text, encode, charset } = decodeBody(bytes, type, isDocument);
    expect(text.endsWith('中文')).toBe(true);
    expect(charset).toBe('utf-8');
    expect(encode('中文')).toEqual(Buffer.from('中文'));
  });

  it.each([
    ['that is not what it says', gbk, 'text/javascript'],
    ['of an encoding that nobody knows', Buffer.from('a'), 'text/javascript; charset=klingon'],
  ])('%s keeps its bytes', (_name, bytes, type) => {
    const { text, encode, charset } = decodeBody(bytes, type, false);
    expect(charset).toBeNull();
    expect(encode(text)).toEqual(bytes);
  });
});
