/** A program to run on this machine. */
export interface Execution {
  /** Program and arguments, word for word as declared; never a shell line. */
  readonly argv: readonly [string, ...string[]];
  /** Folder it runs in; by default the one of the run. */
  readonly cwd?: string;
  /** Variables besides the few that every program gets (src/run/program-environment.ts): `LC_ALL: 'C'`. No secrets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds it may take, by default as long as the task. */
  readonly limitMs?: number;
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
 * Runs a program to its end, standard input closed, without the variables of our own process. What it left in its
 * process group is ended with it; all of it is ended when the task is aborted or its limit is over.
 *
 * @throws ProbeFailure `not-approved` when it is not on the touch list; `command-not-found`; `file-missing`: the folder
 * it should run in; `command-failed`: it could not be started, or did not end within its limit; `local-failed`: this
 * machine has no process or file handle left; `cancelled`.
 */
export type Execute = (execution: Execution) => Promise<Executed>;
