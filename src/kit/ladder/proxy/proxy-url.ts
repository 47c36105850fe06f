/** How a proxy is spoken to. SOCKS proxies resolve the name of the target themselves, HTTP proxies always do. */
export type ProxyScheme = 'http' | 'https' | 'socks4' | 'socks5';

/** A proxy and who logs in there. */
export interface Proxy {
  readonly scheme: ProxyScheme;
  /** Name or address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** Account at the proxy; null: none. */
  readonly user: string | null;
  readonly password: string | null;
}

const schemes: Readonly<Record<string, ProxyScheme>> = {
  http: 'http',
  https: 'https',
  socks: 'socks5',
  socks4: 'socks4',
  socks4a: 'socks4',
  socks5: 'socks5',
  socks5h: 'socks5',
};

/**
 * A proxy as curl writes it: `http://proxy.corp:3128`. A missing scheme is http, a missing port 1080 (443 with https),
 * as in curl’s manual under `--proxy`. Null: it is none.
 */
export function parseProxy(written: string): Proxy | null {
  const text = written.trim();
  const [, scheme = 'http', rest = ''] = /^(?:([a-z0-9]+):\/\/)?(.*)$/is.exec(text) ?? [];
  const kind = schemes[scheme.toLowerCase()];
  // read as another scheme than http, which would swallow a port of 80
  if (kind === undefined || !URL.canParse(`proxy://${rest}`)) return null;
  const url = new URL(`proxy://${rest}`);
  if (url.hostname === '' || !/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '') return null;
  const usual = kind === 'https' ? 443 : 1080;
  if (url.port === '0') return null;
  return {
    scheme: kind,
    host: url.hostname.replace(/^\[|\]$/g, '').toLowerCase(),
    port: url.port === '' ? usual : Number(url.port),
    user: url.username === '' ? null : decoded(url.username),
    password: url.password === '' ? null : decoded(url.password),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A proxy as it may be shown: without account. */
export function showProxy({ scheme, host, port }: Proxy): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}
