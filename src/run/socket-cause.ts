import type { CauseId } from '../model/cause.ts';

/**
 * Error codes of connect(2) as Node names them. Codes that mean that this machine has run out of something (files,
 * ports, memory) are ours, not the target’s.
 */
const connectCodes: ReadonlyMap<string, CauseId> = new Map([
  ['ECONNREFUSED', 'connect-refused'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['EHOSTUNREACH', 'host-unreachable'],
  ['EHOSTDOWN', 'host-unreachable'],
  ['ENETUNREACH', 'network-unreachable'],
  ['ENETDOWN', 'network-unreachable'],
  ['EAFNOSUPPORT', 'network-unreachable'],
  ['ECONNRESET', 'connect-reset'],
  ['ECONNABORTED', 'connect-reset'],
  ['EACCES', 'connect-denied-locally'],
  ['EPERM', 'connect-denied-locally'],
  // a route of type blackhole answers so
  ['EINVAL', 'connect-denied-locally'],
  ['EMFILE', 'local-failed'],
  ['ENFILE', 'local-failed'],
  ['ENOBUFS', 'local-failed'],
  ['ENOMEM', 'local-failed'],
  ['EADDRINUSE', 'local-failed'],
]);

/** Cause of a failed connect to one address. */
export function connectCause(code: string | null, family: 4 | 6): CauseId {
  // a machine without IPv6 has no address to start from; with IPv4 it means that all local ports are taken
  if (code === 'EADDRNOTAVAIL') return family === 6 ? 'network-unreachable' : 'local-failed';
  return connectCodes.get(code ?? '') ?? 'connect-failed';
}

/** Cause of a failed lookup; codes of getaddrinfo(3). */
export function lookupCause(code: string | null): CauseId {
  if (code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EAI_NONAME' || code === 'EAI_NODATA') {
    return 'name-not-found';
  }
  if (code === 'EINVAL' || code === 'EBADNAME' || code === 'ERR_INVALID_ARG_VALUE') return 'address-invalid';
  return 'name-lookup-failed';
}

const telling: readonly CauseId[] = [
  'connect-refused',
  'connect-reset',
  'connect-timeout',
  'connect-denied-locally',
  'host-unreachable',
  'connect-failed',
  'network-unreachable',
  'local-failed',
];

/** Of several addresses that all failed, the cause that came nearest to the target: IPv6 unreachable says little. */
export function mostTelling(causes: readonly CauseId[]): CauseId {
  return telling.find((each) => causes.includes(each)) ?? causes[0] ?? 'connect-failed';
}
