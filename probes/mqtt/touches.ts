import { serviceTouches } from '../../src/kit/service/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import { connect, requests } from './requests.ts';
import type { Settings } from './schema.ts';

/** Everything one look may touch. Whoever is connected by a client id that is named may lose connection and session. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { user = null, clientId, sideEffect } = settings;
  const declared = serviceTouches(settings, { requests: requests(settings), account: user });
  if (clientId === undefined || !sideEffect) return declared;
  const text = connect(settings);
  return declared.map((each) =>
    each.touch.kind === 'request' && each.touch.text === text ? { ...each, sideEffect } : each,
  );
}
