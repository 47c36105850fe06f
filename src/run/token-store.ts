import type { FetchedToken, SharedToken } from '../kit/shared-token.ts';

/** A token is not handed out any more when it runs out within this time, milliseconds. */
const reserveMs = 30_000;

interface Kept {
  readonly text: string;
  /** Monotonic clock, milliseconds; null: it is not known to run out. */
  readonly until: number | null;
}

/**
 * Keeps the tokens of one run in memory. While one task fetches a token, others that need it wait, and fetch for
 * themselves only where that failed: its deadline is not theirs.
 */
export function createTokenStore(monotonic: () => number, onToken: (text: string) => void): SharedToken {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<unknown>>();
  const current = (key: string): string | null => {
    const known = kept.get(key);
    if (known === undefined) return null;
    return known.until === null || known.until > monotonic() ? known.text : null;
  };
  const keep = (key: string, { text, lastsMs }: FetchedToken): string => {
    onToken(text);
    const until = lastsMs === null ? null : monotonic() + Math.max(0, lastsMs - reserveMs);
    kept.set(key, { text, until });
    return text;
  };
  return async (key, fetch) => {
    for (;;) {
      const known = current(key);
      if (known !== null) return known;
      const other = underWay.get(key);
      if (other === undefined) break;
      await other;
    }
    const fetching = fetch();
    underWay.set(
      key,
      fetching.catch(() => undefined),
    );
    try {
      return keep(key, await fetching);
    } finally {
      underWay.delete(key);
    }
  };
}
