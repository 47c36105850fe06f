import { ProbeFailure } from '../../probe-failure.ts';
import { learn, type ClimbLog } from '../climb-log.ts';
import { showProxy } from './proxy-url.ts';
import { routeFacts } from './route.ts';
import type { Route } from './route-reasons.ts';

/** A way that a list of ways has at its place, with those after it. */
interface Way extends Route {
  readonly others: readonly Route['proxy'][];
}

/**
 * Opens the first way of a route, and where no connection comes about, those after it in their order, as browsers do
 * with the answer of a PAC file. A proxy that is reached and refuses is an answer: nothing else is tried then. The fact
 * `route` tells the way taken and those tried before it.
 *
 * @throws ProbeFailure what the last way throws, or the first whose place was reached
 */
export async function firstOpen<T>(route: Route, log: ClimbLog, open: (route: Route) => Promise<T>): Promise<T> {
  let way: Way = { ...route, others: route.others ?? [] };
  for (;;) {
    learn(log, routeFacts(way));
    try {
      return await open(way);
    } catch (error) {
      way = wayAfter(way, error);
    }
  }
}

function wayAfter({ others: [next, ...others], proxy, pac, ...route }: Way, error: unknown): Way {
  if (next === undefined || !isUnreached(error)) throw error;
  const text = proxy === null ? 'DIRECT' : showProxy(proxy);
  const said = pac === undefined ? {} : { pac: { ...pac, tried: [...pac.tried, text] } };
  return { ...route, ...said, proxy: next, others };
}

/** Whether nothing of the way was reached: neither name nor port of the proxy, or of the target itself. */
function isUnreached(error: unknown): boolean {
  if (!(error instanceof ProbeFailure)) return false;
  const { failureCause, phase } = error;
  if (failureCause === 'cancelled' || failureCause === 'deadline-exceeded') return false;
  return failureCause === 'proxy-unreachable' || phase === 'resolve' || phase === 'connect';
}
