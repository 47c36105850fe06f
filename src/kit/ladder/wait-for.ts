import { ProbeFailure } from '../probe-failure.ts';

interface Wait {
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly limitMs: number;
  /** Step of the ladder, for the failure when the signal comes. */
  readonly phase: string;
  /** The failure when the limit is reached. */
  readonly late: () => ProbeFailure;
}

/**
 * Waits for something that reports by callback, no longer than its limit and not beyond the signal. The callbacks may
 * come more than once: the first counts.
 *
 * @throws ProbeFailure what `late` gives; `deadline-exceeded` or `cancelled` when the signal comes; and what `begin`
 * throws
 */
export function waitFor<T>(
  wait: Wait,
  begin: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (wait.signal.aborted) {
      reject(abortFailure(wait.signal, wait.phase));
      return;
    }
    const finish = () => {
      clearTimeout(timer);
      wait.signal.removeEventListener('abort', onAbort);
    };
    const fail = (error: unknown) => {
      finish();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const onAbort = () => {
      fail(abortFailure(wait.signal, wait.phase));
    };
    const timer = setTimeout(() => {
      fail(wait.late());
    }, wait.limitMs);
    wait.signal.addEventListener('abort', onAbort, { once: true });
    try {
      begin((value) => {
        finish();
        resolve(value);
      }, fail);
    } catch (error) {
      fail(error);
    }
  });
}

/**
 * The failure an aborted signal stands for: the one it carries, `deadline-exceeded` when a time-out aborted it, else
 * `cancelled`.
 */
export function abortFailure(signal: AbortSignal, phase: string): ProbeFailure {
  const reason: unknown = signal.reason;
  if (reason instanceof ProbeFailure)
    return new ProbeFailure(reason.failureCause, { phase, params: reason.params, cause: reason });
  const late = reason instanceof Error && reason.name === 'TimeoutError';
  return new ProbeFailure(late ? 'deadline-exceeded' : 'cancelled', { phase, cause: reason });
}
