/** The first few of many, and how many there were. */
export interface CappedList<T> {
  readonly items: readonly T[];
  readonly count: number;
  readonly add: (item: T) => void;
}

/** A list that keeps no more than `most` elements, whatever a page does. */
export function cappedList<T>(most = 100): CappedList<T> {
  const items: T[] = [];
  let count = 0;
  return {
    items,
    get count() {
      return count;
    },
    add: (item) => {
      count += 1;
      if (items.length < most) items.push(item);
    },
  };
}
