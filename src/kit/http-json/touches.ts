import { hostPort, type DeclaredTouch } from '../../model/plan.ts';
import { trustTouches } from '../client-certificate.ts';
import { routeTouches } from '../ladder/proxy/touches.ts';
import { placeOfUrl } from '../ladder/show-url.ts';
import type { HttpJsonSettings } from './settings.ts';

/** One request: what stands behind the `url` of the settings. */
export interface Asked {
  /** GET unless said. POST only where the product reads by it. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** JSON sent along; none unless said. */
  readonly body?: string;
  /** Path with its query, from `/` on. */
  readonly path: string;
}

/** The whole URL of a request. */
export function urlOf({ url }: Pick<HttpJsonSettings, 'url'>, { path }: Asked): string {
  return new URL(url.replace(/\/+$/, '') + path).href;
}

/** Everything one look touches: a connection for each request, the files of the settings, the login, each URL. Pure. */
export function httpJsonTouches(
  settings: HttpJsonSettings,
  requests: readonly Asked[],
  account: string | null,
): readonly DeclaredTouch[] {
  const url = new URL(settings.url);
  const place = placeOfUrl(url);
  // A handshake that fails is looked at again and once more, to name its cause.
  const more = url.protocol === 'https:' ? 2 : 0;
  const at = hostPort(place.host, place.port);
  return [
    ...routeTouches(settings, place, requests.length + more),
    ...trustTouches(settings, 1),
    ...(account === null ? [] : [{ touch: { kind: 'account', at, name: account } as const, count: requests.length }]),
    ...requests.map((asked) => ({
      touch: { kind: 'url', method: asked.method ?? 'GET', url: urlOf(settings, asked) } as const,
      count: 1,
    })),
  ];
}
