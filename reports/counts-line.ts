import { severities, type Severity } from '../src/model/words.ts';
import type { Counts } from '../src/model/run-result.ts';
import type { Voice } from './voice.ts';

/** `12 passed, 2 failed (Blocker 1, Major 1), 3 unknown (Major 3), 1 waived`. */
export function countsLine(counts: Counts, voice: Voice): string {
  const parts = [voice.word('report.count-pass', { n: counts.byOutcome.pass })];
  const failed = bySeverity(counts.failed, voice);
  const unknown = bySeverity(counts.unknown, voice);
  if (failed !== '') parts.push(voice.word('report.count-failed', { n: total(counts.failed), detail: failed }));
  if (unknown !== '') parts.push(voice.word('report.count-unknown', { n: total(counts.unknown), detail: unknown }));
  if (counts.waived > 0) parts.push(voice.word('report.count-waived', { n: counts.waived }));
  const left = counts.byOutcome['not-applicable'];
  if (left > 0) parts.push(voice.word('report.count-not-applicable', { n: left }));
  return parts.join(voice.word('report.comma'));
}

function total(counts: Counts['failed']): number {
  return severities.reduce((sum, severity) => sum + counts[severity], 0);
}

function bySeverity(counts: Counts['failed'], voice: Voice): string {
  const present = severities.filter((severity: Severity) => counts[severity] > 0);
  return present
    .map((severity) => `${voice.severity(severity)} ${String(counts[severity])}`)
    .join(voice.word('report.comma'));
}
