import { outcomeMarks, verdictMarks } from '../../marks.ts';
import { html, type Markup } from '../markup.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Outcome, Severity, Verdict } from '../../../src/model/words.ts';
import type { Voice } from '../../voice.ts';

/** The outcome in sign and word. */
export function outcomeBadge(outcome: Outcome, voice: Voice): Markup {
  return html`<span class="badge o-${outcome}"
    ><span aria-hidden="true">${outcomeMarks[outcome]}</span> ${voice.outcome(outcome)}</span
  >`;
}

/** The severity in words. */
export function severityBadge(severity: Severity, voice: Voice): Markup {
  return html`<span class="badge s-${severity}">${voice.severity(severity)}</span>`;
}

/** The verdict in sign and word. */
export function verdictBadge(verdict: Verdict, voice: Voice): Markup {
  return html`<strong class="badge v-${verdict}"
    ><span aria-hidden="true">${verdictMarks[verdict]}</span> ${voice.verdict(verdict)}</strong
  >`;
}

/** Outcome, severity of what was not passed, and the mark of a waiver. */
export function findingBadges(finding: Finding, voice: Voice): readonly Markup[] {
  const badges = [outcomeBadge(finding.outcome, voice)];
  if (finding.outcome !== 'pass' && finding.outcome !== 'not-applicable')
    badges.push(severityBadge(finding.severity, voice));
  if (finding.waiver !== null) badges.push(html`<span class="badge waived">${voice.word('report.waived')}</span>`);
  return badges;
}
