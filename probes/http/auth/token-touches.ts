import { trustTouches } from '../../../src/kit/client-certificate.ts';
import { placeOfUrl } from '../../../src/kit/ladder/show-url.ts';
import { routeTouches } from '../../../src/kit/ladder/proxy/touches.ts';
import { hostPort, type DeclaredTouch, type Touch } from '../../../src/model/plan.ts';
import type { Settings } from '../schema.ts';
import type { OAuth2 } from './schema.ts';

/** What fetching a token touches. A handshake that fails is looked at again, and once more. */
export function tokenTouches(oauth2: OAuth2, settings: Settings): readonly DeclaredTouch[] {
  const url = new URL(oauth2.tokenUrl);
  const place = placeOfUrl(url);
  return [
    ...routeTouches(settings, place, url.protocol === 'https:' ? 3 : 1),
    { touch: tokenTouch(oauth2), count: 1 },
    { touch: { kind: 'account', at: hostPort(place.host, place.port), name: oauth2.clientId }, count: 1 },
    ...trustTouches({ ca: oauth2.ca }, 1),
  ];
}

/** The request for a token, as the touch list shows it. */
export function tokenTouch({ tokenUrl }: OAuth2): Touch {
  return { kind: 'url', method: 'POST', url: tokenUrl };
}
