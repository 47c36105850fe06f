import type { ProbeTask } from '../define-probe.ts';

/** What the ladder needs of a task. */
export type LadderTask = Pick<ProbeTask<unknown>, 'dial' | 'signal' | 'now' | 'monotonic' | 'agentName' | 'touched'>;
