import type { ProbeTask } from '../../src/kit/define-probe.ts';

/** How a long look goes on: whether it is to end, and how far it is. */
export interface Pace {
  readonly signal: AbortSignal;
  /** One more entry was looked at. */
  readonly met: () => void;
  /** So many more bytes were read. */
  readonly read: (bytes: number) => void;
}

/** Counts what a task looks at, and tells whoever waits. */
export function paceOf({ signal, progressed }: Pick<ProbeTask<unknown>, 'signal' | 'progressed'>): Pace {
  let items = 0;
  let bytes = 0;
  return {
    signal,
    met: () => {
      items += 1;
      progressed({ items, bytes });
    },
    read: (count) => {
      bytes += count;
      progressed({ items, bytes });
    },
  };
}
