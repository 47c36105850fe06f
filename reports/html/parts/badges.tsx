import type { Finding } from '../../../src/model/finding.ts';
import type { Outcome, Severity, Verdict } from '../../../src/model/words.ts';
import { outcomeMarks, verdictMarks } from '../../marks.ts';
import type { Voice } from '../../voice.ts';

/** The outcome in sign and word. */
export function OutcomeBadge({ outcome, voice }: { readonly outcome: Outcome; readonly voice: Voice }) {
  return (
    <span class={`badge o-${outcome}`}>
      <span aria-hidden="true">{outcomeMarks[outcome]}</span> {voice.outcome(outcome)}
    </span>
  );
}

/** The severity in words. */
export function SeverityBadge({ severity, voice }: { readonly severity: Severity; readonly voice: Voice }) {
  return <span class={`badge s-${severity}`}>{voice.severity(severity)}</span>;
}

/** The verdict in sign and word. */
export function VerdictBadge({ verdict, voice }: { readonly verdict: Verdict; readonly voice: Voice }) {
  return (
    <strong class={`badge v-${verdict}`}>
      <span aria-hidden="true">{verdictMarks[verdict]}</span> {voice.verdict(verdict)}
    </strong>
  );
}

/** Outcome, severity of what did not pass, and the marks of a waiver and of a person’s statement. */
export function FindingBadges({ finding, voice }: { readonly finding: Finding; readonly voice: Voice }) {
  const { outcome, severity, waiver, attested } = finding;
  const weighs = outcome !== 'pass' && outcome !== 'not-applicable';
  return (
    <>
      <OutcomeBadge outcome={outcome} voice={voice} />
      {weighs && <SeverityBadge severity={severity} voice={voice} />}
      {waiver !== null && <span class="badge waived">{voice.word('report.waived')}</span>}
      {attested !== null && <span class="badge person">{voice.word('report.stated-badge')}</span>}
    </>
  );
}
