import { experimentalChecks } from '../../experimental-checks.ts';
import { groupFindings, type FindingGroup } from '../../group-findings.ts';
import { groupName, groupTargets, listed } from '../../group-words.ts';
import { numberOf } from '../parts/number-tag.tsx';
import { SeverityBadge } from '../parts/badges.tsx';
import { Remark } from '../parts/folded.tsx';
import { TitledTable } from '../parts/table.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';
import { driftLine, followUpLine } from '../../round-words.ts';
import { EnvironmentCounts } from './environment-counts.tsx';
import { OwnerCounts } from './owner-counts.tsx';

/** What fits on the page of the person who signs. */
const mostGroups = 12;
const mostTargets = 3;

/** One page for whoever signs: how many of what, where and whose; what must be done by when; what has changed. */
export function summary(page: Page): Chapter {
  const { voice, result } = page;
  const experimental = experimentalChecks(result, voice);
  const content = (
    <>
      <EnvironmentCounts page={page} />
      <MustDo page={page} />
      {experimental !== null && <Remark>{experimental}</Remark>}
      <OwnerCounts page={page} />
      <Changes page={page} />
    </>
  );
  return { id: 'summary', title: voice.word('report.summary'), content };
}

function MustDo({ page }: PageProps) {
  const { voice, sorted } = page;
  if (sorted.decisive.length === 0) return <Remark>{voice.word('report.nothing-decisive')}</Remark>;
  const groups = groupFindings(sorted.decisive);
  const rest = groups.length - mostGroups;
  const head = (['number', 'severity', 'what', 'remedy', 'owner', 'due'] as const).map((word) =>
    voice.word(`report.${word}`),
  );
  return (
    <>
      <TitledTable
        caption={voice.word('report.section-decisive')}
        head={head}
        rows={groups.slice(0, mostGroups).map((group) => mustDoRow(group, page))}
        look="must"
        stacks
      />
      {rest > 0 && <Remark>{voice.word('report.more-problems', { n: rest })}</Remark>}
    </>
  );
}

function mustDoRow(group: FindingGroup, page: Page) {
  const { voice, checks } = page;
  const { first } = group;
  const number = numberOf(first, page);
  const remedy = first.remedy === null && first.advice !== null ? voice.say(first.advice) : voice.text(first.remedy);
  return [
    number === '' ? '–' : <a href={`#n${number.slice(1)}`}>{number}</a>,
    <SeverityBadge severity={first.severity} voice={voice} />,
    <>
      {groupName(group, checks, voice)}
      <br />
      <span class="quiet">{listed(groupTargets(group, checks, voice), mostTargets, voice)}</span>
      <br />
      <span class="quiet">{voice.word('report.expected')}</span> {voice.say(first.expected)}
      <br />
      <span class="quiet">{voice.word('report.actual')}</span> {voice.say(first.actual)}
    </>,
    <span class="lines">{remedy === '' ? '–' : remedy}</span>,
    first.owner === null ? '–' : voice.text(first.owner),
    <span class="nowrap">{first.due ?? '–'}</span>,
  ];
}

function Changes({ page }: PageProps) {
  const { result, voice } = page;
  const lines = [followUpLine(result, voice), driftLine(result, voice)].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <>
      <p class="title">{voice.word('report.changes')}</p>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
        <li>
          <a href="#changes">{voice.word('report.changes-more')}</a>
        </li>
      </ul>
    </>
  );
}
