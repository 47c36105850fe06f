/**
 * Why a script was not read. `too-many`, `too-large`, `too-much`: our own limits; `request-limit`: the page may not
 * ask for more; `gone`: its text is no longer there; `open`: it was still being loaded; `document`: a document did not
 * say what scripts it has.
 */
export const unreadReasons = [
  'too-many',
  'too-large',
  'too-much',
  'request-limit',
  'gone',
  'open',
  'document',
] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** Scripts that could not be read. */
export interface Unread {
  readonly reason: UnreadReason;
  /** As the browser gives it; empty: it has none. */
  readonly url: string;
  readonly page: string;
  /** How many of this address and reason. */
  count: number;
}

/** Scripts that could not be read, those of one address and reason together. */
export interface UnreadList {
  /** The first 100. */
  readonly items: readonly Unread[];
  /** How many there were. */
  readonly count: number;
  /** Whether some have no place among the items. */
  readonly cut: boolean;
  readonly add: (unread: Omit<Unread, 'count'>) => void;
}

const most = 100;

/** An empty list. */
export function newUnreadList(): UnreadList {
  const items = new Map<string, Unread>();
  let count = 0;
  let cut = false;
  return {
    get items() {
      return [...items.values()];
    },
    get count() {
      return count;
    },
    get cut() {
      return cut;
    },
    add: ({ reason, url, page }) => {
      count += 1;
      const key = JSON.stringify([reason, url, page]);
      const known = items.get(key);
      if (known !== undefined) known.count += 1;
      else if (items.size < most) items.set(key, { reason, url, page, count: 1 });
      else cut = true;
    },
  };
}
