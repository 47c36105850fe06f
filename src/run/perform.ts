import * as z from 'zod';
import type { AnyProbe } from '../kit/define-probe.ts';
import { takeSettings } from '../kit/read-settings.ts';
import type { Observation } from '../model/observation.ts';
import { value } from '../model/message.ts';
import { touchLineText, type Task, type TaskLogin } from '../model/plan.ts';
import { attempt, type Attempted } from './attempt.ts';
import type { RunContext } from './context.ts';
import { describeError, detailText } from './describe-error.ts';
import { loginKey, type LoginResult } from './login-gate.ts';
import { loginResult } from './login-result.ts';
import { withMachineLogins } from './machine-logins.ts';
import { notStarted, observed, type NotStarted } from './observation-of.ts';
import { forbidden } from './permission.ts';
import { elsewhere, vantageIn } from './place.ts';
import { backoffMs, mayRetry } from './retry.ts';
import { fillSecrets, type SecretStore } from './secret-store.ts';
import { takeTurn } from './turn.ts';
import { pause } from './within.ts';

/** Why a task can never be started in this run, as far as is known before it begins; null: it can. */
export function refusal(task: Task, context: RunContext): NotStarted | null {
  if (!context.probes.has(task.probe)) return why('probe-unknown', { probe: task.probe });
  const place = elsewhere(task, vantageIn(task.id.environment, context.world));
  if (place !== null) return why(place.cause, place.params);
  const lines = forbidden(task, context.approved, context.options.allowSideEffects);
  if (lines[0] !== undefined) {
    return why('not-approved', { line: value(lines[0]), lines: value([...lines]), count: lines.length });
  }
  const command = task.touches.find(({ chosen }) => chosen === true);
  if (command !== undefined && !context.options.allowCommands) {
    return why('commands-not-allowed', { command: value(touchLineText(command.touch)) });
  }
  return null;
}

/**
 * Does one task, from its wait for others to its last attempt. Never throws for anything a probe does.
 *
 * @param refused why it can never be started (see refusal); null: it can
 */
export async function perform(
  task: Task,
  refused: NotStarted | null,
  secrets: SecretStore,
  context: RunContext,
): Promise<Observation> {
  const never = context.signal.aborted ? why('cancelled', {}) : refused;
  if (never !== null) return notStarted(task, never, context);
  const missing = missingSecret(task, secrets, context);
  if (missing !== null) return notStarted(task, missing, context);
  if (task.capability === 'person') return unanswered(task, secrets, context);
  const needed = await context.needs.failedFor(task);
  if (context.signal.aborted) return notStarted(task, why('cancelled', {}), context);
  if (needed !== null) return notStarted(task, why('needs-failed', { check: needed }), context);
  const armed = withMachineLogins(task, context.world.proxyVariables);
  const turn = await takeTurn(armed, context);
  if (turn.kind === 'refused') return notStarted(task, why(turn.cause, turn.params), context);
  let result: (login: TaskLogin) => LoginResult = () => 'unclear';
  begin(task, context);
  try {
    // only now: thousands of tasks may wait, and their settings with them
    const ready = prepare(task, secrets, context);
    if ('cause' in ready) return notStarted(task, ready, context);
    const touched = new Map<string, number>();
    const { tries, last } = await tryOften(armed, ready.probe, ready.settings, touched, context);
    result = (login) => loginResult(armed, login, last.trouble, touched);
    return observed(task, ready.probe, tries, last, touched, context);
  } finally {
    context.counts.running -= 1;
    turn.end(result);
  }
}

/** Nobody looks anywhere, so nothing is waited for: the probe says what is to be answered. */
async function unanswered(task: Task, secrets: SecretStore, context: RunContext): Promise<Observation> {
  const ready = prepare(task, secrets, context);
  if ('cause' in ready) return notStarted(task, ready, context);
  const { trouble } = await attempt(task, ready.probe, ready.settings, context, () => undefined);
  return notStarted(task, trouble ?? why('unanswered', {}), context);
}

interface Ready {
  readonly probe: AnyProbe;
  readonly settings: unknown;
}

/** Why a task cannot start for want of a secret; said before it waits for anything. Null: all are known. */
function missingSecret(task: Task, secrets: SecretStore, context: RunContext): NotStarted | null {
  for (const name of task.secrets) {
    const found = secrets.of(task.id.environment, name);
    if (found.kind === 'found') continue;
    if (found.kind === 'failed') {
      return {
        ...why('secret-missing', { name, looked: name }),
        detail: describeError(found.error, context.redactor.text),
      };
    }
    const looked = { kind: 'list', items: [...found.looked] } as const;
    return why(found.kind === 'empty' ? 'secret-empty' : 'secret-missing', { name, looked });
  }
  return null;
}

/** Probe and parsed settings with secrets filled in; or why the task cannot start. */
function prepare(task: Task, secrets: SecretStore, context: RunContext): Ready | NotStarted {
  const probe = context.probes.get(task.probe);
  if (probe === undefined) return why('probe-unknown', { probe: task.probe });
  const valueOf = (name: string): string => {
    const found = secrets.of(task.id.environment, name);
    return found.kind === 'found' ? found.value : '';
  };
  const kept = takeSettings(probe, task.settings);
  if (kept !== null) return { probe, settings: kept.settings };
  const filled = fillSecrets(task.settings, valueOf);
  const parsed = probe.settings.safeParse(filled);
  if (parsed.success) return { probe, settings: parsed.data };
  const places = parsed.error.issues.map((issue) => issue.path.map(String).join('.'));
  const detail = detailText(z.prettifyError(parsed.error), context.redactor.text);
  return { ...why('settings-invalid', { settings: { kind: 'list', items: places } }), detail };
}

async function tryOften(
  task: Task,
  probe: AnyProbe,
  settings: unknown,
  touched: Map<string, number>,
  context: RunContext,
): Promise<{ readonly tries: readonly Attempted[]; readonly last: Attempted }> {
  const touch = (line: string): void => {
    touched.set(line, (touched.get(line) ?? 0) + 1);
  };
  const tries: Attempted[] = [];
  for (;;) {
    const last = await attempt(task, probe, settings, context, touch);
    tries.push(last);
    const cause = last.trouble?.cause ?? null;
    const again = cause !== null && tries.length < task.attempts && mayRetry(cause, task.logins.length > 0);
    if (!again || givenUp(task, context)) return { tries, last };
    const nextInMs = backoffMs(tries.length, context.world.random());
    context.tell({ kind: 'attempt-failed', task: task.id, attempt: tries.length, cause, nextInMs });
    await pause(nextInMs, context.signal, context.world);
    if (givenUp(task, context)) return { tries, last };
  }
}

function givenUp(task: Task, context: RunContext): boolean {
  if (context.signal.aborted) return true;
  return task.logins.some((login) => context.logins.isDenied(loginKey(login)));
}

function begin(task: Task, context: RunContext): void {
  context.counts.running += 1;
  context.tell({ kind: 'task-started', task: task.id, probe: task.probe, counts: { ...context.counts } });
}

function why(cause: string, params: NotStarted['params']): NotStarted {
  return { cause, params, detail: null };
}
