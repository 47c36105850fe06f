/** What the operating system says of a name: hosts file, DNS with its search domains, and whatever else it asks. */
export interface NameFound {
  /** In its order; none twice. */
  readonly addresses: readonly { readonly address: string; readonly family: 4 | 6 }[];
  /** Milliseconds. */
  readonly durationMs: number;
}

/**
 * Asks the operating system for the addresses of a name, as every program of this machine would.
 *
 * @throws ProbeFailure `not-declared` where the name is neither that of a connection nor of a `nameTouch` on the touch
 * list; the name-* causes; `cancelled`.
 */
export type LookupName = (host: string) => Promise<NameFound>;

/** A name server of this machine's configuration. */
export interface NameServer {
  readonly host: string;
  readonly port: number;
}
