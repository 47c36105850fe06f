import type { CauseId } from '../../../model/cause.ts';
import { nested, type Params } from '../../../model/message.ts';
import { hostPort } from '../../../model/plan.ts';
import { ProbeFailure } from '../../probe-failure.ts';
import type { Destination } from './no-proxy.ts';
import { showProxy, type Proxy } from './proxy-url.ts';

/** What every failure at a proxy says: host and port are the proxy’s, never the target’s. */
export function proxyParams(proxy: Proxy, target: Destination): Params {
  return {
    host: proxy.host,
    port: proxy.port,
    proxy: showProxy(proxy),
    target: hostPort(target.host, target.port),
    account: proxy.user ?? '',
  };
}

/** Makes failures at one proxy on the way to one target. */
export function failureAt(proxy: Proxy, target: Destination) {
  const where = proxyParams(proxy, target);
  return (cause: CauseId, params: Params = {}, error?: unknown): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'proxy', params: { ...where, ...params }, cause: error });
}
export type FailureAt = ReturnType<typeof failureAt>;

/** A failure of a lower rung, on the way to the proxy: its own sentence becomes the remark. */
export function wrapped(at: FailureAt, cause: CauseId, inner: ProbeFailure): ProbeFailure {
  const note = nested({ code: `cause.${inner.failureCause}`, params: inner.params });
  return at(cause, { note }, inner.cause ?? inner);
}
