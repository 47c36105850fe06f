import { canonical } from '../model/canonical.ts';
import { taskKey, type TaskId } from '../model/identity.ts';
import type { Observation } from '../model/observation.ts';
import type { Provenance } from '../model/record.ts';
import { telling } from '../model/telling.ts';

/** One archive, journal or live run, as far as merging needs it. */
export interface EvidencePart {
  /** What people call it: a file name, `live`. */
  readonly name: string;
  readonly provenance: Provenance;
  readonly observations: readonly Observation[];
}

/** Two parts that both looked at the same task. */
export interface EvidenceConflict {
  readonly task: TaskId;
  /** Name of the part whose observation counts, and of the one that does not. */
  readonly kept: string;
  readonly dropped: string;
  /** Whether they saw different things: facts, gaps, or the cause of a failure. */
  readonly differs: boolean;
}

/** Several parts made one. */
export interface MergedEvidence {
  /** One for each task, sorted by task. */
  readonly observations: readonly Observation[];
  readonly conflicts: readonly EvidenceConflict[];
  /** Parts that speak of another profile than the first: another name, or other files. */
  readonly strangers: readonly { readonly name: string; readonly profile: string; readonly sameName: boolean }[];
}

interface Candidate {
  readonly observation: Observation;
  readonly part: string;
}

/**
 * Merges observations from several machines or runs. For one task, an observation that tells of the target beats one
 * that only tells why we could not look, and that beats one that was never attempted; of two that tell as much, the
 * later one counts, and that is said. Where a task is asked from a zone and two machines of it disagree on whether the
 * target answers, neither is newer than the other: the one that it does not answer counts. The order of the parts does
 * not matter, except that the first names the profile.
 */
export function mergeEvidence(parts: readonly EvidencePart[]): MergedEvidence {
  const all = parts.flatMap((part) => part.observations.map((observation) => ({ observation, part: part.name })));
  const byTask = new Map<string, Candidates>();
  for (const candidate of all) {
    const key = taskKey(candidate.observation.task);
    const group = byTask.get(key);
    if (group === undefined) byTask.set(key, [candidate]);
    else group.push(candidate);
  }
  // Sorted task by task: to tell equals apart reads them whole, which is too much for all against all.
  const decided = [...byTask.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => decide(group.sort(byWorth)));
  const first = parts[0];
  return {
    observations: decided.map(({ kept }) => kept.observation),
    conflicts: decided.flatMap(({ kept, others }) => others.map((each) => conflict(kept, each))),
    strangers: first === undefined ? [] : parts.slice(1).flatMap((part) => stranger(first, part)),
  };
}

/** Candidates for one task, best first. */
type Candidates = [Candidate, ...Candidate[]];

interface Decided {
  readonly kept: Candidate;
  /** Those that were attempted too. */
  readonly others: readonly Candidate[];
}

/** Which of the candidates for one task counts; they come best first. */
function decide([best, ...rest]: Candidates): Decided {
  const kept = refuted(best, rest) ?? best;
  const others = [best, ...rest].filter((each) => each !== kept && each.observation.attempts.length > 0);
  return { kept, others };
}

/** The newest word of another machine of the zone that the target does not answer; null: nobody says so. */
function refuted(best: Candidate, rest: readonly Candidate[]): Candidate | null {
  if (best.observation.task.vantage === null || best.observation.failure !== null) return null;
  const heard = new Set([standing(best.observation)]);
  for (const each of rest) {
    const { failure } = each.observation;
    const here = standing(each.observation);
    if (heard.has(here)) continue;
    heard.add(here);
    if (failure !== null && telling(each.observation) === 2) return each;
  }
  return null;
}

/** Which machine looked: by its name in the site file, because a restart changes the digest. */
function standing({ vantage }: Observation): string {
  return vantage.place === null ? `digest ${vantage.machine}` : `place ${vantage.place}`;
}

/** The best first: by what it tells, then later, then by its text, so that the order of the parts does not matter. */
function byWorth(a: Candidate, b: Candidate): number {
  const tells = telling(b.observation) - telling(a.observation);
  if (tells !== 0) return tells;
  const later = Date.parse(b.observation.endedAt) - Date.parse(a.observation.endedAt);
  if (later !== 0) return later;
  const [left, right] = [canonicalText(a.observation), canonicalText(b.observation)];
  if (left === right) return a.part < b.part ? -1 : Number(a.part > b.part);
  return left < right ? -1 : 1;
}

function conflict(kept: Candidate, dropped: Candidate): EvidenceConflict {
  const differs = seen(kept.observation) !== seen(dropped.observation);
  return { task: kept.observation.task, kept: kept.part, dropped: dropped.part, differs };
}

function seen({ facts, gaps, failure }: Observation): string {
  const paths = gaps.map((gap) => `${gap.path} ${gap.reason}`).sort();
  return canonical({ facts, gaps: paths, cause: failure?.cause ?? null });
}

function canonicalText(observation: Observation): string {
  return `${seen(observation)} ${JSON.stringify(observation)}`;
}

function stranger(first: EvidencePart, part: EvidencePart): MergedEvidence['strangers'] {
  const [ours, theirs] = [first.provenance.profile, part.provenance.profile];
  const sameFiles = digests(ours.files) === digests(theirs.files);
  const sameName = ours.name === theirs.name;
  return sameName && sameFiles ? [] : [{ name: part.name, profile: theirs.name, sameName }];
}

function digests(files: readonly { readonly sha256: string }[]): string {
  return files
    .map((file) => file.sha256)
    .sort()
    .join(' ');
}
