/** Ctrl-C and termination as one AbortSignal. The second time the process ends at once. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Stops listening. */
  readonly dispose: () => void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for the signals that end a program. `say` is told once, so that a person knows that it was heard. */
export function listenForInterrupt(say: () => void): Interrupt {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    say();
    controller.abort(new DOMException('interrupted', 'AbortError'));
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
