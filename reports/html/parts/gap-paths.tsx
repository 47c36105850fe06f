import type { Gap } from '../../../src/model/observation.ts';
import type { Voice } from '../../voice.ts';

/** Gaps of one look that have one reason. */
export interface GapGroup {
  readonly reason: Gap['reason'];
  readonly detail: string | null;
  /** Fact paths; the empty text covers all facts. */
  readonly paths: readonly string[];
}

const mostPaths = 60;

/** One group for each reason, so that eighty settings that one right hides are one line. */
export function groupGaps(gaps: readonly Gap[]): readonly GapGroup[] {
  const groups = new Map<string, GapGroup & { readonly paths: string[] }>();
  for (const { path, reason, detail } of gaps) {
    const key = JSON.stringify([reason, detail]);
    const group = groups.get(key) ?? { reason, detail, paths: [] };
    group.paths.push(path);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The facts of a group, the first of them by their paths. */
export function GapPaths({ group, voice }: { readonly group: GapGroup; readonly voice: Voice }) {
  const rest = group.paths.length - mostPaths;
  return (
    <>
      {group.paths.slice(0, mostPaths).map((path, index) => (
        <>
          {index > 0 && ' '}
          {path === '' ? voice.word('report.all-facts') : <code class="path">{voice.raw(path)}</code>}
        </>
      ))}
      {rest > 0 && <span class="quiet"> {voice.word('report.and-others', { n: rest })}</span>}
    </>
  );
}
