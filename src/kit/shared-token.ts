/** A token that was given out to us. */
export interface FetchedToken {
  readonly text: string;
  /** How long it may be used, milliseconds; null: not said. */
  readonly lastsMs: number | null;
}

/**
 * A token that the tasks of one run share: fetched once for a key, again when it has run out. The runner takes it out
 * of everything that comes back. What `fetch` throws goes to its own task; another task then tries for itself.
 *
 * @param key names login service, client and what is asked for; may hold secrets, for it never leaves the memory
 */
export type SharedToken = (key: string, fetch: () => Promise<FetchedToken>) => Promise<string>;
