import type { ClientGate } from '../../src/kit/ladder/client-gate.ts';
import { disabledFeatures } from './disabled-features.ts';
import { authorityOf } from './origins.ts';

/**
 * A proxy that does not exist: what may not be asked is sent there by the browser itself and dies before a packet
 * leaves, be it a redirect, a WebSocket, a preconnect, a worker or WebRTC. `.invalid` never resolves (RFC 6761).
 */
const nowhere = 'blocked.invalid';

/** Errors of requests that ran into the wall; a gate for a client certificate leads no further either. */
export const wallErrors =
  /ERR_PROXY_CONNECTION_FAILED|ERR_TUNNEL_CONNECTION_FAILED|ERR_BLOCKED_BY_CLIENT|NS_ERROR_UNKNOWN_PROXY_HOST/;

/**
 * Switches of Chromium: the wall, and no connections of the browser's own.
 *
 * @param origins that it may reach by itself
 * @param keys of servers that are trusted, see trustedKeys
 * @param gate that it may reach besides; how it gets there stands in no switch, see wayOf
 */
export function chromiumSwitches(
  origins: readonly string[],
  keys: readonly string[],
  gate: Pick<ClientGate, 'names' | 'keyDigest'> | null = null,
): readonly string[] {
  const trusted = [...keys, ...(gate === null ? [] : [gate.keyDigest])];
  const ownNames = gate === null ? [] : [`MAP ${gate.names} 127.0.0.1`];
  // rules know IPv6 addresses without their brackets
  const hosts = [...new Set(origins.map((origin) => new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1')))];
  return [
    `--proxy-server=http://${nowhere}:9`,
    // Loopback passes every proxy by itself unless this is taken back (net/docs/proxy.md of Chromium).
    `--proxy-bypass-list=${['<-loopback>', ...origins.map(authorityOf)].join(';')}`,
    `--host-resolver-rules=${[...ownNames, 'MAP * ~NOTFOUND', ...hosts.map((host) => `EXCLUDE ${host}`)].join(', ')}`,
    ...(trusted.length === 0 ? [] : [`--ignore-certificate-errors-spki-list=${trusted.join()}`]),
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--dns-prefetch-disable',
    '--no-pings',
    '--disable-quic',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-domain-reliability',
    disabledFeatures,
    '--no-first-run',
  ];
}

/** Preferences of Firefox to the same effect. */
export function firefoxPreferences(origins: readonly string[]): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': nowhere,
    'network.proxy.http_port': 9,
    'network.proxy.ssl': nowhere,
    'network.proxy.ssl_port': 9,
    'network.proxy.no_proxies_on': origins.map(authorityOf).join(', '),
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.failover_direct': false,
    'media.peerconnection.ice.proxy_only': true,
    'network.dns.disablePrefetch': true,
    'network.prefetch-next': false,
    'network.http.speculative-parallel-limit': 0,
    'network.http.http3.enable': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.trr.mode': 5,
    'app.update.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    // system authorities, as on managed machines
    'security.enterprise_roots.enabled': true,
  };
}
