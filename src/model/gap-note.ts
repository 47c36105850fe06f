import { nested, value, type Message, type Param } from './message.ts';
import type { Gap } from './observation.ts';
import { withheldName } from './withheld.ts';

/** Details that the runner itself writes where it takes something out of the facts: words of ours, not of the target. */
const ours: ReadonlySet<string> = new Set(['secret', 'sensitive', withheldName]);

/** Words about a gap. */
type Words = Pick<Gap, 'note' | 'noteParams' | 'detail'>;

/** What we say ourselves about a gap, as a sentence; null: nothing. Words of the target stay in `detail`. */
export function gapNote({ note, noteParams, detail }: Words): Message | null {
  if (note !== undefined) return { code: note, params: noteParams ?? {} };
  return detail !== null && ours.has(detail) ? { code: `withheld.${detail}`, params: {} } : null;
}

/** What the target said about a gap; null: nothing. */
export function gapSaid(gap: Words): string | null {
  return gap.note === undefined && gapNote(gap) !== null ? null : gap.detail;
}

/** Our words about a gap and the first `longest` characters of the target’s, as a parameter; null: there are none. */
export function gapWords(gap: Words, longest: number): Param {
  const own = gapNote(gap);
  const raw = gapSaid(gap);
  const said = raw === null || raw === '' ? null : value(raw.slice(0, longest));
  if (own === null) return said;
  if (said === null) return nested(own);
  return nested({ code: 'gap-words.note-and-said', params: { note: nested(own), said } });
}
