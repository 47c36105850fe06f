import { serviceTouches } from '../../src/kit/service/touches.ts';
import { hostPort, type DeclaredTouch } from '../../src/model/plan.ts';
import { requests } from './requests.ts';
import type { Settings } from './schema.ts';

/** Everything one look may touch. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const at = hostPort(settings.host, settings.port);
  return [
    ...serviceTouches(settings, { requests: [], account: settings.user ?? null }),
    ...requests(settings).map(({ text, count }) => ({ touch: { kind: 'request', at, text } as const, count })),
  ];
}
