import type { CauseId } from '../model/cause.ts';
import { nested, value, type Params } from '../model/message.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import type { AskDns, DnsSays } from './ask-dns.ts';
import { errorCode } from './resolve.ts';
import { lookupCause } from './socket-cause.ts';
import { within, type Ended } from './within.ts';
import type { World } from './world.ts';

/** Longest wait for DNS after the operating system found nothing, milliseconds. */
const dnsMs = 3000;

/** What DNS says where the system knows nothing, or said nothing in time. */
const byDns: Readonly<Record<Exclude<DnsSays['what'], 'addresses'>, CauseId>> = {
  'no-name': 'name-not-found',
  'no-address': 'name-no-address',
  invalid: 'address-invalid',
  failed: 'name-server-failed',
  refused: 'name-server-refused',
  late: 'name-server-timeout',
  unreachable: 'name-server-unreachable',
};

/** What is known of a lookup that gave no address. */
export interface LookupTrouble {
  readonly host: string;
  readonly params: Params;
  readonly ended: Extract<Ended<unknown>, { readonly kind: 'failed' | 'late' }> | { readonly kind: 'empty' };
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly world: Pick<World, 'after'> & Partial<Pick<World, 'askDns'>>;
}

/**
 * The failure of a lookup. The codes of the operating system are few (a server that is dead and one that is broken are
 * both "try again"), so DNS is asked as well, now and not before.
 */
export async function lookupFailure(trouble: LookupTrouble): Promise<ProbeFailure> {
  const { host, params, ended, timeoutMs, signal, world } = trouble;
  const error = ended.kind === 'failed' ? ended.error : undefined;
  const own = ownCause(ended);
  const failure = (cause: CauseId, more: Params = {}): ProbeFailure => {
    const limit = cause === 'name-lookup-timeout' ? { timeoutMs: value(timeoutMs, 'milliseconds') } : {};
    return new ProbeFailure(cause, { phase: 'resolve', params: { ...params, ...limit, ...more }, cause: error });
  };
  if (own === 'address-invalid') return failure(own);
  const dns = await saysDns(host, signal, world.askDns ?? null, world);
  if (signal.aborted) return new ProbeFailure('cancelled', { phase: 'resolve', params });
  if (dns === null) return failure(own);
  if (dns.what === 'addresses') {
    const code = own === 'name-lookup-timeout' ? 'kit.note.name-busy' : 'kit.note.name-in-dns';
    return failure(own, { note: nested({ code, params: { addresses: list(dns.addresses) } }) });
  }
  // The system's own "no such name" stands where DNS cannot be asked: it has other sources, and knows its servers best.
  const silent = dns.what === 'late' || dns.what === 'unreachable' || dns.what === 'refused';
  if (own === 'name-not-found' && silent) return failure(own);
  return failure(byDns[dns.what], { code: dns.code ?? '', servers: list(dns.servers) });
}

function ownCause(ended: LookupTrouble['ended']): CauseId {
  if (ended.kind === 'empty') return 'name-not-found';
  return ended.kind === 'late' ? 'name-lookup-timeout' : lookupCause(errorCode(ended.error));
}

async function saysDns(
  host: string,
  signal: AbortSignal,
  askDns: AskDns | null,
  world: Pick<World, 'after'>,
): Promise<DnsSays | null> {
  if (askDns === null) return null;
  const ended = await within(askDns(host, signal), dnsMs, signal, world);
  return ended.kind === 'done' ? ended.result : null;
}

function list(items: readonly string[]) {
  return { kind: 'list', items: items.map((each) => value(each)) } as const;
}
