import { expect, it } from 'vitest';
import { readPacAnswer } from '../../../../../src/kit/ladder/proxy/pac/pac-answer.ts';
import { showProxy } from '../../../../../src/kit/ladder/proxy/proxy-url.ts';

it.each([
  ['PROXY a:8080; SOCKS5 b:1080; DIRECT', ['http://a:8080', 'socks5://b:1080', 'DIRECT']],
  ['DIRECT', ['DIRECT']],
  ['', ['DIRECT']],
  [' ; ', ['DIRECT']],
  ['proxy A.Example:3128', ['http://a.example:3128']],
  ['PROXY a', ['http://a:80']],
  ['HTTPS a', ['https://a:443']],
  ['HTTP a:1', ['http://a:1']],
  ['SOCKS a', ['socks5://a:1080 or socks4://a:1080']],
  ['SOCKS4 a', ['socks4://a:1080']],
  ['PROXY [::1]:3128; PROXY [::1]', ['http://[::1]:3128', 'http://[::1]:80']],
  ['PROXY a:1; PROXY a:1', ['http://a:1']],
  ['PROXY a:1,PROXY b:1; DIRECT', ['DIRECT']],
  ['PROXY scan:secret@a:1', []],
  ['PROXY http://a:1', []],
  ['PROXY a:99999', []],
  ['PROXY', []],
  ['QUIC a:1', []],
  ['http://a:1', []],
])('%j', (answer, meant) => {
  const shown = readPacAnswer(answer).map(({ proxies }) => proxies?.map(showProxy).join(' or ') ?? 'DIRECT');
  expect(shown).toEqual(meant);
});
