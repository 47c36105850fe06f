import type { Socket } from 'node:net';

/** What to connect to. */
export interface DialTarget {
  /** Name or address, as declared on the touch list. */
  readonly host: string;
  readonly port: number;
  /** Only this one of the addresses of the name; absent: one after the other, until one connects. */
  readonly address?: string;
  /** Limit for one address, milliseconds; by default the runner’s (5 s). The task’s deadline holds besides. */
  readonly connectTimeoutMs?: number;
  /** Where host and port are those of a proxy: what it is asked to lead on to. Declared on the touch list too. */
  readonly onTo?: { readonly host: string; readonly port: number };
}

/** One address that was tried. */
export interface DialAttempt {
  readonly address: string;
  readonly family: 4 | 6;
  readonly durationMs: number;
  /** Cause id of src/model/cause.ts; null: connected. */
  readonly cause: string | null;
}

/** A connected socket and how it came about. */
export interface Dialled {
  /** Belongs to the runner: it is destroyed when the task ends, whatever the probe does. */
  readonly socket: Socket;
  /** Address it is connected to. */
  readonly address: string;
  readonly family: 4 | 6;
  readonly localAddress: string;
  /** Every address the name gave, in the order of the operating system. */
  readonly addresses: readonly string[];
  readonly attempts: readonly DialAttempt[];
  /** Milliseconds. */
  readonly resolveMs: number;
  /** Milliseconds, the connected address alone. */
  readonly connectMs: number;
}

/**
 * Resolves a name and connects over TCP, one address after the other, each with its own limit. The only way for a
 * probe to reach the network. Throws ProbeFailure: `not-declared` when host and port are not on the touch list,
 * the name-* and connect-* causes else (`params.address`, `params.host`, `params.port`), `cancelled` when aborted.
 */
export type Dial = (target: DialTarget) => Promise<Dialled>;
