import type { Gap } from '../../model/observation.ts';
import type { GapReason } from '../../model/words.ts';

/** Why something was not seen, before it is known which facts that concerns. */
export interface Missed {
  readonly reason: GapReason;
  readonly detail: string;
}

const longestDetail = 300;

/** What an error of the operating system means (errno(3)): refused, not there, or not reached. */
export function missedBy(error: unknown): Missed {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, longestDetail);
  return { reason: reasonOf(code), detail };
}

function reasonOf(code: unknown): GapReason {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'not-permitted';
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EINVAL':
    case 'ENOSYS':
    case 'ENOTSUP':
      return 'not-supported';
    default:
      return 'not-reached';
  }
}

/** The same reason for each of these facts. */
export function gapsAt(paths: readonly string[], missed: Missed): Gap[] {
  return paths.map((path) => ({ path, reason: missed.reason, detail: missed.detail }));
}

/** A fact this system does not offer, or not in a form that is known here. */
export function notSupported(path: string, detail: string): Gap {
  return { path, reason: 'not-supported', detail };
}
