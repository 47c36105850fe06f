import type { Finding } from '../../../src/model/finding.ts';
import { groupFindings } from '../../group-findings.ts';
import { Remark } from '../parts/folded.tsx';
import { ProblemCard } from '../parts/problem-card.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';

const mostGroups = 400;

/** Everything that failed and is not accepted: what decides first, then what does not. */
export function problems(page: Page): Chapter {
  const { voice, sorted } = page;
  const { decisive, light } = sorted;
  const content = (
    <>
      <h3>
        {voice.word('report.heading-count', { heading: voice.word('report.section-decisive'), n: decisive.length })}
      </h3>
      {decisive.length === 0 && <Remark>{voice.word('report.nothing-decisive')}</Remark>}
      <Cards findings={decisive} page={page} />
      {light.length > 0 && (
        <h3>{voice.word('report.heading-count', { heading: voice.word('report.section-light'), n: light.length })}</h3>
      )}
      <Cards findings={light} page={page} />
    </>
  );
  const title = voice.word('report.heading-count', {
    heading: voice.word('report.problems'),
    n: decisive.length + light.length,
  });
  return { id: 'problems', title, content };
}

/** One card a group; the rest is counted and found among all findings. */
export function Cards({ findings, page }: PageProps & { readonly findings: readonly Finding[] }) {
  const groups = groupFindings(findings);
  const rest = groups.length - mostGroups;
  return (
    <>
      {groups.slice(0, mostGroups).map((group) => (
        <ProblemCard group={group} page={page} />
      ))}
      {rest > 0 && <Remark>{page.voice.word('report.more-groups', { n: rest })}</Remark>}
    </>
  );
}
