/** Why a thread gave no answer. Reader failed: a mistake of ours. */
export const threadStops = ['time-limit-exceeded', 'memory-limit-exceeded', 'reader-failed'] as const;
export type ThreadStop = (typeof threadStops)[number];
