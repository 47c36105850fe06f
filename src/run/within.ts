import type { World } from './world.ts';

/** How a wait ended. */
export type Ended<T> =
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'late' }
  | { readonly kind: 'aborted' };

/** Waits some milliseconds, or until the signal comes. Never rejects. */
export async function pause(ms: number, signal: AbortSignal, world: Pick<World, 'after'>): Promise<void> {
  await within(new Promise<never>(() => undefined), ms, signal, world);
}

/** Waits for work, but no longer than a limit (milliseconds; null: none) and not past the signal. Never rejects. */
export function within<T>(
  work: Promise<T>,
  limitMs: number | null,
  signal: AbortSignal,
  world: Pick<World, 'after'>,
): Promise<Ended<T>> {
  return new Promise((resolve) => {
    const settle = (ended: Ended<T>): void => {
      cancelTimer();
      signal.removeEventListener('abort', onAbort);
      resolve(ended);
    };
    const onAbort = (): void => settle({ kind: 'aborted' });
    const cancelTimer = limitMs === null ? () => undefined : world.after(limitMs, () => settle({ kind: 'late' }));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(
      (result) => settle({ kind: 'done', result }),
      (error: unknown) => settle({ kind: 'failed', error }),
    );
    if (signal.aborted) onAbort();
  });
}
