import type { Missed } from '../../src/kit/machine/missed.ts';
import type { JvmArguments } from './parse-arguments.ts';

/** A running JVM as one operating system shows it. */
export interface JvmProcess {
  readonly pid: number;
  readonly args: JvmArguments;
  /** ISO 8601, UTC; null: not seen. */
  readonly startedAt: string | null;
  /** The java program; where it was not seen, why. */
  readonly program: string | Missed;
  readonly workingDirectory: string | Missed;
  /** Options from JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS, which come first, and _JAVA_OPTIONS, which come last. */
  readonly environment: { readonly first: readonly string[]; readonly last: readonly string[] } | Missed;
  /** Jars it has open. */
  readonly openJars: readonly string[] | Missed;
  /** Where the file system of the process begins for us: `/proc/4711/root`; empty: it is ours. */
  readonly root: string;
}

/** Whether something was not seen. */
export function isMissed(value: unknown): value is Missed {
  return typeof value === 'object' && value !== null && 'reason' in value;
}
