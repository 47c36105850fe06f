import * as z from 'zod';
import { readInThreads, type Job, type Reader, type ThreadLimits } from '../threads/read-in-threads.ts';
import type { ThreadStop } from '../threads/thread-stops.ts';

/** A place in a text: line and column, 1 for the first, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A source map, and the places in what was built that it is asked for. */
export interface MapJob extends Job {
  readonly places: readonly Place[];
}

/** A place in the file that it was written in. */
export interface Original extends Place {
  /** Name of the file, as the map has it. */
  readonly source: string;
}

const Answer = z.object({
  originals: z.array(z.object({ source: z.string(), line: z.number(), column: z.number() }).nullable()).nullable(),
});

const reader: Reader<z.infer<typeof Answer>> = {
  module: new URL('./trace-thread.mjs', import.meta.url),
  workerData: null,
  parse: (said) => Answer.parse(said),
};

/**
 * Where a place of something that was built comes from, for each place in its order; null: the map does not say. Read
 * in a thread within limits of time and memory: a map is a stranger's, and may be anything.
 *
 * @returns null: it is no source map; a word: the limit that it breaks
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function traceInThread(
  job: MapJob,
  limits: ThreadLimits,
): Promise<readonly (Original | null)[] | ThreadStop | null> {
  const [answer] = await readInThreads([job], reader, limits);
  return answer === undefined || typeof answer === 'string' ? (answer ?? null) : answer.originals;
}
