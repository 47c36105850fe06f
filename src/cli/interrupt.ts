const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ctrl-C and termination as one AbortSignal, until the process ends. `say` is told once, so that a person knows that it
 * was heard; the second time the process ends at once. From then on a finished run is not lost to a late Ctrl-C while
 * its report is being written.
 */
export function listenForInterrupt(say: () => void): AbortSignal {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    say();
    controller.abort(new DOMException('interrupted', 'AbortError'));
  };
  for (const name of signals) process.on(name, onSignal);
  return controller.signal;
}
