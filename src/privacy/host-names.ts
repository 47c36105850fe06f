import { addressOf } from './addresses.ts';

/** Members whose text is the name of a host: in settings, facts, parameters of messages, touches and vantages. */
const hostKey =
  /^(?:host|host_?name|fqdn|server|server_?name|domain|place|vantage|peer|endpoint|node_?name|computer_?name|alt_?names|dns_?names|common_?name|sni|wanted|here)$/i;

/** Hosts inside a text: in a URL (also of JDBC), behind `@` with a port, of a TNS entry, as common name of a certificate. */
const inside: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\/(?:[^\s/?#@]*@)?([^\s/?#:@"'<>[\]{},;]+)/giu,
  /@\/{0,2}([\p{L}\p{N}][\p{L}\p{N}._-]*):\d{1,5}\b/gu,
  /\bHOST\s*=\s*([\p{L}\p{N}._-]+)/giu,
  /\bCN\s*=\s*([\p{L}\p{N}*][\p{L}\p{N}_-]*[.\d-][\p{L}\p{N}._-]*)(?=\s*(?:[,/"+]|$))/gu,
  /\bDNS:([^,\s"]+)/gu,
  /\b(?:tcp|udp) ([^\s:[\]]+):\d{1,5}\b/gu,
  /(?:\bat|^sql) ([^\s:/[\]]+):\d{1,5}\b/gu,
];

/** A full name under a top-level domain that is common, or kept for private use (RFC 2606, RFC 6762, RFC 8375, ICANN). */
const full =
  /(?<![\p{L}\p{N}_.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.)+(?:com|net|org|cn|hk|tw|gov|edu|mil|info|biz|io|dev|cloud|local|lan|intra|intranet|internal|corp|home|private|site|example|test|invalid|localdomain)(?![\p{L}\p{N}_-])/giu;

const shape = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?$/u;

/** Names of hosts that a text holds, as far as can be told. `key`: the name of the member it stands under. */
export function hostNamesIn(text: string, key: string | null): readonly string[] {
  const found = key !== null && hostKey.test(key) ? [text] : [];
  if (!/[:=.@ ]/.test(text)) return found.flatMap((each) => hostName(each) ?? []);
  for (const pattern of inside) found.push(...[...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  found.push(...[...text.matchAll(full)].map((match) => match[0]));
  return found.flatMap((each) => hostName(each) ?? []);
}

/** A host name without port, wildcard and final dot; null: an address, or something else. */
export function hostName(written: string): string | null {
  const name = written
    .replace(/^\*\./, '')
    .replace(/^\[|\]$/g, '')
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '');
  const isName = shape.test(name) && !/^[\d.]+$/.test(name) && addressOf(name) === null;
  return isName && name.toLowerCase() !== 'localhost' ? name : null;
}

/** The domain a full name lies in, where that names somebody: `corp.example` of `db1.corp.example`. */
export function domainOf(name: string): string | null {
  const labels = name.split('.');
  return labels.length < 3 ? null : labels.slice(1).join('.');
}
