import type { Browser } from 'playwright';
import { placeOfUrl } from '../../../src/kit/ladder/show-url.ts';
import { abortFailure } from '../../../src/kit/ladder/wait-for.ts';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { nested, value } from '../../../src/model/message.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { statusFailure } from '../judge-status.ts';
import { pageTrouble } from '../page-trouble.ts';
import { readReply } from '../read-reply.ts';
import { ownOrigins, type Settings } from '../schema.ts';
import { settle } from '../settle.ts';
import { shortly } from '../shortly.ts';
import { originOf } from '../origins.ts';
import { fillFields } from './fill-fields.ts';
import { loginFailure, newLoginPage, type LoginPage } from './login-page.ts';
import { outcome } from './outcome.ts';
import { readSigns } from './read-form.ts';
import { unusable } from './read-state.ts';
import { hideContext, hideSession, refusedBy, tabItems, type Session } from './session.ts';
import { loginForm, type LoginForm, type LoginSettings } from './settings.ts';
import { runSteps } from './steps.ts';

const closeMs = 2000;

/**
 * Who the pages are opened as: a stored session, or one that is made now by filling in the login form, once. What
 * proves it is taken out of everything that comes back.
 *
 * @param stored the session that was stored; null: there is none
 * @returns null where the settings name no login
 * @throws ProbeFailure `session-unusable` where the browser does not take it; causes of pages and of logins
 */
export async function openSession(
  browser: Browser,
  task: ProbeTask<Settings>,
  stored: Session | null,
): Promise<Session | null> {
  const { login } = task.settings;
  const form = loginForm(task.settings);
  if (stored !== null) return taken(browser, stored);
  if (login === null || form === null) return null;
  const session = await fillIn(browser, form, login, task);
  hideSession(session, task);
  return session;
}

async function taken(browser: Browser, stored: Session): Promise<Session> {
  const refused = await refusedBy(browser, stored.state);
  if (refused !== null) throw unusable('browser.note.session-refused', {}, refused);
  return stored;
}

async function fillIn(
  browser: Browser,
  form: LoginForm,
  settings: LoginSettings,
  task: ProbeTask<Settings>,
): Promise<Session> {
  const login = await newLoginPage(browser, form, task);
  try {
    await openForm(login, settings);
    await (settings.steps === undefined ? fillFields(login, settings) : runSteps(login, settings.steps));
    const refusal = await outcome(login, settings.loggedIn ?? null);
    if (refusal !== null) throw refusal;
    return await sessionOf(login, settings);
  } catch (error) {
    if (task.signal.aborted) throw abortFailure(task.signal, 'login');
    if (!browser.isConnected()) throw error;
    const failure = error instanceof ProbeFailure ? error : await pageTrouble(form.url, error, login.record, task);
    throw login.typed ? afterwards(login, failure) : withAdvice(failure);
  } finally {
    // what it gave out may prove somebody, however it ended
    await hideContext(login.context, task);
    await shortly(login.context.close(), closeMs);
  }
}

/** What broke once something was typed in came of a login that may have been a wrong attempt: it is not tried again. */
function afterwards(login: LoginPage, failure: ProbeFailure): ProbeFailure {
  const { failureCause, params } = failure;
  if (params['account'] !== undefined || failureCause === 'login-elsewhere') return failure;
  const isLed = failureCause === 'http-redirect-not-followed';
  const code = isLed ? 'browser.note.login-led' : `cause.${failureCause}`;
  return loginFailure(login, 'login-not-completed', { code, params });
}

/** Where a login is led to an undeclared place, a name under `login` declares it. */
function withAdvice(failure: ProbeFailure): ProbeFailure {
  if (failure.failureCause !== 'http-redirect-not-followed') return failure;
  const note = nested({ code: 'browser.note.login-origin', params: {} });
  const { phase, params, cause } = failure;
  return new ProbeFailure('http-redirect-not-followed', { phase, params: { ...params, note }, cause });
}

async function openForm(login: LoginPage, settings: LoginSettings): Promise<void> {
  const { page, form, record, task } = login;
  const { loadWithin, settleWithin } = task.settings;
  const reply = readReply(await page.goto(form.url, { waitUntil: 'load', timeout: loadWithin }));
  await reply?.listen(closeMs);
  const failure = reply === null ? null : statusFailure(form.url, reply, task.settings);
  await settle(record, settleWithin, task);
  // some servers say 401 with the form
  const isForm = failure?.failureCause === 'http-login-denied' && (await readSigns(page, login.ask))?.password === true;
  if (failure !== null && !isForm) throw failure;
  await tryOut(login, settings);
}

/** A mistake in a selector is found before anything is typed in. */
async function tryOut(login: LoginPage, settings: LoginSettings): Promise<void> {
  const { loggedIn, userField, passwordField, submit, steps = [] } = settings;
  const ofSteps = steps.flatMap(({ fill, click, waitFor }) => [fill, click, waitFor]);
  for (const selector of [userField, passwordField, submit, ...ofSteps, loggedIn]) {
    const count = selector === undefined ? 0 : await countOf(login, selector);
    const params = { selector: value(selector ?? '') };
    if (count === null)
      throw loginFailure(login, 'login-form-not-found', { code: 'browser.note.login-selector', params });
    if (selector === loggedIn && count > 0)
      throw loginFailure(login, 'login-form-not-found', { code: 'browser.note.login-shown-before', params });
  }
}

/** How many elements show just now; null: it is no selector. */
async function countOf({ page }: LoginPage, selector: string): Promise<number | null> {
  try {
    return await page.locator(`css=${selector}`).filter({ visible: true }).count();
  } catch (error) {
    if (error instanceof Error && /selector/i.test(error.message)) return null;
    return 0;
  }
}

async function sessionOf({ context, page, form, task }: LoginPage, { loggedIn }: LoginSettings): Promise<Session> {
  const state = await context.storageState();
  const origin = originOf(page.url());
  const items = await tabItems(page);
  const isOurs = ownOrigins(task.settings).includes(origin) && Object.keys(items).length > 0;
  const ofTab = isOurs ? { origin, items } : null;
  const place = placeOfUrl(new URL(form.origin));
  return { state, ofTab, account: form.user, loggedIn: loggedIn ?? null, place, proved: false };
}
