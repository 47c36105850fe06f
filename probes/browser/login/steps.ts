import type { Locator } from 'playwright';
import { value } from '../../../src/model/message.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { loginFailure, typeInto, type LoginPage } from './login-page.ts';
import { missingForm } from './missing-form.ts';
import { namedElement } from './named-element.ts';
import { refusalOf } from './outcome.ts';
import { readSigns } from './read-form.ts';
import type { LoginStep } from './settings.ts';

/**
 * Does what the settings say, step by step, each within `loadWithin`. Nothing is done twice.
 *
 * @throws ProbeFailure `login-form-not-found` where an element does not appear; once something was typed in, what the
 * page says instead
 */
export async function runSteps(login: LoginPage, steps: readonly LoginStep[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const failure = await runStep(login, step).then(
      () => null,
      (error: unknown) => stuckAt(login, step, index + 1, error),
    );
    if (failure !== null) throw failure;
  }
}

/** Nothing appeared in time. */
class NotThere extends Error {}

/** An element that does not appear, or a selector that is none, is told; whatever else broke is handed on. */
async function stuckAt(login: LoginPage, step: LoginStep, number: number, error: unknown): Promise<ProbeFailure> {
  const { page, record, task } = login;
  const isOver = task.signal.aborted || page.isClosed() || record.away.signal.aborted;
  const isOurs =
    error instanceof NotThere ||
    (error instanceof Error && (error.name === 'TimeoutError' || /selector/i.test(error.message)));
  if (isOver || !isOurs || error instanceof ProbeFailure) throw error;
  return stuck(login, step, number);
}

async function runStep(login: LoginPage, step: LoginStep): Promise<void> {
  const { page, task } = login;
  const timeout = task.settings.loadWithin;
  if (step.fill !== undefined) {
    const field = await at(login, step.fill);
    await typeInto(login, await field.elementHandle({ timeout }), step.value ?? '', timeout);
  }
  if (step.click !== undefined || step.press !== undefined) login.asked = 0;
  if (step.click !== undefined) await (await at(login, step.click)).click({ timeout, noWaitAfter: true });
  if (step.press !== undefined) await page.keyboard.press(step.press);
  if (step.waitFor !== undefined) await at(login, step.waitFor);
  const { waitForUrl } = step;
  if (waitForUrl !== undefined)
    await page.waitForURL((url) => url.href.startsWith(waitForUrl), { timeout, waitUntil: 'commit' });
}

async function at(login: LoginPage, selector: string): Promise<Locator> {
  const element = await namedElement(login, selector);
  if (element === null) throw new NotThere();
  return element;
}

/** Why a step did not come to its end. */
async function stuck(login: LoginPage, step: LoginStep, number: number): Promise<ProbeFailure> {
  const what = step.fill ?? step.click ?? step.waitFor ?? step.waitForUrl ?? step.press ?? '';
  const note = { code: 'browser.note.login-step', params: { number, what: value(what) } };
  if (!login.typed) return missingForm(login, note);
  const refusal = refusalOf(login, await readSigns(login.page, login.ask), Infinity);
  const isPlain = refusal === null || refusal.failureCause === 'login-not-completed';
  return isPlain ? loginFailure(login, 'login-not-completed', note) : refusal;
}
