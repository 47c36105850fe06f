import type { Finding } from '../../../src/model/finding.ts';
import { checkTitle, findingName } from '../../finding-name.ts';
import { taskPlace, targetName } from '../../target-name.ts';
import { groupGaps } from '../../group-gaps.ts';
import { GapPaths } from '../parts/gap-paths.tsx';
import { Folded, Remark } from '../parts/folded.tsx';
import { Table } from '../parts/table.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';
import { Cards } from './problems.tsx';

const mostRows = 1000;

/** Everything that was not looked at or not seen, with the reason: unknown, gaps, left out, not applicable. */
export function notChecked(page: Page): Chapter {
  const { voice, sorted } = page;
  const content = (
    <>
      {sorted.unseen.length === 0 && <Remark>{voice.word('report.nothing-unseen')}</Remark>}
      {sorted.unseen.length > 0 && <h3>{voice.word('report.not-judged-heading')}</h3>}
      <Cards findings={sorted.unseen} page={page} />
      <LeftOut page={page} />
      <NotApplicable page={page} />
      <Gaps page={page} />
    </>
  );
  const title = voice.word('report.heading-count', {
    heading: voice.word('report.section-unseen'),
    n: sorted.unseen.length,
  });
  return { id: 'not-checked', title, content };
}

function LeftOut({ page }: PageProps) {
  const { result, voice, checks } = page;
  const names = result.checks.filter((check) => !check.selected).map((check) => check.name);
  if (names.length === 0) return null;
  return (
    <Folded heading={voice.word('report.left-out-checks', { n: names.length })}>
      <p>{voice.word('report.left-out-why')}</p>
      <ul>
        {names.slice(0, mostRows).map((name) => (
          <li>
            {checkTitle(name, checks, voice)} <code>{voice.raw(name)}</code>
          </li>
        ))}
      </ul>
      <More n={names.length - mostRows} page={page} />
    </Folded>
  );
}

function NotApplicable({ page }: PageProps) {
  const { voice, sorted } = page;
  if (sorted.notApplicable.length === 0) return null;
  const heading = voice.word('report.not-applicable', { n: sorted.notApplicable.length });
  const head = (['finding', 'where', 'actual', 'because', 'owner'] as const).map((word) =>
    voice.word(`report.${word}`),
  );
  return (
    <Folded heading={heading}>
      <Table
        caption={heading}
        head={head}
        rows={sorted.notApplicable.slice(0, mostRows).map((finding) => notApplicableRow(finding, page))}
      />
      <More n={sorted.notApplicable.length - mostRows} page={page} />
    </Folded>
  );
}

function notApplicableRow(finding: Finding, { voice, checks }: Page) {
  return [
    findingName(finding, checks, voice),
    targetName(finding, voice),
    voice.say(finding.actual),
    voice.text(finding.because),
    voice.text(finding.owner),
  ];
}

function Gaps({ page }: PageProps) {
  const { result, voice, checks } = page;
  const n = result.observations.reduce((sum, { gaps }) => sum + gaps.length, 0);
  if (n === 0) return null;
  const heading = voice.word('report.gaps', { n });
  const head = (['check', 'where', 'fact', 'why', 'said'] as const).map((word) => voice.word(`report.${word}`));
  const groups = result.observations.flatMap(({ task, gaps }) =>
    groupGaps(gaps, voice).map((group) => ({ task, group })),
  );
  const rows = groups
    .slice(0, mostRows)
    .map(({ task, group }) => [
      checkTitle(task.check, checks, voice),
      taskPlace(task, voice),
      <GapPaths group={group} voice={voice} />,
      group.why,
      group.said,
    ]);
  return (
    <Folded heading={heading}>
      <Table caption={heading} head={head} rows={rows} />
      <More n={groups.length - mostRows} page={page} />
    </Folded>
  );
}

function More({ n, page }: PageProps & { readonly n: number }) {
  return n > 0 ? <Remark>{page.voice.word('report.more-rows', { n })}</Remark> : null;
}
