import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import type { CauseId } from '../../../src/model/cause.ts';
import { value, type Message } from '../../../src/model/message.ts';
import { pageTrouble } from '../page-trouble.ts';
import { answerMs } from '../read-document.ts';
import { shortly } from '../shortly.ts';
import { shownText, shownUrl } from '../show-text.ts';
import { wallErrors } from '../wall.ts';
import { loginFailure, type LoginPage } from './login-page.ts';
import { readSigns, type Signs } from './read-form.ts';
import { asksToLogIn, whatItSays, type Said } from './what-it-says.ts';

/** A page counts as at rest when nothing was under way for this long, milliseconds. */
const quietMs = 600;
/** A form that is still there after this long, at rest, was not accepted: where it says something, milliseconds. */
const saidMs = 2000;
/** The same where it says nothing: a page may reckon for a while before it sends. */
const silentMs = 6000;
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
    const signs = await readSigns(login.page, login.ask);
    const tookMs = task.monotonic() - began;
    const isLate = tookMs > task.settings.loadWithin;
    const isQuiet = rest(task.monotonic()) && signs !== null;
    if (loggedIn !== null && (await showsNow(login, loggedIn))) return null;
    const refusal = isQuiet || isLate ? refusalOf(login, signs, isLate ? Infinity : tookMs) : null;
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

/**
 * Why a page at rest is none of somebody who is logged in; null: nothing speaks against it.
 *
 * @param tookMs since the form was sent: one that is still there was there long enough, or not
 */
export function refusalOf(login: LoginPage, signs: Signs | null, tookMs: number): ProbeFailure | null {
  const shown = signs?.said.find((text) => !login.before.includes(text)) ?? '';
  const said = inWords(shownText(login.said === '' ? shown : login.said), saidMost);
  if (signs?.password !== true) return withoutForm(login, signs, said);
  const meaning = whatItSays(said);
  const limit = said === '' ? silentMs : saidMs;
  // a word of welcome is followed by the page
  const isEarly = meaning === 'welcome' ? tookMs < Infinity : tookMs <= limit && login.refused === null;
  if (isEarly) return null;
  return signs.renewal && meaning === null
    ? failed(login, 'password-expired', quoted(said))
    : refused(login, signs, said);
}

/** A page without the form may still be that of an error, of a second step, or say that nobody is logged in. */
function withoutForm(login: LoginPage, signs: Signs | null, said: string): ProbeFailure | null {
  if (login.lost?.main === true) return failed(login, 'login-not-completed', lostNote(login));
  if (signs?.factor === true) return failed(login, 'login-needs-person', person('second-factor'));
  if ((login.status ?? 0) >= 400) return refused(login, signs, said);
  const text = signs?.text ?? '';
  const no = [said, text].find((each) => ['denied', 'locked'].includes(whatItSays(each) ?? ''));
  if (no !== undefined) return refused(login, signs, inWords(shownText(no), saidMost));
  return asksToLogIn(text) ? failed(login, 'login-not-completed', quoted(inWords(shownText(text), saidMost))) : null;
}

const causes: { readonly [S in NonNullable<Said>]: CauseId } = {
  locked: 'account-locked',
  expired: 'password-expired',
  code: 'login-needs-person',
  denied: 'login-denied',
  agreement: 'login-not-completed',
  unavailable: 'login-not-completed',
  taken: 'login-not-completed',
  welcome: 'login-not-completed',
};

function refused(login: LoginPage, signs: Signs | null, said: string): ProbeFailure {
  const meaning = whatItSays(said);
  const status = login.status !== null && login.status >= 400 ? login.status : login.refused;
  if (meaning === 'code') return failed(login, causes.code, person('captcha'));
  if (meaning === 'agreement' && login.asked === 0) return failed(login, 'login-form-not-found', agreement);
  if (meaning !== null && (meaning !== 'unavailable' || status !== 401))
    return failed(login, causes[meaning], quoted(said));
  if (status === 401 || status === 403 || (said !== '' && (status ?? 0) < 500))
    return failed(login, 'login-denied', quoted(said));
  if (signs?.captcha === true) return failed(login, 'login-needs-person', person('captcha'));
  if (signs?.factor === true) return failed(login, 'login-needs-person', person('second-factor'));
  if (status !== null && status >= 400)
    return failed(login, 'login-not-completed', { code: 'browser.note.login-status', params: { status } });
  const note = login.lost === null ? remains : lostNote(login);
  return failed(login, 'login-not-completed', note);
}

const failed = loginFailure;
const remains: Message = { code: 'browser.note.login-remains', params: {} };
/** What has to be agreed to first is agreed to by a person, who says so in the profile. */
export const agreement: Message = { code: 'browser.note.login-agreement', params: {} };

function quoted(said: string): Message | null {
  return said === '' ? null : { code: 'browser.note.login-said', params: { said: value(said) } };
}

/** What became of what was sent: it was lost on the way, or the server led on to where nothing may go. */
function lostNote({ lost, record }: LoginPage): Message {
  const error = lost?.error ?? '';
  const { redirect } = record;
  if (redirect === null || !wallErrors.test(error))
    return { code: 'browser.note.login-lost', params: { error: value(shownText(error)) } };
  return { code: 'browser.note.login-led', params: { location: value(shownUrl(redirect.location)) } };
}

/** The beginning of a text, no word of it cut in two: half a password would be known for none. */
function inWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(0, most).search(/\s\S*$/);
  return `${text.slice(0, end < 0 ? 0 : end)}…`;
}

/** What only a person can give. */
export function person(what: 'captcha' | 'second-factor'): Message {
  return { code: what === 'captcha' ? 'browser.note.login-captcha' : 'browser.note.login-second-factor', params: {} };
}
