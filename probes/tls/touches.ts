import { serviceTouches } from '../../src/kit/service/touches.ts';
import type { DeclaredTouch, Touch } from '../../src/model/plan.ts';
import type { Settings } from './schema.ts';
import { startTlsRequests } from './start-tls/protocols.ts';

/** A handshake, and two more where it fails, to name the cause. */
const handshakes = 3;
/** One for each version and each group of cipher suites. */
const mostSurveyed = 14;

/** The store that `trust.system` is read from. */
export const storeTouch: Touch = { kind: 'system', what: 'certificate authorities trusted by the operating system' };

/** Everything one look may touch. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { startTls, versions } = settings;
  const requests = startTls === undefined ? [] : startTlsRequests[startTls];
  const connections = handshakes + (versions ? mostSurveyed : 0);
  const declared = serviceTouches({ ...settings, tls: 'require' }, { requests, account: null });
  return [
    ...declared.map((each) => {
      const { kind } = each.touch;
      return kind === 'connect' || kind === 'request' ? { ...each, count: connections } : each;
    }),
    { touch: storeTouch, count: 1 },
  ];
}
