import { lookup } from '../../model/catalogue.ts';
import { coversWritten, type FactPath } from '../../model/fact-path.ts';
import { findingOf } from '../../model/identity.ts';
import { value, type Message } from '../../model/message.ts';
import { match } from '../matchers/match.ts';
import { actualOf } from './actual.ts';
import { answersId, causeOf, isSilent } from './answers.ts';
import { unseenFact } from './unseen-fact.ts';
import { expectedOf } from './expected.ts';
import { attestedOf, draft, type Draft } from './new-finding.ts';
import { expiredNotes, unanswered } from './unanswered.ts';
import { knownOf, type Known } from './known.ts';
import type { TaskState } from './task-state.ts';
import type { CheckInEnvironment, CheckNode, Expectation } from '../../model/profile.ts';
import type { Outcome } from '../../model/words.ts';
import type { MatchContext } from '../matchers/match-context.ts';
import type { Truth } from '../matchers/truth.ts';

/** What is asked of the facts of one task, applied. */
export function expectations(state: TaskState, context: MatchContext): readonly Draft[] {
  const nodes = byKey(state.inEnvironment);
  const node = nodes.get(state.task.id.node) ?? nodes.get(null);
  return (node?.expect ?? []).map((expectation) => expect(state, expectation, context));
}

const indexed = new WeakMap<CheckInEnvironment, ReadonlyMap<string | null, CheckNode>>();

/** Nodes by their keys; a check may have thousands, and each is asked for. */
function byKey(each: CheckInEnvironment): ReadonlyMap<string | null, CheckNode> {
  const known = indexed.get(each);
  if (known !== undefined) return known;
  const nodes = new Map(each.nodes.map((node) => [node.key, node]));
  indexed.set(each, nodes);
  return nodes;
}

function expect(state: TaskState, expectation: Expectation, context: MatchContext): Draft {
  const { task, check } = state;
  const path = context.path(expectation.path);
  const shape = path === null || state.probe === null ? null : lookup(state.probe.entry.facts, path);
  const known = knownOf(state, expectation.path, context);
  const truth = match(expectation.matcher, known.sight, context);
  const outcome = outcomeOf(truth, state);
  const expected = expectedOf(expectation.matcher, shape?.found === true ? shape.schema : null);
  return draft(
    [state],
    {
      id: findingOf(task.id, expectation.id),
      kind: 'expectation',
      outcome,
      severity: expectation.severity,
      environments: [task.id.environment],
      expected: { ...expected, params: { ...expected.params, written: value(expectation.written) } },
      actual:
        known.sight.kind === 'gap'
          ? unseenFact(state, expectation.path, known.sight)
          : actualOf(known.sight, truth, expectation.matcher),
    },
    {
      path: expectation.path,
      because: expectation.because ?? check.because,
      remedy: expectation.remedy,
      owner: expectation.owner ?? check.owner,
      overridden: expectation.overridden,
      attested: attestedOf(known),
      cause: outcome === 'blocked' ? causeOf(state) : null,
      blockedBy: outcome === 'blocked' ? [answersId(state)] : [],
      notes: [
        ...notesOn(known),
        ...expiredNotes(state, path, known),
        ...(outcome === 'pass' ? [] : remarksOn(state, path)),
      ],
      ...(known.sight.kind === 'gap' ? unanswered(state) : {}),
    },
  );
}

/** Not seen, because the target did not answer: blocked by that. Not seen for another reason: unknown. */
function outcomeOf(truth: Truth, state: TaskState): Outcome {
  if (truth.is === 'yes') return 'pass';
  if (truth.is === 'no') return 'fail';
  return truth.unseen !== null && isSilent(state) ? 'blocked' : 'unknown';
}

/** What the probe says of the fact that is asked for, or of one above it. */
function remarksOn({ remarks }: TaskState, path: FactPath | null): readonly Message[] {
  if (path === null || remarks.length === 0) return [];
  return remarks.filter((each) => coversWritten(each.path, path)).map((each) => each.message);
}

function notesOn(known: Known): readonly Message[] {
  if (known.attested === null) return [];
  const { statement, fills } = known.attested;
  const params = { by: value(statement.by), because: value(statement.because) };
  if (fills) return [{ code: 'note.attested', params }];
  const agrees = attestedOf(known)?.agrees === true;
  return agrees ? [] : [{ code: 'note.attested-differs', params: { ...params, stated: value(statement.value) } }];
}
