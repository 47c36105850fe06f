import { value } from '../../model/message.ts';
import type { Execution } from '../execute.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { decodeText } from './decode-text.ts';
import { missedBy, noted, type Missed } from './missed.ts';
import type { MachineTask } from './read-text.ts';

/** What a program of the system said. */
export interface Said {
  /** Null: ended by a signal. */
  readonly exitCode: number | null;
  readonly text: string;
  readonly errors: string;
  /** It said more than is kept. */
  readonly truncated: boolean;
}

/** Milliseconds a program of the system may take where nothing else is said; PowerShell takes seconds to start. */
const limitMs = 10_000;

/**
 * Asks a program of the system and gives its words in English, whatever the language of the system, with times in UTC;
 * or why there is no answer. Throws only `cancelled`, when the task is stopped.
 */
export async function askProgram(
  task: Pick<MachineTask, 'execute'>,
  argv: Execution['argv'],
  options: Pick<Execution, 'limitMs' | 'outputLimit'> = {},
): Promise<Said | Missed> {
  try {
    const environment = { LC_ALL: 'C', LANGUAGE: 'C', TZ: 'UTC' };
    const ended = await task.execute({ argv, environment, limitMs, ...options });
    return {
      exitCode: ended.exitCode,
      text: decodeText(ended.stdout, 'auto', ended.truncated),
      errors: decodeText(ended.stderr, 'auto', ended.truncated),
      truncated: ended.truncated,
    };
  } catch (error) {
    if (!(error instanceof ProbeFailure) || error.failureCause === 'cancelled') throw error;
    return missedProgram(error, argv[0]);
  }
}

/** Whether a program answered. */
export function hasSaid(answer: Said | Missed): answer is Said {
  return 'text' in answer;
}

function missedProgram(failure: ProbeFailure, program: string): Missed {
  if (failure.failureCause === 'command-not-found') {
    return noted('not-supported', 'kit.gap.not-installed', { program: value(program) });
  }
  const { limitMs: limit } = failure.params;
  if (limit !== undefined) return noted('not-reached', 'kit.gap.too-slow', { program: value(program), limit });
  const reason = missedBy(failure.cause).reason === 'not-permitted' ? 'not-permitted' : 'not-reached';
  const detail = failure.cause instanceof Error ? missedBy(failure.cause).detail : null;
  return { ...noted(reason, 'kit.gap.no-answer', { program: value(program) }), detail };
}
