import type { Finding } from '../../model/finding.ts';
import type { Known } from './known.ts';
import type { Message } from '../../model/message.ts';
import { equalsValue } from '../matchers/equality.ts';
import type { TaskState } from './task-state.ts';

/** A finding with the tasks it was drawn from, in the order of its sides; tasks that were not observed included. */
export interface Draft {
  readonly finding: Finding;
  readonly tasks: readonly TaskState[];
}

/** What every finding must say; the rest is empty unless given. */
export type Essentials = Pick<Finding, 'id' | 'kind' | 'outcome' | 'severity' | 'environments' | 'expected' | 'actual'>;

/** A finding, with what its tasks say besides. Its members stand in the order of the schema: so they are reported. */
export function draft(tasks: readonly TaskState[], essentials: Essentials, more: Partial<Finding> = {}): Draft {
  const notes = [...(more.notes ?? []), ...tasks.flatMap((each) => each.notes)];
  const { id, kind, outcome, severity, environments, expected, actual } = essentials;
  const finding: Finding = {
    id,
    kind,
    outcome,
    severity,
    path: null,
    environments,
    expected,
    actual,
    cause: null,
    advice: null,
    because: null,
    remedy: null,
    owner: null,
    due: null,
    blockedBy: [],
    waiver: null,
    overridden: null,
    attested: null,
    ...more,
    notes: withoutRepeats(notes),
    differences: more.differences ?? [],
    evidence: tasks.filter((each) => each.observation !== null).map((each) => each.task.id),
  };
  return { finding, tasks };
}

function withoutRepeats(notes: readonly Message[]): readonly Message[] {
  if (notes.length < 2) return notes;
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

/** A person’s statement as a finding shows it; `agrees` only where the fact was also observed. */
export function attestedOf(known: Known): Finding['attested'] {
  if (known.attested === null) return null;
  const { statement, fills, value } = known.attested;
  const { by, because, at, attachment } = statement;
  if (fills) return { by, because, at, agrees: null, attachment };
  const wanted = value.kind === 'seen' ? value.value : null;
  return { by, because, at, agrees: equalsValue(known.sight, wanted).is === 'yes', attachment };
}
