import type { Dialled } from './dial.ts';

/** One question in one datagram. */
export interface DatagramTarget {
  /** Name or address, as declared on the touch list. */
  readonly host: string;
  readonly port: number;
  /** Made anew for each try, so that it can hold when it was sent and a number nobody can guess. */
  readonly payload: () => Uint8Array;
  /** Whether a datagram is the answer; anything else is counted and waited past. Absent: the first one is. */
  readonly accept?: (reply: Uint8Array) => boolean;
  /** Milliseconds for each try. */
  readonly answerWithin: number;
  /** How often each address is asked at most. */
  readonly tries: number;
}

/** The answer and how it came about. */
export interface Exchanged extends Pick<Dialled, 'address' | 'family' | 'localAddress' | 'addresses' | 'resolveMs'> {
  readonly reply: Uint8Array;
  /** Wall clock when the question left, milliseconds since 1970. */
  readonly sentAt: number;
  /** Milliseconds from question to answer, the answered try alone. */
  readonly durationMs: number;
  /** Tries in all, over all addresses. */
  readonly tries: number;
  /** Datagrams that came from the target and were no answer. */
  readonly ignored: number;
}

/**
 * Asks over UDP and waits for the answer, one address after the other. The socket is connected: the system drops what
 * comes from anywhere else, and tells of a closed port. Each try has a source port of its own.
 *
 * @throws ProbeFailure `not-declared` when host and port are not on the touch list as UDP; the name-* and connect-* causes
 * else (`params.address`, `params.host`, `params.port`, `params.ignored`), where `connect-timeout` means that nothing
 * came back; `cancelled` when aborted. Phase `resolve` or `response`.
 */
export type Exchange = (target: DatagramTarget) => Promise<Exchanged>;
