import type { Observation } from '../../../src/model/observation.ts';
import { taskPlace } from '../../target-name.ts';
import type { Voice } from '../../voice.ts';
import { Table } from '../parts/table.tsx';
import type { PageProps } from '../parts/chapter.ts';

/** Observations without their facts, a line each. */
export function ObservationLines({
  observations,
  page,
}: PageProps & { readonly observations: readonly Observation[] }) {
  const { voice } = page;
  const caption = voice.word('report.more-observations', { n: observations.length });
  return (
    <Table
      caption={caption}
      head={[voice.word('report.where'), voice.word('report.ended')]}
      rows={observations.map((observation) => [taskPlace(observation.task, voice), ending(observation, voice)])}
    />
  );
}

/** How a look ended: answered in how long, or why not. */
export function ending(observation: Observation, voice: Voice): string {
  const { failure, attempts, startedAt, endedAt } = observation;
  const why = failure === null ? '' : voice.say({ code: `cause.${failure.cause}`, params: failure.params });
  if (attempts.length === 0)
    return why === '' ? voice.word('report.never-started') : voice.word('report.never-started-why', { cause: why });
  if (failure !== null) return voice.word('report.failed-with', { cause: why });
  return voice.word('report.answered', { duration: voice.duration(Date.parse(endedAt) - Date.parse(startedAt)) });
}
