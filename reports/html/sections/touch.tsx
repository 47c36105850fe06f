import { touched, type TouchedLine } from '../../touched-lines.ts';
import { Folded, Remark } from '../parts/folded.tsx';
import { Table } from '../parts/table.tsx';
import type { Chapter, Page } from '../parts/chapter.ts';

const mostRows = 1000;

/** What the run was allowed to touch, beside what it touched. */
export function touchList(page: Page): Chapter {
  const { result, voice } = page;
  const all = touched(result);
  const beyond = all.filter((line) => line.allowed === null);
  const lines = [...beyond, ...all.filter((line) => line.allowed !== null)];
  const title = voice.word('report.touch');
  const head = (
    ['touch-line', 'environment', 'vantage', 'touch-allowed', 'touch-done', 'touch-effect', 'touch-held'] as const
  ).map((word) => voice.word(`report.${word}`));
  const rest = lines.length - mostRows;
  const content = (
    <>
      <p>
        {beyond.length === 0
          ? voice.word('report.touch-within')
          : voice.word('report.touch-beyond', { n: beyond.length })}
      </p>
      {lines.length > 0 && (
        <Folded heading={voice.word('report.heading-count', { heading: title, n: lines.length })}>
          <Table caption={title} head={head} rows={lines.slice(0, mostRows).map((line) => row(line, page))} />
          {rest > 0 && <Remark>{voice.word('report.more-rows', { n: rest })}</Remark>}
        </Folded>
      )}
    </>
  );
  return { id: 'touch', title, content };
}

function row(line: TouchedLine, { voice }: Page) {
  const { allowed } = line;
  return [
    <code class="lines">{voice.text(line.line)}</code>,
    voice.raw(line.environment),
    line.vantage === null ? voice.word('report.anywhere') : voice.raw(line.vantage),
    allowed === null ? <strong class="bad">{voice.word('report.touch-not-listed')}</strong> : String(allowed.count),
    String(line.count),
    allowed === null ? '' : voice.word(allowed.sideEffect ? 'report.touch-changes' : 'report.touch-reads'),
    allowed === null ? '' : voice.word(allowed.enforced ? 'report.enforced' : 'report.declared'),
  ];
}
