import { gapWords } from '../../model/gap-note.ts';
import { nested, type Param, type Params } from '../../model/message.ts';
import type { Gap } from '../../model/observation.ts';
import type { GapReason } from '../../model/words.ts';

/** Why something was not seen, before it is known which facts that concerns. */
export type Missed = Omit<Gap, 'path'>;

const longestDetail = 300;

/** Something not seen, for a reason that we say ourselves: `files.gap.too-long`, a sentence of the probe’s texts. */
export function noted(reason: GapReason, note: string, noteParams?: Params): Missed {
  return { reason, detail: null, note, ...(noteParams === undefined ? {} : { noteParams }) };
}

/** Why something was not seen, as a parameter of another sentence. */
export function becauseOf(missed: Missed): Param {
  return gapWords(missed, longestDetail) ?? nested({ code: 'kit.gap.unsaid', params: {} });
}

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
  const { reason, detail, note, noteParams } = missed;
  const own = { ...(note === undefined ? {} : { note }), ...(noteParams === undefined ? {} : { noteParams }) };
  return paths.map((path) => ({ path, reason, detail, ...own }));
}

/** A fact this system does not offer, or not in a form that is known here. */
export function notSupported(path: string, note: string, noteParams?: Params): Gap {
  return { path, ...noted('not-supported', note, noteParams) };
}
