import { secretMark } from '../settings.ts';

/** A URL as it may be shown: without user and password, every query value masked, without fragment. */
export function showUrl(url: URL): string {
  const query = url.search === '' ? '' : maskedQuery(url);
  return `${url.protocol}//${url.host}${url.pathname}${query === '' ? '' : `?${query}`}`;
}

function maskedQuery(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => encodeURIComponent(name) + (value === '' ? '' : `=${secretMark}`))
    .join('&');
}

/** The port a URL leads to. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The host a URL leads to, an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** Host and port a URL leads to. */
export function placeOfUrl(url: URL): { readonly host: string; readonly port: number } {
  return { host: hostOf(url), port: portOf(url) };
}
