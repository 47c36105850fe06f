import * as z from 'zod';
import type { Place } from '../../src/kit/ladder/climb-options.ts';
import { placeOfUrl, portOf } from '../../src/kit/ladder/show-url.ts';

/** `HOST`, `HOST:PORT`, `[IPv6]` or `[IPv6]:PORT`. */
const shape = /^(?:\[([0-9a-fA-F:.%]+)\]|([^\s/:@?#[\]]+))(?::(\d{1,5}))?$/;

/** Host, with or without port, that is dialled instead of the one in a URL. */
export function connectTo() {
  return z
    .string()
    .refine((text) => {
      const port = shape.exec(text)?.[3] ?? (shape.test(text) ? '1' : '0');
      return Number(port) >= 1 && Number(port) <= 65_535;
    }, 'http.wanted-place')
    .meta({ kind: 'host' });
}

/** What a URL is dialled at; where `written` names no port, the port of the URL. Null: what the URL says. */
export function placeOf(url: URL, written: string | null): Place | null {
  const found = written === null ? null : shape.exec(written);
  const host = found?.[1] ?? found?.[2];
  if (host === undefined) return null;
  return { host, port: found?.[3] === undefined ? portOf(url) : Number(found[3]) };
}

/** The same, host and port of the URL where nothing else is dialled. */
export function dialledPlace(url: URL, written: string | null): Place {
  return placeOf(url, written) ?? placeOfUrl(url);
}
