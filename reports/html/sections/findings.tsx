import type { Finding } from '../../../src/model/finding.ts';
import { outcomes } from '../../../src/model/words.ts';
import { checkTitle } from '../../finding-name.ts';
import { chooseListed, type ListedCheck } from '../../choose-listed.ts';
import { outcomeMarks } from '../../marks.ts';
import { Folded, Remark } from '../parts/folded.tsx';
import { Differences } from '../parts/differences.tsx';
import { FindingRow } from '../parts/finding-row.tsx';
import { Later } from '../parts/later.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';
import { filterKeys, FindingFilter, type FilterKeys } from './finding-filter.tsx';

/** Findings and headings of checks listed at most: beyond it a browser grows slow, and the file too large to send. */
const mostLines = 21_000;

/** Every finding, folded by check, with a filter and a search where scripts may run. */
export function findings(page: Page): Chapter {
  const { result, voice } = page;
  const { listed, left } = chooseListed(result.findings, mostLines);
  const keys = filterKeys(page);
  const content = (
    <>
      <FindingFilter keys={keys} page={page} />
      {left > 0 && <Remark>{voice.word('report.findings-left', { n: left })}</Remark>}
      <div class="found">
        {listed.map((check) => (
          <CheckFindings check={check} keys={keys} page={page} />
        ))}
      </div>
    </>
  );
  const heading = voice.word('report.section-findings');
  return {
    id: 'findings',
    title: voice.word('report.heading-count', { heading, n: result.findings.length }),
    content,
  };
}

function CheckFindings({ check, keys, page }: PageProps & { readonly check: ListedCheck; readonly keys: FilterKeys }) {
  const { voice, checks } = page;
  const { name, shown, left } = check;
  const title = checkTitle(name, checks, voice);
  const because = checks.get(name)?.because ?? null;
  const head = (['question', 'where', 'outcome', 'expected', 'actual'] as const).map((word) =>
    voice.word(`report.${word}`),
  );
  return (
    <Folded heading={title} remark={counts(check.all, page)}>
      {title !== name && (
        <p class="quiet">
          <code>{voice.raw(name)}</code>
        </p>
      )}
      {because !== null && <p class="lines">{voice.text(because)}</p>}
      <div class="box" role="group" tabindex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              {head.map((word) => (
                <th scope="col">{word}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Later of={shown} row={(finding) => <FindingRow finding={finding} keys={keys} page={page} />} page={page} />
          </tbody>
        </table>
      </div>
      {left > 0 && <Remark>{voice.word('report.passed-left', { n: left })}</Remark>}
      {shown.filter(isWaivedDifference).map((finding) => (
        <Differences finding={finding} page={page} />
      ))}
    </Folded>
  );
}

/** The differences of all others stand with the problems. */
function isWaivedDifference({ waiver, differences }: Finding): boolean {
  return waiver !== null && differences.length > 0;
}

function counts(all: readonly Finding[], { voice }: Page): string {
  return outcomes
    .map((outcome) => ({ outcome, n: all.filter((finding) => finding.outcome === outcome).length }))
    .filter(({ n }) => n > 0)
    .map(({ outcome, n }) => `${outcomeMarks[outcome]} ${voice.outcome(outcome)} ${String(n)}`)
    .join(' · ');
}
