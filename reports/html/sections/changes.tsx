import { findingKey } from '../../../src/model/identity.ts';
import { followUpStatuses, type RunResult } from '../../../src/model/run-result.ts';
import { checkTitle, findingName } from '../../finding-name.ts';
import { driftLine, followUpLine, thisRound } from '../../round-words.ts';
import { taskPlace } from '../../target-name.ts';
import { OutcomeBadge, SeverityBadge } from '../parts/badges.tsx';
import { Remark } from '../parts/folded.tsx';
import { Table } from '../parts/table.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';

type Item = RunResult['followUp']['items'][number];

const mostRows = 1000;

/** What became of each problem since the round before, and what changed since the baseline. */
export function changes(page: Page): Chapter | null {
  const { result, voice } = page;
  if (result.followUp.previous === null && result.drift === null) return null;
  const content = (
    <>
      <FollowUpItems page={page} />
      <DriftChanges page={page} />
    </>
  );
  return { id: 'changes', title: voice.word('report.changes'), content };
}

function FollowUpItems({ page }: PageProps) {
  const { result, voice } = page;
  const line = followUpLine(result, voice);
  if (line === null) return null;
  const byStatus = thisRound(result);
  const items = followUpStatuses.flatMap((status) => byStatus.get(status) ?? []);
  const head = (['number', 'status', 'finding', 'where', 'severity', 'outcome', 'first-seen'] as const).map((word) =>
    voice.word(`report.${word}`),
  );
  const rest = items.length - mostRows;
  return (
    <>
      <p>{line}</p>
      <Table caption={line} head={head} rows={items.slice(0, mostRows).map((item) => itemRow(item, page))} />
      {rest > 0 && <Remark>{voice.word('report.more-rows', { n: rest })}</Remark>}
    </>
  );
}

function itemRow(item: Item, { voice, checks, findings }: Page) {
  const { finding, outcome, severity } = item;
  const judged = findings.get(findingKey(finding));
  const name =
    judged === undefined
      ? `${checkTitle(finding.check, checks, voice)} ${voice.raw(finding.rule)}`
      : findingName(judged, checks, voice);
  return [
    `#${String(item.number)}`,
    <span class={`status t-${item.status}`}>{voice.word(`report.status-${item.status}`)}</span>,
    name,
    taskPlace(finding, voice),
    <SeverityBadge severity={severity} voice={voice} />,
    outcome === null ? voice.word('report.not-judged') : <OutcomeBadge outcome={outcome} voice={voice} />,
    voice.word('report.round', { n: item.opened }),
  ];
}

function DriftChanges({ page }: PageProps) {
  const { result, voice } = page;
  const { drift } = result;
  const line = driftLine(result, voice);
  if (drift === null || line === null) return null;
  const head = (['check', 'where', 'fact', 'kind', 'before', 'after', 'asked-for'] as const).map((word) =>
    voice.word(`report.${word}`),
  );
  const rows = drift.changes.slice(0, mostRows).map((change) => [
    checkTitle(change.check, page.checks, voice),
    taskPlace(change, voice),
    <>
      <code>{voice.raw(change.path)}</code>
      {(change.because ?? []).map((each) => (
        <div>{voice.say(each)}</div>
      ))}
    </>,
    voice.word(`report.drift-${change.kind}`),
    change.kind === 'appeared' ? '–' : voice.value(change.before),
    change.kind === 'disappeared' ? '–' : voice.value(change.after),
    voice.word(change.listed ? 'report.listed' : 'report.unlisted'),
  ]);
  const rest = drift.changes.length - rows.length;
  return (
    <>
      <h3>{voice.word('report.drift')}</h3>
      <p>
        {line} {voice.word('report.drift-informs')}
      </p>
      <Table caption={voice.word('report.drift')} head={head} rows={rows} />
      {rest > 0 && <Remark>{voice.word('report.more-rows', { n: rest })}</Remark>}
    </>
  );
}
