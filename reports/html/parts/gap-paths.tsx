import type { GapGroup } from '../../group-gaps.ts';
import type { Voice } from '../../voice.ts';

const mostPaths = 60;

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
