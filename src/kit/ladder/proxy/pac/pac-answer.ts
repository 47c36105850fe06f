import { parseProxy, type Proxy } from '../proxy-url.ts';

/** What an answer names: a proxy as one of these schemes may be meant, or the direct way (null). */
export interface PacEntry {
  /** As it stands in the answer. */
  readonly text: string;
  /** Null: no proxy. Of several, what the settings name counts: `SOCKS` says no version. */
  readonly proxies: readonly Proxy[] | null;
}

/** Schemes that a word means, most usual first, and the port where none is said (Chromium, net/docs/proxy.md). */
const words: Readonly<Record<string, readonly [schemes: readonly string[], port: number]>> = {
  PROXY: [['http'], 80],
  HTTP: [['http'], 80],
  HTTPS: [['https'], 443],
  SOCKS: [['socks5', 'socks4'], 1080],
  SOCKS4: [['socks4'], 1080],
  SOCKS5: [['socks5'], 1080],
};

/**
 * Reads what FindProxyForURL gave (`PROXY a:8080; SOCKS5 b:1080; DIRECT`), as browsers do: entries stand apart by
 * semicolons and are tried in their order, one that is none is passed over, an empty text means the direct way.
 *
 * @returns in their order, none twice; empty where there is something and nothing of it is an entry
 */
export function readPacAnswer(answer: string): readonly PacEntry[] {
  const parts = answer
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return [{ text: 'DIRECT', proxies: null }];
  const entries = parts.map(readEntry).filter((entry) => entry !== null);
  return entries.filter(({ text }, index) => entries.findIndex((each) => each.text === text) === index);
}

function readEntry(text: string): PacEntry | null {
  if (/^DIRECT$/i.test(text)) return { text: 'DIRECT', proxies: null };
  const [, word = '', place = ''] = /^([A-Z0-9]+)\s+([^\s/@]+)$/i.exec(text) ?? [];
  const meant = words[word.toUpperCase()];
  if (meant === undefined) return null;
  const [schemes, port] = meant;
  const whole = /:\d+$/.test(place) && !/^[^[]*:.*:/.test(place) ? place : `${place}:${String(port)}`;
  const proxies = schemes.map((scheme) => parseProxy(`${scheme}://${whole}`)).filter((proxy) => proxy !== null);
  return proxies.length === 0 ? null : { text: `${word.toUpperCase()} ${place}`, proxies };
}
