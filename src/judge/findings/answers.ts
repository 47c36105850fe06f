import { blameOf } from '../../model/cause.ts';
import { failureNote } from '../../model/failure-note.ts';
import { nested, value, type Message, type Param } from '../../model/message.ts';
import { draft, type Draft } from './new-finding.ts';
import type { Finding } from '../../model/finding.ts';
import { findingOf, type FindingId } from '../../model/identity.ts';
import type { Outcome } from '../../model/words.ts';
import { questionOf } from './question-of.ts';
import type { TaskState } from './task-state.ts';

/** Identity of the expectation that nobody writes. */
export function answersId({ task }: TaskState): FindingId {
  return findingOf(task.id, 'answers');
}

/**
 * Whether the target answers. What the target or the way to it is to blame for fails; what we, the machine we run on,
 * or the profile are to blame for is unknown: nobody may fail for our mistakes.
 */
export function answers(state: TaskState): Draft {
  const { task, inEnvironment, check } = state;
  const said = answerOf(state);
  return draft(
    [state],
    {
      id: answersId(state),
      kind: 'answers',
      outcome: said.outcome,
      severity: inEnvironment.answers,
      environments: [task.id.environment],
      expected: { code: 'expect.answers', params: {} },
      actual: said.actual,
    },
    {
      cause: said.cause,
      advice: said.advice,
      because: check.because,
      owner: check.owner,
      notes: [...said.notes, ...experimental(state)],
    },
  );
}

/** Whoever signs must know that nobody has tried this kind of check on the real thing. */
function experimental({ probe, task }: TaskState): readonly Message[] {
  if (probe?.entry.lifecycle !== 'experimental') return [];
  return [{ code: 'note.experimental', params: { probe: nested({ code: `${task.probe}.probe`, params: {} }) } }];
}

/** Cause of a task’s failure; null: it answered, or its facts are of a newer kind. */
export function causeOf(state: TaskState): string | null {
  if (state.unusable === 'facts-newer' || state.unusable === 'one-machine') return null;
  return state.unusable ?? state.observation?.failure?.cause ?? null;
}

/** Whether what is asked of a target hangs on its silence. A person’s answer is asked for by each expectation itself. */
export function isSilent(state: TaskState): boolean {
  return state.task.capability !== 'person' && answerOutcome(state) !== 'pass';
}

interface Answer extends Pick<Finding, 'actual' | 'cause' | 'advice' | 'notes'> {
  readonly outcome: Outcome;
}

/** Outcome of `answers` alone; what is below a target that does not answer hangs on it. */
export function answerOutcome(state: TaskState): Outcome {
  if (state.unusable !== null) return 'unknown';
  const cause = state.observation?.failure?.cause;
  if (cause === undefined) return 'pass';
  const blame = blameOf(cause);
  return blame === 'target' || blame === 'path' ? 'fail' : 'unknown';
}

function answerOf(state: TaskState): Answer {
  const outcome = answerOutcome(state);
  if (state.unusable !== null) return { outcome, ...unusable(state) };
  const failure = state.observation?.failure ?? null;
  if (failure === null) {
    return { outcome, actual: { code: 'actual.answered', params: {} }, cause: null, advice: null, notes: [] };
  }
  const own = failureNote(failure);
  const notes = [...(own === null ? [] : [own]), ...(failure.detail === null ? [] : [detail(failure.detail)])];
  return { outcome, ...caused(failure.cause, failure.params), notes };
}

function detail(text: string): Message {
  return { code: 'note.detail', params: { detail: value(text.slice(0, 2000)) } };
}

function caused(cause: string, params: Message['params']): Pick<Finding, 'actual' | 'cause' | 'advice' | 'notes'> {
  return {
    actual: { code: `cause.${cause}`, params },
    cause,
    advice: { code: `advice.${cause}`, params },
    notes: [],
  };
}

function unusable({
  unusable: why,
  task,
  probe,
  observation,
  confused,
  differing,
}: TaskState): Omit<Answer, 'outcome'> {
  if (why === 'facts-newer') {
    const params = { known: probe?.entry.factsVersion ?? null, seen: observation?.factsVersion ?? null };
    return { actual: { code: 'actual.facts-newer', params }, cause: null, advice: null, notes: [] };
  }
  if (why === 'one-machine') {
    const actual = { code: 'actual.one-machine', params: { environments: lines(confused) } };
    return { actual, cause: null, advice: null, notes: [] };
  }
  if (why === 'unanswered') return caused(why, { question: questionOf(task) });
  if (why === 'other-target') return caused('other-target', { settings: lines(differing) });
  return caused(why ?? 'not-run', { probe: task.probe });
}

function lines(texts: readonly string[]): Param {
  return { kind: 'list', items: texts.map((each) => value(each)) };
}
