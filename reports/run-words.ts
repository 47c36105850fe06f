import type { RunResult } from '../src/model/run-result.ts';
import { spoken, type Voice } from './voice.ts';

/** From when to when it was looked: one moment where both are the same. */
export function seenLine({ run }: RunResult, voice: Voice): string {
  const [from, to] = [voice.instant(run.seenFrom), voice.instant(run.seenTo)];
  return from === to ? from : `${from} – ${to}`;
}

/** How much was looked at and found. */
export function scopeLine({ scope, findings }: RunResult, voice: Voice): string {
  return voice.word('report.scope-line', {
    selected: scope.selectedChecks,
    total: scope.totalChecks,
    tasks: scope.tasks,
    observed: scope.observed,
    findings: findings.length,
  });
}

/** Which findings decide, and in which environments. */
export function decidedByLine({ profile, failOn }: RunResult, voice: Voice): string {
  const gates = voice.word(profile.gates === 'all' ? 'report.gates-all' : 'report.gates-gate');
  return voice.word('report.decided-by-line', { severity: voice.severity(failOn), gates });
}

/** What was taken out of the result before it was given away; empty: nothing. */
export function maskedLine({ masked }: RunResult, voice: Voice): string {
  if (masked.length === 0) return '';
  const what = masked.map((kind) => voice.word(`report.masked-${kind}`)).join(voice.word('report.list-comma'));
  return voice.word('report.masked', { what: spoken(what) });
}
