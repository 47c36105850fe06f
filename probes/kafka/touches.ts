import { trustTouches } from '../../src/kit/client-certificate.ts';
import { routeTouches } from '../../src/kit/ladder/proxy/touches.ts';
import { serviceTouches } from '../../src/kit/service/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import { placeOf } from './place.ts';
import { requests } from './requests.ts';
import type { Settings } from './schema.ts';

/** Everything one look may touch: the broker, and the places that are only dialled. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { user = null, alsoReach, ca } = settings;
  const asked = serviceTouches(settings, { requests: requests(settings), account: user });
  if (alsoReach.length === 0) return asked;
  return [
    ...asked,
    // The way to them is trusted by the same authorities, read once more.
    ...trustTouches({ ca }, 1),
    ...[...new Set(alsoReach)].flatMap((written) => routeTouches(settings, placeOf(written), 1)),
  ];
}
