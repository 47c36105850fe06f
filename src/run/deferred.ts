/** A promise and the function that settles it. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (result: T) => void;
}

/** A promise that somebody else settles. */
export function deferred<T>(): Deferred<T> {
  let settle: (result: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: settle };
}
