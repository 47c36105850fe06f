import { noted, type Missed } from '../../src/kit/machine/missed.ts';
import { MovedError } from './open-file.ts';

/** Code of an error of the operating system (errno(3)); null: it is none. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What an error of reading means. Its text is not used: it may quote what was read. */
export function missedBy(error: unknown): Missed {
  if (error instanceof MovedError) return noted('not-reached', 'files.gap.replaced');
  const code = errorCode(error);
  if (code === null) return noted('not-reached', 'files.gap.unreadable');
  return { reason: code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'not-reached', detail: code };
}
