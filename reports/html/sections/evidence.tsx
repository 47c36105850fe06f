import { checkTitle } from '../../finding-name.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { Folded, Remark } from '../parts/folded.tsx';
import { Later } from '../parts/later.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';
import { ObservationDetail } from './observation-detail.tsx';
import { ObservationLines } from './observation-lines.tsx';
import { chooseCaptures } from './captures.tsx';

/** Observations that are at least named: beyond it a browser grows slow. */
const mostNamed = 3000;

/** Facts in all, and of one observation even where there are few. */
const mostFacts = 5000;
const mostOfOne = 1000;

interface OfCheck {
  readonly name: string;
  readonly detailed: Observation[];
  readonly named: Observation[];
}

/** What each task saw, folded by check: facts, steps, pictures, certificates, statements, gaps. */
export function evidence(page: Page): Chapter {
  const { result, voice, detailed } = page;
  const { observations } = result;
  const captures = chooseCaptures(observations);
  const share = Math.min(mostOfOne, Math.floor(mostFacts / Math.max(1, detailed.size)));
  const groups = byCheck(observations, detailed);
  const left = observations.length - detailed.size - mostNamed;
  const content = (
    <>
      <p>{voice.word('report.evidence-words')}</p>
      {observations.length === 0 && <Remark>{voice.word('report.nothing-observed')}</Remark>}
      {detailed.size < observations.length && (
        <Remark>{voice.word('report.evidence-left', { n: observations.length - detailed.size })}</Remark>
      )}
      {groups.map((group) => (
        <CheckEvidence group={group} share={share} captures={captures} page={page} />
      ))}
      {left > 0 && <Remark>{voice.word('report.more-rows', { n: left })}</Remark>}
    </>
  );
  const heading = voice.word('report.evidence');
  return {
    id: 'evidence',
    title: voice.word('report.heading-count', { heading, n: observations.length }),
    content,
  };
}

function CheckEvidence({
  group,
  share,
  captures,
  page,
}: PageProps & {
  readonly group: OfCheck;
  readonly share: number;
  readonly captures: ReturnType<typeof chooseCaptures>;
}) {
  const { voice, checks } = page;
  const { name, detailed, named } = group;
  const probe = detailed[0]?.probe ?? named[0]?.probe ?? '';
  const remark = `${voice.raw(probe)} · ${voice.word('report.looks', { n: detailed.length + named.length })}`;
  return (
    <Folded heading={checkTitle(name, checks, voice)} remark={remark}>
      <Later
        of={detailed}
        row={(observation) => (
          <ObservationDetail observation={observation} share={share} captures={captures} page={page} />
        )}
        page={page}
      />
      <ObservationLines observations={named} page={page} />
    </Folded>
  );
}

function byCheck(observations: readonly Observation[], detailed: ReadonlySet<Observation>): readonly OfCheck[] {
  const groups = new Map<string, OfCheck>();
  let room = mostNamed;
  for (const observation of observations) {
    const { check } = observation.task;
    const full = detailed.has(observation);
    if (!full) room -= 1;
    if (!full && room < 0) continue;
    const group = groups.get(check) ?? { name: check, detailed: [], named: [] };
    (full ? group.detailed : group.named).push(observation);
    groups.set(check, group);
  }
  return [...groups.values()];
}
