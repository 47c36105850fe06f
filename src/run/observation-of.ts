import { createHash } from 'node:crypto';
import { describeProbe } from '../kit/describe-probe.ts';
import type { AnyProbe } from '../kit/define-probe.ts';
import type { Params } from '../model/message.ts';
import type { Attempt, Observation } from '../model/observation.ts';
import { touchLineText, type Task } from '../model/plan.ts';
import type { Attempted } from './attempt.ts';
import { checkAnswer } from './check-answer.ts';
import type { RunContext } from './context.ts';
import { detailText } from './describe-error.ts';
import { captured } from './captured.ts';
import { vantageIn } from './place.ts';
import { scrub } from './scrub.ts';

/** Why a task was not started. */
export interface NotStarted {
  readonly cause: string;
  readonly params: Params;
  readonly detail: string | null;
}

/** The observation of a task that was not started. */
export function notStarted(task: Task, why: NotStarted, context: RunContext): Observation {
  const at = isoTime(context.world.now());
  return frame(task, context, {
    startedAt: at,
    endedAt: at,
    attempts: [],
    subject: null,
    facts: {},
    gaps: [],
    failure: { cause: why.cause, phase: null, params: why.params, detail: why.detail },
    timings: [],
    touched: [],
  });
}

/** The observation of a task from its attempts, of which the last one counts. */
export function observed(
  task: Task,
  probe: AnyProbe,
  tries: readonly Attempted[],
  last: Attempted,
  touched: ReadonlyMap<string, number>,
  context: RunContext,
): Observation {
  const text = context.redactor.text;
  const checked = checkAnswer(probe, last.learnt, last.trouble === null);
  const clean = scrub(checked.facts, describeProbe(probe).facts, context.redactor);
  const unfit = checked.problems.length > 0 && last.trouble === null;
  const detail = unfit ? detailText(checked.problems.join('\n'), text) : null;
  const failure = unfit ? { cause: 'facts-invalid', phase: null, params: {}, detail } : last.trouble;
  const causes = tries.map((each) => (each === last ? (failure?.cause ?? null) : (each.trouble?.cause ?? null)));
  return frame(task, context, {
    startedAt: isoTime(tries[0]?.startedAt ?? last.startedAt),
    endedAt: isoTime(last.startedAt + last.durationMs),
    attempts: tries.map((each, index) => attemptOf(each, causes[index] ?? null)),
    subject: checked.subject === null ? null : subjectDigest(probe.kind, checked.subject),
    facts: context.sharing(clean.facts),
    gaps: [
      ...checked.gaps.map((gap) => ({
        path: text(gap.path),
        reason: gap.reason,
        detail: gap.detail === null ? null : detailText(gap.detail, text),
        // a code of ours, like those within parameters: a password may be the word `java`
        ...(gap.note === undefined ? {} : { note: gap.note }),
        ...(gap.noteParams === undefined ? {} : { noteParams: context.redactor.params(gap.noteParams) }),
      })),
      ...clean.gaps,
    ],
    failure,
    timings: checked.timings.map(({ phase, durationMs }) => ({ phase: text(phase), durationMs: rounded(durationMs) })),
    touched: touchedLines(task, touched, text),
    ...captured(last.learnt.captures ?? [], task.capture, text),
  });
}

/** Names a running thing without telling what it is: SHA-256 over kind and text, 32 hexadecimal digits. */
function subjectDigest(kind: string, subject: string): string {
  return createHash('sha256').update(`${kind}\n${subject}`).digest('hex').slice(0, 32);
}

/** Members stand in the order of the schema: read back from evidence, an observation is the same bytes. */
function frame(
  task: Task,
  context: RunContext,
  seen: Omit<Observation, 'task' | 'probe' | 'factsVersion' | 'run' | 'settings' | 'vantage'>,
): Observation {
  const { startedAt, endedAt, attempts, ...rest } = seen;
  const { check, environment, node, vantage } = task.id;
  return {
    task: { check, environment, node, vantage },
    probe: task.probe,
    factsVersion: context.probes.get(task.probe)?.factsVersion ?? 0,
    run: context.runId,
    settings: task.settings,
    startedAt,
    endedAt,
    attempts,
    vantage: vantageIn(environment, context.world),
    ...rest,
  };
}

function attemptOf(each: Attempted, cause: string | null): Attempt {
  return { startedAt: isoTime(each.startedAt), durationMs: rounded(each.durationMs), cause };
}

/** Lines that are on the touch list anyway stay as they are; any other may hold what a target said. */
function touchedLines(
  task: Task,
  touched: ReadonlyMap<string, number>,
  text: (raw: string) => string,
): Observation['touched'] {
  const declared = new Set(task.touches.map(({ touch }) => touchLineText(touch)));
  return [...touched]
    .map(([line, count]) => ({ line: declared.has(line) ? line : text(line), count }))
    .sort((a, b) => (a.line < b.line ? -1 : 1));
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
