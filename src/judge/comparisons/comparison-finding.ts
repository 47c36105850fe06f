import { nested, value, type Message, type Param } from '../../model/message.ts';
import { notSeen, seenAs } from '../findings/actual.ts';
import { answersId, causeOf, isSilent } from '../findings/answers.ts';
import { unseenFact } from '../findings/unseen-fact.ts';
import { attestedOf, draft, type Draft } from '../findings/new-finding.ts';
import type { Difference, Finding } from '../../model/finding.ts';
import type { FindingId } from '../../model/identity.ts';
import type { Comparison } from '../../model/profile.ts';
import type { Outcome, Severity } from '../../model/words.ts';
import type { TaskState } from '../findings/task-state.ts';
import type { Compared } from './rule.ts';
import type { Side } from './side.ts';

/** Most differences and most pairs that one finding lists. */
const mostDifferences = 100;
const mostPairs = 10;

/** What a comparison finding is made of. */
export interface ComparisonMaterial {
  readonly id: FindingId;
  readonly kind: 'across' | 'among' | 'relation';
  readonly asked: Pick<Comparison, 'because' | 'remedy' | 'owner'>;
  readonly path: string;
  readonly severity: Severity;
  readonly environments: readonly string[];
  readonly expected: Message;
  readonly compared: readonly Compared[];
}

/** One finding over all its pairs: one failed pair fails it, one unknown pair leaves it unknown. */
export function comparisonFinding(material: ComparisonMaterial): Draft {
  const { compared, asked } = material;
  const tasks = [...new Set([...compared.map((each) => each.left.state), ...compared.map((each) => each.right.state)])];
  const blockers = blockedBy(compared);
  const outcome = outcomeOf(compared, blockers);
  const all = compared.flatMap(({ left, right, differences }) =>
    differences.map((each) => ({ ...each, places: { left: left.place, right: right.place } })),
  );
  const attested = compared.flatMap((each) => [each.left, each.right]).find((side) => side.known.attested !== null);
  return draft(
    tasks,
    {
      id: material.id,
      kind: material.kind,
      outcome,
      severity: material.severity,
      environments: material.environments,
      expected: material.expected,
      actual: actualOf(compared, outcome),
    },
    {
      path: material.path,
      because: asked.because,
      remedy: asked.remedy,
      owner: asked.owner,
      differences: all.slice(0, mostDifferences),
      attested: attested === undefined ? null : attestedOf(attested.known),
      blockedBy: outcome === 'blocked' ? blockers.map(answersId) : [],
      cause: outcome === 'blocked' ? firstCause(blockers) : null,
      notes: moreNote(all),
    },
  );
}

function moreNote(all: readonly Difference[]): Finding['notes'] {
  const more = all.length - mostDifferences;
  return more > 0 ? [{ code: 'note.more-differences', params: { count: more } }] : [];
}

function firstCause(blockers: readonly TaskState[]): string | null {
  return blockers[0] === undefined ? null : causeOf(blockers[0]);
}

function outcomeOf(compared: readonly Compared[], blockers: readonly TaskState[]): Outcome {
  if (compared.some((each) => each.truth.is === 'no')) return 'fail';
  if (!compared.some((each) => each.truth.is === 'unknown')) return 'pass';
  return blockers.length > 0 ? 'blocked' : 'unknown';
}

/** Tasks that did not answer, if nothing else left the comparison open. */
function blockedBy(compared: readonly Compared[]): readonly TaskState[] {
  const silent = new Set<TaskState>();
  for (const { truth, left, right } of compared) {
    if (truth.is !== 'unknown') continue;
    const mute = [left, right].filter((side) => isSilent(side.state));
    const otherwise = [left, right].some((side) => side.known.sight.kind === 'gap' && !mute.includes(side));
    if (truth.unseen === null || mute.length === 0 || otherwise) return [];
    for (const side of mute) silent.add(side.state);
  }
  return [...silent];
}

/** What was seen on both sides; of many pairs, the ones that decide. */
function actualOf(compared: readonly Compared[], outcome: Outcome): Message {
  const single = compared.length === 1 ? compared[0] : undefined;
  if (single !== undefined) return pairActual(single);
  if (outcome === 'pass') return { code: 'compare.all-agree', params: { count: compared.length } };
  const wanted = outcome === 'fail' ? 'no' : 'unknown';
  const deciding = compared.filter((each) => each.truth.is === wanted);
  const items = deciding.slice(0, mostPairs).map((each): Param => nested(pairActual(each)));
  return {
    code: outcome === 'fail' ? 'compare.pairs-differ' : 'compare.pairs-unknown',
    params: {
      wrong: deciding.length,
      count: compared.length,
      items: { kind: 'list', items: deciding.length > mostPairs ? [...items, '…'] : items },
    },
  };
}

function pairActual({ left, right, truth, differences }: Compared): Message {
  if (truth.is !== 'yes' && truth.actual !== null) return truth.actual;
  const params = { left: value(left.place), right: value(right.place) };
  const gap = [left, right].find((side) => side.known.sight.kind === 'gap');
  if (truth.is === 'unknown') return unseenActual(truth.unseen === null ? gap : (gap ?? left), truth, params);
  if (isContainer(left) && isContainer(right)) {
    const code = truth.is === 'yes' ? 'compare.alike' : 'compare.differences';
    return {
      code: differences.length === 0 ? 'compare.alike' : code,
      params: { ...params, count: differences.length },
    };
  }
  const seen = { seenLeft: nested(seenAs(left.known.sight)), seenRight: nested(seenAs(right.known.sight)) };
  return { code: 'compare.values', params: { ...params, ...seen } };
}

function unseenActual(
  side: Side | undefined,
  truth: Compared['truth'] & { readonly is: 'unknown' },
  params: Message['params'],
): Message {
  if (truth.unseen === null || side === undefined) return { code: 'compare.not-understood', params };
  if (side.known.sight.kind !== 'gap')
    return { code: 'compare.partly-unseen', params: { ...params, why: nested(notSeen(truth.unseen)) } };
  const why = unseenFact(side.state, side.path, side.known.sight);
  return { code: 'compare.not-seen', params: { place: value(side.place), why: nested(why) } };
}

function isContainer(side: Side): boolean {
  return (
    side.known.sight.kind === 'seen' && typeof side.known.sight.value === 'object' && side.known.sight.value !== null
  );
}
