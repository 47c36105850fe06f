import { nested, value, type Message, type Param } from './message.ts';
import type { Gap } from './observation.ts';
import { withheldName } from './withheld.ts';

/** Details that the runner itself writes where it takes something out of the facts: words of ours, not of the target. */
const ours: ReadonlySet<string> = new Set(['secret', 'sensitive', withheldName]);

/** What we say ourselves about a gap, as a sentence; null: nothing. Words of the target stay in `detail`. */
export function gapNote({ note, detail }: Pick<Gap, 'note' | 'detail'>): Message | null {
  if (note !== undefined) return { code: note, params: {} };
  return detail !== null && ours.has(detail) ? { code: `withheld.${detail}`, params: {} } : null;
}

/** What the target said about a gap; null: nothing. */
export function gapSaid(gap: Pick<Gap, 'note' | 'detail'>): string | null {
  return gap.note === undefined && gapNote(gap) !== null ? null : gap.detail;
}

/** Our words about a gap, else the first `longest` characters of the target’s, as a parameter; null: there are none. */
export function gapWords(gap: Pick<Gap, 'note' | 'detail'>, longest: number): Param {
  const own = gapNote(gap);
  if (own !== null) return nested(own);
  return gap.detail === null ? null : value(gap.detail.slice(0, longest));
}
