/** How a wait ended. */
export type Waited<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'late' }
  | { readonly kind: 'stopped' };

/**
 * Waits for work, but no longer than a limit (milliseconds) and not past the signal. Never rejects. Work that is given
 * up goes on behind: a child process of a library or a system call over a dead mount cannot be taken back.
 */
export async function withinLimit<T>(work: Promise<T>, limitMs: number, signal: AbortSignal): Promise<Waited<T>> {
  let settle: (waited: Waited<T>) => void = () => undefined;
  const ended = new Promise<Waited<T>>((resolve) => {
    settle = resolve;
  });
  const stop = (): void => settle({ kind: 'stopped' });
  const timer = setTimeout(() => settle({ kind: 'late' }), limitMs);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  work.then(
    (value) => settle({ kind: 'done', value }),
    (error: unknown) => settle({ kind: 'failed', error }),
  );
  try {
    return await ended;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
