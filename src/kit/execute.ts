/** A program to run on this machine. */
export interface Execution {
  /** Program and arguments, word for word as declared; never a shell line. */
  readonly argv: readonly [string, ...string[]];
  /** Folder it runs in; by default the one of the run. */
  readonly cwd?: string;
  /** Bytes kept of each stream, by default 1 MiB; what comes after is read and dropped. */
  readonly outputLimit?: number;
}

/** How a program ended. */
export interface Executed {
  /** Null: ended by a signal. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** One of the streams was longer than the limit. */
  readonly truncated: boolean;
  /** Milliseconds. */
  readonly durationMs: number;
}

/**
 * Runs a program to its end, standard input closed. It and everything it started are ended when the task is aborted.
 * Throws ProbeFailure: `not-declared` when it is not on the touch list, `command-not-found`, `command-failed`
 * (it could not be started), `cancelled`.
 */
export type Execute = (execution: Execution) => Promise<Executed>;
