import { gapNote, gapSaid } from '../src/model/gap-note.ts';
import type { Gap } from '../src/model/observation.ts';
import { spoken, type Voice } from './voice.ts';

/** Gaps of one look that have one reason. */
export interface GapGroup {
  /** The reason, and what we say about it. */
  readonly why: string;
  /** What the target said; empty: nothing. */
  readonly said: string;
  /** Fact paths; the empty text covers all facts. */
  readonly paths: readonly string[];
}

/** One group for each reason, so that eighty settings that one right hides are one line. */
export function groupGaps(gaps: readonly Gap[], voice: Voice): readonly GapGroup[] {
  const groups = new Map<string, GapGroup & { readonly paths: string[] }>();
  for (const gap of gaps) {
    const words = { why: why(gap, voice), said: voice.raw(gapSaid(gap) ?? '') };
    const key = JSON.stringify(words);
    const group = groups.get(key) ?? { ...words, paths: [] };
    group.paths.push(gap.path);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function why(gap: Gap, voice: Voice): string {
  const reason = voice.word(`gap.${gap.reason}`);
  const note = gapNote(gap);
  if (note === null) return reason;
  return voice.word('report.target-seen', { name: spoken(reason), seen: spoken(voice.say(note)) });
}
