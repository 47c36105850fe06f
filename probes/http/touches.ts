import { trustTouches } from '../../src/kit/client-certificate.ts';
import type { Place } from '../../src/kit/ladder/climb-options.ts';
import { routeTouches } from '../../src/kit/ladder/proxy/touches.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import { secretMark } from '../../src/kit/settings.ts';
import { hostPort, type DeclaredTouch, type Touch } from '../../src/model/plan.ts';
import { authParameters } from './auth/auth-parameters.ts';
import { tokenTouches } from './auth/token-touches.ts';
import { changesSomething } from './changes-something.ts';
import { dialledPlace } from './connect-to.ts';
import { replyTouches } from './reply/touches.ts';
import type { Settings } from './schema.ts';

/** Everything one attempt may touch. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const url = new URL(settings.url);
  const sideEffect = changesSomething(settings.method, settings.sideEffect);
  const most = 1 + settings.followRedirects;
  const digest = settings.auth?.digest ?? null;
  // A login by digest asks first without it, and each request once more where the nonce is used up.
  const asked = most * (digest === null ? settings.repeat : 1 + 2 * settings.repeat);
  const preflights = settings.cors === null ? 0 : 1;
  const here = { asked: asked + preflights, rounds: settings.repeat + preflights };
  const declared: DeclaredTouch[] = [
    ...connectTouches(url, dialledPlace(url, settings.connectTo), here, settings),
    ...settings.redirectTo.flatMap((origin) =>
      redirectTouches(new URL(origin), { asked, rounds: settings.repeat }, settings),
    ),
    { touch: urlTouch(settings), count: asked, ...(sideEffect ? { sideEffect } : {}) },
    ...replyTouches(settings, urlTouch(settings)),
  ];
  const { host, port } = placeOfUrl(url);
  for (const account of [settings.basic, digest]) {
    if (account === null) continue;
    declared.push({ touch: { kind: 'account', at: hostPort(host, port), name: account.user }, count: 1 });
  }
  if (settings.auth !== null && settings.auth.oauth2 !== null)
    declared.push(...tokenTouches(settings.auth.oauth2, settings));
  declared.push(...trustTouches(settings, 1));
  return declared;
}

/** The URL as it stands in the profile, the values of secret query parameters masked. */
export function urlTouch(settings: Settings): Touch {
  const url = new URL(settings.url);
  if (url.href.includes('#')) url.hash = '';
  const secrets = [...Object.keys(settings.query), ...authParameters(settings.auth)].map(
    (name) => `${encodeURIComponent(name)}=${secretMark}`,
  );
  const joint = url.search === '' ? '?' : '&';
  return {
    kind: 'url',
    method: settings.method,
    url: secrets.length === 0 ? url.href : url.href + joint + secrets.join('&'),
  };
}

interface Amount {
  /** Requests at most. */
  readonly asked: number;
  /** How often it begins anew: whatever breaks ends a round, and a request of its own. */
  readonly rounds: number;
}

function redirectTouches(url: URL, most: Amount, settings: Settings): readonly DeclaredTouch[] {
  return connectTouches(url, dialledPlace(url, null), most, settings);
}

/** A handshake that fails is looked at again and once more, to name its cause. */
function connectTouches(url: URL, place: Place, most: Amount, settings: Settings): readonly DeclaredTouch[] {
  return routeTouches(settings, place, most.asked + (url.protocol === 'https:' ? 2 * most.rounds : 0));
}
