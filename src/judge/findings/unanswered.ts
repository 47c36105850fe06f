import { coversWritten, type FactPath } from '../../model/fact-path.ts';
import { findingOf } from '../../model/identity.ts';
import { nested, value, type Message } from '../../model/message.ts';
import { shown } from './actual.ts';
import { questionOf } from './question-of.ts';
import { draft, type Draft } from './new-finding.ts';
import type { Finding } from '../../model/finding.ts';
import type { Known } from './known.ts';
import type { TaskState } from './task-state.ts';

/** What a finding says besides where only a person can tell and nobody has. */
export function unanswered(state: TaskState): Partial<Finding> {
  if (state.task.capability !== 'person') return {};
  return { cause: 'unanswered', advice: { code: 'advice.unanswered', params: { question: questionOf(state.task) } } };
}

/** Why a fact that only a person can tell is not known: nobody has answered, or not all that is asked. */
export function unansweredFact(state: TaskState, path: string): Message {
  const question = questionOf(state.task);
  if (state.attestations.length === 0) return { code: 'cause.unanswered', params: { question } };
  return { code: 'actual.not-stated', params: { path: value(path) } };
}

/** Statements that would have filled the gap, had their last day not passed. */
export function expiredNotes(state: TaskState, path: FactPath | null, known: Known): readonly Message[] {
  if (path === null || known.sight.kind !== 'gap') return [];
  const [last] = state.expired.filter((each) => coversWritten(each.path, path));
  if (last === undefined) return [];
  return [{ code: 'note.attestation-expired', params: { by: value(last.by), until: last.until } }];
}

/** A question of which nothing is asked but that somebody answers it. */
export function answeredByPerson(state: TaskState): Draft {
  const { task, inEnvironment, check, attestations } = state;
  const [statement] = attestations;
  if (statement !== undefined) state.noted(statement, true);
  const params = { question: questionOf(task) };
  return draft(
    [state],
    {
      id: findingOf(task.id, 'answers'),
      kind: 'answers',
      outcome: statement === undefined ? 'unknown' : 'pass',
      severity: inEnvironment.answers,
      environments: [task.id.environment],
      expected: { code: 'expect.answered', params },
      actual:
        statement === undefined
          ? { code: 'cause.unanswered', params }
          : {
              code: 'actual.stated',
              params: { path: value(statement.path), value: nested(shown(statement.value, null)) },
            },
    },
    {
      ...(statement === undefined ? unanswered(state) : statedBy(statement)),
      because: check.because,
      owner: check.owner,
    },
  );
}

function statedBy({ by, because, at, attachment }: TaskState['attestations'][number]): Partial<Finding> {
  return {
    attested: { by, because, at, agrees: null, attachment },
    notes: [{ code: 'note.attested', params: { by: value(by), because: value(because) } }],
  };
}
