import { taskKey } from '../../../src/model/identity.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { spoken } from '../../voice.ts';
import { checkTitle } from '../../finding-name.ts';
import { taskPlace } from '../../target-name.ts';
import type { Page, PageProps } from './chapter.ts';

const mostLinks = 6;

/** Places of the observations that are shown in full, by taskKey. */
export function evidencePlaces(detailed: ReadonlySet<Observation>): ReadonlyMap<string, string> {
  return new Map([...detailed].map(({ task }, index) => [taskKey(task), `e${String(index + 1)}`]));
}

/** Leads from a problem to what was seen: messages, file and line stand there. */
export function EvidenceLinks({ findings, page }: PageProps & { readonly findings: readonly Finding[] }) {
  const { voice, checks } = page;
  const comma = voice.word('report.list-comma');
  return (
    <>
      {linked(findings, page).map(({ place, task }, index) => (
        <>
          {index > 0 && comma}
          <a href={`#${place}`}>
            {voice.word('report.check-at', {
              check: spoken(checkTitle(task.check, checks, voice)),
              where: spoken(taskPlace(task, voice)),
            })}
          </a>
        </>
      ))}
    </>
  );
}

/** Whether there is any observation to lead to. */
export function hasEvidence(findings: readonly Finding[], page: Page): boolean {
  return linked(findings, page).length > 0;
}

function linked(findings: readonly Finding[], { places }: Page) {
  const tasks = new Map(findings.flatMap(({ evidence }) => evidence.map((task) => [taskKey(task), task] as const)));
  return [...tasks]
    .flatMap(([key, task]) => {
      const place = places.get(key);
      return place === undefined ? [] : [{ place, task }];
    })
    .slice(0, mostLinks);
}
