import type { Observation, Vantage } from '../model/observation.ts';
import type { RunResult } from '../model/run-result.ts';

/** What a result says of the run it comes from, as far as the observations tell. */
export function runInfo(
  observations: readonly Observation[],
  known: {
    readonly id: string;
    /** ISO 8601: used where nothing was observed. */
    readonly startedAt: string;
    readonly endedAt: string;
    readonly interrupted: boolean;
  },
): RunResult['run'] {
  return {
    id: known.id,
    seenFrom: known.startedAt,
    seenTo: known.endedAt,
    interrupted: known.interrupted,
    vantages: vantagesOf(observations),
    runs: runsOf(observations),
  };
}

/** Every machine that looked, once each, in a fixed order. */
function vantagesOf(observations: readonly Observation[]): readonly Vantage[] {
  const byKey = new Map<string, Vantage>();
  for (const { vantage, attempts } of observations) {
    if (attempts.length > 0) byKey.set(JSON.stringify([vantage.hostname, vantage.place, vantage.machine]), vantage);
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, vantage]) => vantage);
}

/** Every run whose observations count, by its id. */
function runsOf(observations: readonly Observation[]): RunResult['run']['runs'] {
  const byId = new Map<string, Observation[]>();
  for (const observation of observations) {
    const list = byId.get(observation.run) ?? [];
    list.push(observation);
    byId.set(observation.run, list);
  }
  const runs = [...byId.entries()].map(([id, list]) => ({
    id,
    seenFrom: list.map((each) => each.startedAt).sort()[0] ?? '',
    seenTo:
      list
        .map((each) => each.endedAt)
        .sort()
        .at(-1) ?? '',
    tasks: list.length,
  }));
  return runs.sort((a, b) => (a.id < b.id ? -1 : 1));
}
