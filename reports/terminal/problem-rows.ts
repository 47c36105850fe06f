import { outcomeMarks } from '../marks.ts';
import { groupFindings, type FindingGroup } from '../group-findings.ts';
import { groupIds, groupName, groupTargets, listed } from '../group-words.ts';
import { findingFields } from '../finding-fields.ts';
import { textWidth } from './text-width.ts';
import type { CheckIndex } from '../finding-name.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ReportCode } from '../report-texts.ts';
import type { Paint, Row } from './screen.ts';
import type { Voice } from '../voice.ts';

const mostGroups = 40;
const mostTargets = 8;

/** One section of findings, a group a paragraph; nothing where there are none. */
export function problemRows(
  heading: ReportCode,
  findings: readonly Finding[],
  checks: CheckIndex,
  voice: Voice,
): readonly Row[] {
  if (findings.length === 0) return [];
  const groups = groupFindings(findings);
  const shown = groups.slice(0, mostGroups);
  const rest = groups.length - shown.length;
  return [
    { text: '' },
    { text: voice.word('report.heading-count', { heading: voice.word(heading), n: findings.length }), paint: 'strong' },
    ...shown.flatMap((group) => groupRows(group, checks, voice)),
    ...(rest === 0 ? [] : [{ indent: 2, text: voice.word('report.more-groups', { n: rest }) }]),
  ];
}

function groupRows(group: FindingGroup, checks: CheckIndex, voice: Voice): readonly Row[] {
  const heading: Row = {
    indent: 1,
    label: outcomeMarks[group.outcome],
    labelPaint: paintOf(group),
    text: `${voice.severity(group.severity)} · ${voice.outcome(group.outcome)} · ${groupName(group, checks, voice)}`,
    paint: 'strong',
  };
  const fields = [
    { label: voice.word('report.where'), text: listed(groupTargets(group, checks, voice), mostTargets, voice) },
    ...findingFields(group.first, voice),
    { label: voice.word('report.finding-id'), text: listed(groupIds(group, voice), mostTargets, voice) },
  ];
  const labelWidth = Math.max(...fields.map((field) => textWidth(field.label))) + 2;
  return [
    { text: '' },
    heading,
    ...fields.map((field): Row => ({ indent: 4, labelWidth, labelPaint: 'dim', ...field })),
  ];
}

function paintOf(group: FindingGroup): Paint {
  if (group.outcome === 'fail' && group.first.waiver === null) return 'bad';
  return 'warn';
}
