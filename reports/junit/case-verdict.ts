import { findingKey } from '../../src/model/identity.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { RunResult } from '../../src/model/run-result.ts';
import { atLeastAsHeavy } from '../../src/model/words.ts';
import { findingFields, waiverLine } from '../finding-fields.ts';
import { spoken, type Voice } from '../voice.ts';
import type { XmlElement } from './xml.ts';

interface Page {
  readonly result: RunResult;
  readonly voice: Voice;
  /** By findingKey. */
  readonly findings: ReadonlyMap<string, Finding>;
}

/**
 * What a case says. Failed is a failure, whatever its severity: a build turns yellow or red by the servers' own rules,
 * and the exit code decides. What could not be judged is an error, because it must not look like a pass, unless it
 * decides nothing, or waits only for something that is shown itself. What was accepted or does not apply is skipped,
 * with the reason.
 */
export function caseVerdict(finding: Finding, page: Page): readonly XmlElement[] {
  const { result, voice } = page;
  const why = voice.say(finding.actual);
  const decides = atLeastAsHeavy(finding.severity, result.failOn);
  const outcome = spoken(voice.outcome(finding.outcome));
  if (finding.outcome === 'pass') return [];
  if (finding.outcome === 'not-applicable') return [skipped(voice.word('junit.not-applicable', { why: spoken(why) }))];
  if (finding.waiver !== null)
    return [
      skipped(voice.word('junit.waived', { waiver: spoken(waiverLine(finding, voice)) })),
      details(finding, voice),
    ];
  if (finding.outcome === 'fail') return [problem('failure', finding, why, voice)];
  if (isShownElsewhere(finding, page)) return [skipped(voice.word('junit.blocked', { blockers: blockersOf(finding) }))];
  if (!decides) return [skipped(voice.word('junit.undecided', { outcome, why: spoken(why) })), details(finding, voice)];
  return [problem('error', finding, why, voice)];
}

/** The judge counts such a finding only once, through what blocks it (docs/architecture.md, verdict of an environment). */
function isShownElsewhere(finding: Finding, { findings }: Page): boolean {
  return finding.blockedBy.some((id) => {
    const blocker = findings.get(findingKey(id));
    if (blocker?.waiver !== null) return false;
    if (blocker.outcome !== 'fail' && blocker.outcome !== 'unknown') return false;
    return id.environment === finding.id.environment && atLeastAsHeavy(blocker.severity, finding.severity);
  });
}

function blockersOf(finding: Finding): string {
  return finding.blockedBy.map((id) => findingKey(id)).join(', ');
}

function skipped(message: string): XmlElement {
  return { name: 'skipped', attributes: { message }, children: [] };
}

function problem(name: 'failure' | 'error', finding: Finding, message: string, voice: Voice): XmlElement {
  const type = `${finding.severity}.${finding.cause ?? finding.kind}`;
  return { name, attributes: { message, type: voice.raw(type) }, children: [], text: lines(finding, voice) };
}

function details(finding: Finding, voice: Voice): XmlElement {
  return { name: 'system-out', attributes: {}, children: [], text: lines(finding, voice) };
}

function lines(finding: Finding, voice: Voice): string {
  const fields = [
    { label: voice.word('report.finding-id'), text: voice.raw(findingKey(finding.id)) },
    { label: voice.word('tracking.severity'), text: voice.severity(finding.severity) },
    ...findingFields(finding, voice),
  ];
  return fields.map(({ label, text }) => `${label}${voice.word('paper.colon')}${text}`).join('\n');
}
