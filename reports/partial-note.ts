import type { RunResult } from '../src/model/run-result.ts';
import type { Voice } from './voice.ts';

/** What stands beside every verdict of a narrowed or interrupted run; empty for a whole one. */
export function partialNote(result: RunResult, voice: Voice): string {
  const notes: string[] = [];
  const { selectedChecks: selected, totalChecks: total } = result.scope;
  if (result.scope.partial) notes.push(voice.word('report.partial', { selected, total }));
  if (result.run.interrupted) notes.push(voice.word('report.interrupted'));
  return notes.join(voice.word('report.semicolon'));
}
