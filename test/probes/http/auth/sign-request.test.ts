import { createHash, createHmac, getHashes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signRequest } from '../../../../probes/http/auth/sign-request.ts';
import { Sign } from '../../../../probes/http/auth/sign-schema.ts';
import type { HttpRequest } from '../../../../src/kit/ladder/request-step.ts';
import { ProbeFailure } from '../../../../src/kit/probe-failure.ts';

const fresh = { now: Date.parse('2026-11-23T05:40:28.123Z'), uuid: 'u-u-i-d', nonce: '00ff' };

function request(change: Partial<Omit<HttpRequest, 'url'>> & { readonly url?: string } = {}): HttpRequest {
  const { url = 'https://api.example/a/b', ...rest } = change;
  return { method: 'GET', headers: {}, body: null, ...rest, url: new URL(url) };
}

/** The signature alone, in a header. */
function signatureOf(text: string, change: Record<string, unknown>, asked = request()): string | undefined {
  const sign = Sign.parse({ text, put: { header: 'X-Sign' }, ...change });
  return signRequest(asked, sign, fresh).headers['X-Sign'];
}

describe('signatures by published examples', () => {
  it.each([
    [
      'RFC 4231, case 2',
      { with: 'hmac-sha256', key: 'Jefe' },
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      'RFC 4231, case 1, a key in hexadecimal digits',
      { with: 'hmac-sha512', key: '0b'.repeat(20), keyIs: 'hex' },
      'Hi There',
      '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
    ],
    [
      'RFC 2202, case 2 of SHA-1',
      { with: 'hmac-sha1', key: 'Jefe' },
      'what do ya want for nothing?',
      'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
    ],
    [
      'RFC 2202, case 2 of MD5',
      { with: 'hmac-md5', key: 'Jefe' },
      'what do ya want for nothing?',
      '750c783e6ab0b503eaa86e310a5db738',
    ],
    [
      'GM/T 0042-2015, HMAC-SM3',
      { with: 'hmac-sm3', key: '0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20', keyIs: 'hex' },
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2),
      'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    ],
    [
      'GB/T 32905-2016, SM3 of abc',
      { with: 'sm3', key: 'c' },
      'ab{key}',
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    ],
    [
      'FIPS 180-4, SHA-256 of abc',
      { with: 'sha256', key: 'abc' },
      '{key}',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
  ])('%s', (_what, change, text, expected) => {
    expect(signatureOf(text, change)).toBe(expected);
  });

  const weChat = request({
    url: 'https://api.example/?nonce_str=ibuaiVcKdpRxkhJA&body=test&mch_id=10000100&device_info=1000&appid=wxd930ea5d5a258f4f&empty=',
  });
  const key = '192006250b4c09247ec02edce69f6a2d';

  it('the example of WeChat Pay, MD5 and HMAC-SHA256', () => {
    const text = '{sortedParameters}&key={key}';
    const shape = { key, encode: 'hex-upper' };
    expect(signatureOf(text, { ...shape, with: 'md5' }, weChat)).toBe('9A0A8659F005D6984697E2CA0A9CF3B7');
    expect(signatureOf(text, { ...shape, with: 'hmac-sha256' }, weChat)).toBe(
      '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6',
    );
  });
});

describe('what is signed', () => {
  it('is the request as it is sent, with fresh values', () => {
    const sign = Sign.parse({
      key: 'k',
      values: {
        ts: 'timestamp-ms',
        s: 'timestamp',
        id: 'uuid',
        n: 'nonce',
        iso: 'iso-time',
        day: 'http-date',
        cn: 'china-time',
        cn2: 'china-time-compact',
      },
      text: '{method}|{method.lower}|{host}|{path}|{query}|{pathAndQuery}|{sortedQuery}|{body}|{body.sha256}|{body.md5.base64}|{header.content-type}|{header.host}|{ts}|{s}|{id}|{n}|{iso}|{day}|{cn}|{cn2}|{}|{ ts }',
      with: 'hmac-sha256',
      headers: { 'X-Ts': '{ts}' },
      query: { nonce: '{id}/x' },
      put: { header: 'Authorization', value: 'hmac username="a", signature="{signature}"' },
    });
    const asked = request({
      method: 'POST',
      url: 'https://api.example:8443/a%20b?b=2&a=%E4%B8%AD&b=1',
      headers: { 'Content-Type': 'text/plain', authorization: 'old' },
      body: 'ä',
    });
    const signed = signRequest(asked, sign, fresh);
    const digest = (name: string, as: 'hex' | 'base64') => createHash(name).update('ä').digest(as);
    const query = 'b=2&a=%E4%B8%AD&b=1&nonce=u-u-i-d%2Fx';
    const text = [
      'POST',
      'post',
      'api.example:8443',
      '/a%20b',
      query,
      `/a%20b?${query}`,
      'a=%E4%B8%AD&b=1&b=2&nonce=u-u-i-d%2Fx',
      'ä',
      digest('sha256', 'hex'),
      digest('md5', 'base64'),
      'text/plain',
      'api.example:8443',
      '1795412428123',
      '1795412428',
      'u-u-i-d',
      '00ff',
      '2026-11-23T05:40:28Z',
      'Mon, 23 Nov 2026 05:40:28 GMT',
      '2026-11-23 13:40:28',
      '20261123134028',
      '{}',
      '{ ts }',
    ].join('|');
    const expected = createHmac('sha256', 'k').update(text).digest('hex');
    expect(signed.url.href).toBe(`https://api.example:8443/a%20b?${query}`);
    expect(signed.headers).toEqual({
      'Content-Type': 'text/plain',
      'X-Ts': '1795412428123',
      Authorization: `hmac username="a", signature="${expected}"`,
    });
    expect(signed.body).toBe('ä');
  });

  it('takes the fields of a form with those of the query, and puts the signature there', () => {
    const sign = Sign.parse({
      key: 'k',
      text: '{sortedParameters}',
      with: 'hmac-sha1',
      encode: 'base64',
      put: { query: 'sign' },
    });
    const asked = request({
      method: 'POST',
      url: 'https://api.example/?z=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: 'b=x+y&a=%2F&e=',
    });
    const expected = createHmac('sha1', 'k').update('a=/&b=x y&z=1').digest('base64');
    expect(signRequest(asked, sign, fresh).url.searchParams.get('sign')).toBe(expected);
  });

  it.each(['hex', 'base64'] as const)('refuses a key that is not written in %s', (keyIs) => {
    const act = () => signatureOf('x', { key: '#hush#', keyIs, with: 'hmac-sha256' });
    expect(act).toThrow(ProbeFailure);
    expect(act).toThrow('settings-invalid');
    expect(act).not.toThrow(/hush/);
  });

  it('has SM3 here, so that its examples were computed', () => {
    expect(getHashes()).toContain('sm3');
  });
});

describe('a form of signature that cannot work is refused', () => {
  const right = { key: 'k', text: '{path}', with: 'hmac-sha256', put: { header: 'X-Sign' } };
  it.each([
    ['an unknown placeholder', { text: '{nosuch}' }, ['text']],
    ['the key in a header', { headers: { 'X-A': '{key}' } }, ['headers', 'X-A']],
    ['the key in the query', { query: { a: '{key}' } }, ['query', 'a']],
    ['the key beside the signature', { put: { header: 'X', value: '{key}{signature}' } }, ['put', 'value']],
    ['the path in the query', { query: { a: '{path}' } }, ['query', 'a']],
    ['a digest without the key', { with: 'sha256' }, ['text']],
    ['no place', { put: {} }, ['put']],
    ['two places', { put: { header: 'X', query: 'y' } }, ['put']],
    ['a value named like the request', { values: { path: 'uuid' } }, ['values', 'path']],
    ['a value named key', { values: { key: 'uuid' } }, ['values', 'key']],
    ['an unknown way', { with: 'rot13' }, ['with']],
    ['two lines in a header', { headers: { 'X-A': 'a\r\nb: c' } }, ['headers', 'X-A']],
  ])('%s', (_what, change, path) => {
    const parsed = Sign.safeParse({ ...right, ...change });
    expect(parsed.error?.issues.map((issue) => issue.path)).toContainEqual(path);
  });
});
