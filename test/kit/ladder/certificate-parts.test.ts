import { describe, expect, it } from 'vitest';
import { alternativeNames } from '../../../src/kit/ladder/alternative-names.ts';
import { describeFirstBytes, excerpt } from '../../../src/kit/ladder/first-bytes.ts';
import { headerFacts } from '../../../src/kit/ladder/headers.ts';
import { htmlTitle, looksLikeHtml } from '../../../src/kit/ladder/html-title.ts';
import { showUrl } from '../../../src/kit/ladder/show-url.ts';
import { signatureAlgorithm } from '../../../src/kit/ladder/signature-algorithm.ts';
import { readHandshake } from '../../../src/kit/ladder/tls-records.ts';
import { makeCertificate } from '../../support/http-certificates.ts';

describe('what is read byte by byte', () => {
  it('reads the signature algorithm of a certificate', async () => {
    const made = await makeCertificate({ name: 'x', hash: 'SHA-1' });
    const der = new Uint8Array(made.certificate.rawData);
    expect(signatureAlgorithm(der)).toBe('sha1WithRSA');
    for (let length = 0; length < 200; length += 7) expect(signatureAlgorithm(der.subarray(0, length))).toBeNull();
  });

  it('reads names, also those that try to look like two', () => {
    expect(alternativeNames('DNS:a.example, IP Address:10.0.0.1, email:x@y')).toEqual([
      'a.example',
      '10.0.0.1',
      'email:x@y',
    ]);
    expect(alternativeNames('DNS:"a, DNS:evil.example", DNS:b')).toEqual(['a, DNS:evil.example', 'b']);
    expect(alternativeNames(undefined)).toEqual([]);
  });

  it('is not misled by broken handshakes', () => {
    expect(readHandshake(Buffer.from('SSH-2.0'))).toBeNull();
    expect(readHandshake(Buffer.alloc(0))).toBeNull();
    expect(readHandshake(Buffer.from([22, 3, 3, 0xff, 0xff, 2, 0, 0, 1]))).toEqual({
      version: null,
      certificateRequested: false,
    });
    expect(readHandshake(Buffer.from([21, 3, 3, 0, 2, 2, 40]))).toEqual({ version: null, certificateRequested: false });
  });

  it.each([
    ['SSH-2.0-x', 'SSH'],
    ['220 mail ESMTP', 'SMTP'],
    ['+OK ready', 'POP3'],
    ['-ERR unknown command', 'Redis'],
    ['J\0\0\0\x0a8.0.36\0', 'MySQL'],
    ['\x15\x03\x03\0\x02\x02F', 'TLS'],
    ['\x1b[31mred\r\n', '\\x1b[31mred\\r\\n'],
  ])('describes %j', (bytes, seen) => {
    expect(describeFirstBytes(Buffer.from(bytes, 'latin1'))).toBe(seen);
  });

  it('cuts and escapes an excerpt', () => {
    expect(excerpt(Buffer.from('\u202e' + 'x'.repeat(99)))).toMatch(/^\\xe2\\x80\\xaex+…$/);
  });
});

describe('what is masked', () => {
  it('masks users, passwords and query values of URLs', () => {
    expect(showUrl(new URL('https://u:p@a.example:8443/x?token=hush&wsdl#hash'))).toBe(
      'https://a.example:8443/x?token=••••&wsdl',
    );
  });

  it('masks headers that let somebody in', () => {
    const facts = headerFacts({
      'x-api-key': 'hush',
      authorization: 'hush',
      'set-cookie': ['a=hush; Secure', 'hush'],
      location: 'https://u:hush@a.example/?code=hush&b=hush#t=hush',
      server: 'nginx',
      'x-long': 'x'.repeat(5000),
    });
    expect(JSON.stringify(facts)).not.toContain('hush');
    expect(facts['server']).toBe('nginx');
    expect(facts['x-long']?.length).toBe(1001);
  });
});

describe('titles of pages', () => {
  it.each([
    ['<html><TITLE lang="en"> Sign\n in &amp; &#20320; </TITLE>', 'Sign in & 你'],
    ['<html><title></title>', null],
    ['<html>', null],
    ['<title', null],
    ['<title>&#9999999; &bogus;</title>', '&#9999999; &bogus;'],
  ])('%j', (text, title) => {
    expect(htmlTitle(text)).toBe(title);
  });

  it('recognises a page', () => {
    expect(looksLikeHtml('\n<!DOCTYPE html>')).toBe(true);
    expect(looksLikeHtml('{"html": "<html>"}')).toBe(false);
    expect(looksLikeHtml('<?xml version="1.0"?>')).toBe(false);
  });
});
