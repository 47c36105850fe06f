import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import type { CauseId } from '../../../src/model/cause.ts';
import { value, type Message } from '../../../src/model/message.ts';
import { pageTrouble } from '../page-trouble.ts';
import { answerMs } from '../read-document.ts';
import { shortly } from '../shortly.ts';
import { shownText } from '../show-text.ts';
import { loginFailure, type LoginPage } from './login-page.ts';
import { readSigns, type Signs } from './read-form.ts';

/** A page counts as at rest when nothing was under way for this long, milliseconds. */
const quietMs = 600;
/** A form that is still there after this long, at rest, was not accepted, milliseconds. */
const patienceMs = 2000;
const stepMs = 100;
const saidMost = 200;

/**
 * Waits until a form that was sent has led to somebody who is logged in.
 *
 * @param loggedIn CSS selector of what shows then; null: the form is gone and the page at rest
 * @returns null when he is; else why not
 */
export async function outcome(login: LoginPage, loggedIn: string | null): Promise<ProbeFailure | null> {
  const { record, form, task } = login;
  const began = task.monotonic();
  const rest = restOf(login);
  for (;;) {
    if (record.away.signal.aborted || record.crashed || record.tooLarge)
      return pageTrouble(form.url, null, record, task);
    const signs = await readSigns(login.ask);
    const tookMs = task.monotonic() - began;
    const isLate = tookMs > task.settings.loadWithin;
    const isQuiet = rest(task.monotonic()) && signs !== null;
    if (loggedIn !== null && (await showsNow(login, loggedIn))) return null;
    const refusal = isQuiet || isLate ? refusalOf(login, signs, tookMs > patienceMs) : null;
    if (refusal !== null) return refusal;
    if (loggedIn === null && signs?.password === false && (isQuiet || isLate)) return null;
    if (isLate) return loginFailure(login, 'login-not-completed', endless(loggedIn));
    await sleep(stepMs, undefined, { signal: task.signal });
  }
}

async function showsNow({ page }: LoginPage, selector: string): Promise<boolean> {
  const counting = page.locator(`css=${selector}`).filter({ visible: true }).count();
  const answer = await shortly(counting, answerMs);
  return (answer?.value ?? 0) > 0;
}

function endless(loggedIn: string | null): Message {
  return loggedIn === null
    ? { code: 'browser.note.login-endless', params: {} }
    : { code: 'browser.note.not-visible', params: { selector: value(loggedIn) } };
}

/** Whether nothing has been under way for a while. */
function restOf({ record, task }: LoginPage): (now: number) => boolean {
  let since = task.monotonic();
  let seen = record.requests;
  return (now) => {
    if (record.open.size > 0 || record.requests !== seen) since = now;
    seen = record.requests;
    return now - since >= quietMs;
  };
}

/** Words of an account that nobody can log in with, whatever the password. */
const locked = /锁定|冻结|停用|禁用|\block(?:ed|out)\b|suspended|disabled|too many (?:failed |login )?attempts/i;
const expired =
  /密码.{0,8}(?:过期|失效|到期)|(?:修改|更改|重置).{0,6}密码|password.{0,20}expired|change your password/i;
const ofCode = /验证码|校验码|captcha|verification code/i;

/**
 * Why a page at rest is none of somebody who is logged in; null: nothing speaks against it.
 *
 * @param patient a form that is still there was there long enough
 */
export function refusalOf(login: LoginPage, signs: Signs | null, patient: boolean): ProbeFailure | null {
  const shown = signs?.said.find((text) => !login.before.includes(text)) ?? '';
  const said = shownText(login.said === '' ? shown : login.said).slice(0, saidMost);
  const failure = (cause: CauseId, note: Message | null): ProbeFailure => loginFailure(login, cause, note);
  const quote = said === '' ? null : { code: 'browser.note.login-said', params: { said: value(said) } };
  const status = login.status !== null && login.status >= 400 ? login.status : login.refused;
  const remains = signs?.password === true;
  if (remains && !patient && login.refused === null) return null;
  if (!remains && signs?.factor === true) return failure('login-needs-person', person('second-factor'));
  if (!remains && (login.status ?? 0) < 400) return null;
  if (locked.test(said)) return failure('account-locked', quote);
  if (expired.test(said)) return failure('password-expired', quote);
  if (ofCode.test(said)) return failure('login-needs-person', person('captcha'));
  if (status === 401 || status === 403 || (quote !== null && (status ?? 0) < 500))
    return failure('login-denied', quote);
  if (signs?.captcha === true) return failure('login-needs-person', person('captcha'));
  if (signs?.factor === true) return failure('login-needs-person', person('second-factor'));
  if (status !== null && status >= 400)
    return failure('login-not-completed', { code: 'browser.note.login-status', params: { status } });
  return failure('login-not-completed', { code: 'browser.note.login-remains', params: {} });
}

/** What only a person can give. */
export function person(what: 'captcha' | 'second-factor'): Message {
  return { code: what === 'captcha' ? 'browser.note.login-captcha' : 'browser.note.login-second-factor', params: {} };
}
