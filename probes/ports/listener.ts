import type { Missed } from '../../src/kit/machine/missed.ts';

/** One socket that listens. */
export interface Listener {
  readonly transport: 'tcp' | 'udp';
  readonly address: string;
  readonly port: number;
}

/** Who holds a socket: a process, nobody that could be seen, or nobody because it was not allowed or not asked. */
export type Owner =
  | { readonly kind: 'process'; readonly pid: number; readonly name: string | null }
  | { readonly kind: 'missed'; readonly missed: Missed };

export interface OwnedListener extends Listener {
  readonly owner: Owner;
}
