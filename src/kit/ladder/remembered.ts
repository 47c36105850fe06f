/** Results that are costly to make, by a text; the oldest are forgotten. */
export interface Remembered<T> {
  readonly get: (key: string, make: () => T) => T;
}

export function newRemembered<T>(most: number): Remembered<T> {
  const known = new Map<string, T>();
  return {
    get: (key, make) => {
      const ready = known.get(key);
      if (ready !== undefined) return ready;
      const made = make();
      const oldest = known.keys().next();
      if (known.size >= most && oldest.done !== true) known.delete(oldest.value);
      known.set(key, made);
      return made;
    },
  };
}
