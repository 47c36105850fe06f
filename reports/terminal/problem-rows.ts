import { outcomeMarks } from '../marks.ts';
import { groupFindings, type FindingGroup } from '../group-findings.ts';
import { findingKey } from '../../src/model/identity.ts';
import { groupIds, groupName, groupTargets, listed } from '../group-words.ts';
import { groupFields } from '../finding-fields.ts';
import { textWidth } from './text-width.ts';
import type { CheckIndex } from '../finding-name.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ReportCode } from '../report-texts.ts';
import type { Paint, Row } from './screen.ts';
import type { Voice } from '../voice.ts';

const mostGroups = 40;
const mostTargets = 8;

/** What is looked up for a finding: the title of its check, and the number it has from round to round. */
export interface ProblemIndex {
  readonly checks: CheckIndex;
  readonly tracked: ReadonlyMap<string, { readonly number: number }>;
}

/** One section of findings, a group a paragraph; nothing where there are none. */
export function problemRows(
  heading: ReportCode,
  findings: readonly Finding[],
  index: ProblemIndex,
  voice: Voice,
): readonly Row[] {
  if (findings.length === 0) return [];
  const groups = groupFindings(findings);
  const shown = groups.slice(0, mostGroups);
  const rest = groups.length - shown.length;
  return [
    { text: '' },
    { text: voice.word('report.heading-count', { heading: voice.word(heading), n: findings.length }), paint: 'strong' },
    ...shown.flatMap((group) => groupRows(group, index, voice)),
    ...(rest === 0 ? [] : [{ indent: 2, text: voice.word('report.more-groups', { n: rest }) }]),
  ];
}

function groupRows(group: FindingGroup, { checks, tracked }: ProblemIndex, voice: Voice): readonly Row[] {
  const numbers = numbersOf(group, tracked);
  const heading: Row = {
    indent: 1,
    label: outcomeMarks[group.outcome],
    labelPaint: paintOf(group),
    text: `${voice.severity(group.severity)} · ${voice.outcome(group.outcome)} · ${groupName(group, checks, voice)}${numbers}`,
    paint: 'strong',
  };
  const fields = [
    { label: voice.word('report.where'), text: listed(groupTargets(group, checks, voice), mostTargets, voice) },
    ...groupFields(group, voice),
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

/** ` #12`, of many the first and the last: people ask for them by number. */
function numbersOf(group: FindingGroup, tracked: ProblemIndex['tracked']): string {
  const numbers = group.members.flatMap(({ id }) => tracked.get(findingKey(id))?.number ?? []).sort((a, b) => a - b);
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return '';
  if (numbers.length <= 5) return numbers.map((number) => ` #${String(number)}`).join('');
  return ` #${String(first)} … #${String(last)}`;
}
