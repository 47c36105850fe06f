import { describe, expect, it } from 'vitest';
import { addressBytes } from '../../../../src/kit/ladder/proxy/address-bytes.ts';
import { environmentRoute, proxyVariables } from '../../../../src/kit/ladder/proxy/environment-route.ts';
import { schemesIn } from '../../../../src/kit/ladder/proxy/http-connect.ts';
import { parseProxy, showProxy } from '../../../../src/kit/ladder/proxy/proxy-url.ts';
import { routeOf } from '../../../../src/kit/ladder/proxy/route.ts';
import { ProbeFailure } from '../../../../src/kit/probe-failure.ts';

const place = { host: 'app.corp.example', port: 443, scheme: 'https' } as const;

function shown(variables: Record<string, string | undefined>, change: Partial<typeof place> = {}): string {
  const { proxy, because, rule } = environmentRoute(proxyVariables(variables), { ...place, ...change });
  return [proxy === null ? 'direct' : showProxy(proxy), because, rule ?? '-'].join(' ');
}

describe('the way that the environment names', () => {
  it('is the variable of the scheme, else the one for all', () => {
    expect(shown({})).toBe('direct no-variable -');
    expect(shown({ HTTPS_PROXY: 'http://p:3128', HTTP_PROXY: 'http://q:1' })).toBe(
      'http://p:3128 environment HTTPS_PROXY',
    );
    expect(shown({ ALL_PROXY: 'socks5h://s' })).toBe('socks5://s:1080 environment ALL_PROXY');
    const plain = { host: 'app.corp.example', port: 80, scheme: 'http' } as const;
    const { rule } = environmentRoute({ HTTP_PROXY: 'p:1', https_proxy: 'q:1' }, plain);
    expect(rule).toBe('HTTP_PROXY');
  });

  it('prefers small letters, and takes an empty variable for none', () => {
    expect(shown({ https_proxy: 'a:1', HTTPS_PROXY: 'b:1' })).toBe('http://a:1 environment https_proxy');
    expect(shown({ https_proxy: ' ', HTTPS_PROXY: 'b:1' })).toBe('http://b:1 environment HTTPS_PROXY');
  });

  it('leaves out what NO_PROXY names, and says by which entry', () => {
    expect(shown({ HTTPS_PROXY: 'p:1', no_proxy: 'x,.corp.example' })).toBe('direct no-proxy no_proxy: .corp.example');
    expect(shown({ HTTPS_PROXY: 'p:1', NO_PROXY: '10.0.0.0/8' })).toBe('http://p:1 environment HTTPS_PROXY');
  });

  it('reads no other variable', () => {
    expect(proxyVariables({ PATH: '/bin', HTTPS_PROXY: 'p:1', FTP_PROXY: 'q:1', No_Proxy: 'z' })).toEqual({
      HTTPS_PROXY: 'p:1',
      No_Proxy: 'z',
    });
  });

  it('says which variable names no proxy, without its account', () => {
    const wrong = () => shown({ HTTPS_PROXY: 'ftp://scan:open-sesame@p:21' });
    expect(wrong).toThrow(ProbeFailure);
    try {
      wrong();
    } catch (error) {
      const params = error instanceof ProbeFailure ? error.params : null;
      expect(params).toEqual({ settings: { kind: 'list', items: ['HTTPS_PROXY=ftp://••••@p:21'] } });
    }
  });
});

describe('a proxy as it is written', () => {
  it.each([
    ['http://p:3128', 'http://p:3128'],
    ['HTTP://P.Example:3128/', 'http://p.example:3128'],
    ['http://p:80', 'http://p:80'],
    ['p:3128', 'http://p:3128'],
    ['p', 'http://p:1080'],
    ['https://p', 'https://p:443'],
    ['socks4a://p:9', 'socks4://p:9'],
    ['http://scan:open%20sesame@[::1]:3128', 'http://[::1]:3128'],
  ])('%s', (written, meant) => {
    const proxy = parseProxy(written);
    expect(proxy === null ? null : showProxy(proxy)).toBe(meant);
  });

  it.each(['', 'ftp://p:1', 'http://', 'http://p:0', 'http://p:99999', 'http://p:1/path', 'http://p:1?a', 'a b:1'])(
    '%j is none',
    (written) => {
      expect(parseProxy(written)).toBeNull();
    },
  );

  it('keeps account and password apart', () => {
    expect(parseProxy('http://scan:open%20sesame@p:1')).toMatchObject({ user: 'scan', password: 'open sesame' });
    expect(parseProxy('http://100%@p:1')).toMatchObject({ user: '100%', password: null });
  });
});

describe('the way that settings name', () => {
  const { proxyWithin } = { proxyWithin: 1000 };

  it('is direct where nothing is said', () => {
    expect(routeOf({ proxyWithin }, { HTTPS_PROXY: 'p:1' }, place)).toMatchObject({ proxy: null, because: 'default' });
    expect(routeOf({ proxyWithin, proxy: 'direct' }, {}, place)).toMatchObject({ proxy: null, because: 'setting' });
  });

  it('has the account of the settings before that of the variable', () => {
    const settings = { proxyWithin, proxy: 'environment', proxyUser: 'scan', proxyPassword: 'x' };
    expect(routeOf(settings, { HTTPS_PROXY: 'http://other:y@p:1' }, place)).toMatchObject({
      proxy: { user: 'scan', password: 'x' },
      limitMs: 1000,
    });
  });

  it('has no account for no proxy', () => {
    expect(() => routeOf({ proxyWithin, proxyUser: 'scan' }, {}, place)).toThrow('settings-invalid');
  });
});

it('reads the ways to log in that a proxy offers', () => {
  expect(schemesIn('Basic realm="a, Digest b"')).toEqual(['Basic']);
  expect(schemesIn('Negotiate, NTLM, Basic realm="x", charset="UTF-8"')).toEqual(['Negotiate', 'NTLM', 'Basic']);
  expect(schemesIn('Digest realm="x", nonce="a\\"b", qop="auth", Basic realm="y"')).toEqual(['Digest', 'Basic']);
  expect(schemesIn('')).toEqual([]);
});

it('writes addresses as bytes', () => {
  expect([...addressBytes('10.0.200.1')]).toEqual([10, 0, 200, 1]);
  expect(addressBytes('::1').toString('hex')).toBe('00000000000000000000000000000001');
  expect(addressBytes('2001:db8::a:0:1%eth0').toString('hex')).toBe('20010db8000000000000000a00000001');
  expect(addressBytes('::ffff:10.0.0.1').toString('hex')).toBe('00000000000000000000ffff0a000001');
});
