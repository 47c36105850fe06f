import type { JudgedAttestation } from '../../../src/model/run-result.ts';
import { checkTitle } from '../../finding-name.ts';
import { factName } from '../../fact-title.ts';
import { Lines } from '../parts/folded.tsx';
import { Table } from '../parts/table.tsx';
import type { Chapter, Page } from '../parts/chapter.ts';

const mostRows = 1000;

/** What people stated, with name and file; what became of each statement. Nobody may take one for an observation. */
export function statements(page: Page): Chapter | null {
  const { result, voice } = page;
  const { attestations } = result;
  if (attestations.length === 0) return null;
  const heading = voice.word('report.statements');
  const head = (
    ['check', 'where', 'fact', 'value', 'stated-by', 'stated-at', 'because', 'attachment', 'standing'] as const
  ).map((word) => voice.word(`report.${word}`));
  const rest = attestations.length - mostRows;
  const content = (
    <>
      <p>{voice.word('report.statements-words')}</p>
      <Table caption={heading} head={head} rows={attestations.slice(0, mostRows).map((each) => row(each, page))} />
      {rest > 0 && <p class="quiet">{voice.word('report.more-rows', { n: rest })}</p>}
    </>
  );
  const title = voice.word('report.heading-count', { heading, n: attestations.length });
  return { id: 'statements', title, content };
}

function row(statement: JudgedAttestation, { voice, checks }: Page) {
  const { check, environment, node, path, value, by, at, until, because, attachment, standing } = statement;
  const probe = checks.get(check)?.probe ?? '';
  return [
    checkTitle(check, checks, voice),
    [environment, ...(node === null ? [] : [node])].map((part) => voice.raw(part)).join(' / '),
    factName(probe, path, voice) ?? <code>{voice.raw(path)}</code>,
    voice.value(value),
    voice.raw(by),
    <>
      {voice.instant(at)}
      {until !== null && <span class="quiet"> {voice.word('report.holds-until', { until })}</span>}
    </>,
    <Lines>{voice.text(because)}</Lines>,
    attachment === null ? (
      '–'
    ) : (
      <>
        {voice.raw(attachment.name)} <code class="digest">SHA-256 {voice.raw(attachment.sha256)}</code>
      </>
    ),
    voice.word(`report.standing-${standing}`),
  ];
}
