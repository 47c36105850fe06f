import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';

/** Scheme, host and port of a URL; a WebSocket counts as the http origin it is opened at. Others: their scheme. */
export function originOf(text: string): string {
  if (!URL.canParse(text)) return 'invalid:';
  const url = new URL(text);
  const scheme = url.protocol.replace(/^ws/, 'http');
  return scheme === 'http:' || scheme === 'https:' ? `${scheme}//${url.host}` : url.protocol;
}

/** Whether a URL never leaves the browser. */
export function staysInside(text: string): boolean {
  return /^(?:data|blob|about|javascript):/i.test(text);
}

/** Host and port of an origin, the port always written, an IPv6 address in brackets. */
export function authorityOf(origin: string): string {
  const url = new URL(origin);
  const host = hostOf(url);
  return `${host.includes(':') ? `[${host}]` : host}:${String(portOf(url))}`;
}

/** Whether an origin is this machine itself, which nothing on the way can read. */
export function isLoopbackOrigin(origin: string): boolean {
  const host = hostOf(new URL(origin));
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
