import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/kit/machine/decode-text.ts';

const gbk = Uint8Array.from([0xb7, 0xfe, 0xce, 0xf1, 0xc3, 0xfb]);

describe('decodeText', () => {
  it('takes UTF-8 where it is valid, and GBK where it is not', () => {
    expect(decodeText(Buffer.from('服务名'), 'auto')).toBe('服务名');
    expect(decodeText(gbk, 'auto')).toBe('服务名');
    expect(decodeText(gbk, 'gbk')).toBe('服务名');
    expect(decodeText(Buffer.from('服务名'), 'utf-8')).toBe('服务名');
    expect(decodeText(gbk, 'utf-8')).toContain('\uFFFD');
  });

  it('drops byte-order marks, and reads UTF-16 by its mark', () => {
    expect(decodeText(Buffer.from('\uFEFFok'), 'auto')).toBe('ok');
    expect(decodeText(Buffer.from('\uFEFF服务', 'utf16le'), 'auto')).toBe('服务');
    expect(decodeText(Buffer.from('\uFEFF服务', 'utf16le').swap16(), 'auto')).toBe('服务');
  });

  it('does not take a character cut apart at the end for another encoding', () => {
    const cut = Buffer.from('服务名').subarray(0, 8);
    expect(decodeText(cut, 'auto', true)).toBe('服务');
  });
});
