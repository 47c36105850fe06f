import type { Browser, ElementHandle } from 'playwright';
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
import { loginFailure, newLoginPage, send, typeInto, type LoginPage } from './login-page.ts';
import { outcome, person } from './outcome.ts';
import { findFields, readSigns } from './read-form.ts';
import { unusable } from './read-state.ts';
import { hideSession, refusedBy, type Session } from './session.ts';
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
    await openForm(login);
    await (settings.steps === undefined ? fillFields(login, settings) : runSteps(login, settings.steps));
    const refusal = await outcome(login, settings.loggedIn ?? null);
    if (refusal !== null) throw refusal;
    return await sessionOf(login, settings);
  } catch (error) {
    if (task.signal.aborted) throw abortFailure(task.signal, 'login');
    if (!browser.isConnected()) throw error;
    throw withAdvice(error instanceof ProbeFailure ? error : await pageTrouble(form.url, error, login.record, task));
  } finally {
    await shortly(login.context.close(), closeMs);
  }
}

/** Where a login is led to an undeclared place, a name under `login` declares it. */
function withAdvice(failure: ProbeFailure): ProbeFailure {
  if (failure.failureCause !== 'http-redirect-not-followed') return failure;
  const note = nested({ code: 'browser.note.login-origin', params: {} });
  const { phase, params, cause } = failure;
  return new ProbeFailure('http-redirect-not-followed', { phase, params: { ...params, note }, cause });
}

async function openForm(login: LoginPage): Promise<void> {
  const { page, form, record, task } = login;
  const { loadWithin, settleWithin } = task.settings;
  const reply = readReply(await page.goto(form.url, { waitUntil: 'load', timeout: loadWithin }));
  await reply?.listen(closeMs);
  const failure = reply === null ? null : statusFailure(form.url, reply, task.settings);
  if (failure !== null) throw failure;
  await settle(record, settleWithin, task);
  login.before = (await readSigns(login.ask))?.said ?? [];
}

/** Fills in user and password, and sends the form by its button, or by Enter where there is none. Once. */
async function fillFields(login: LoginPage, settings: LoginSettings): Promise<void> {
  const { page, task } = login;
  const timeout = task.settings.loadWithin;
  const password = settings.passwordField ?? 'input[type=password]';
  await awaitField(login, password, timeout);
  const found = await findFields(page);
  const signs = await readSigns(login.ask);
  // without its answer the password would be a wrong attempt
  if (signs?.captcha === true) throw loginFailure(login, 'login-needs-person', person('captcha'));
  if (signs?.factor === true) throw loginFailure(login, 'login-needs-person', person('second-factor'));
  const user = await chosen(login, settings.userField, found.user, 'user');
  const secret = await chosen(login, settings.passwordField, found.password, 'password');
  const submit = settings.submit === undefined ? found.submit : await chosen(login, settings.submit, null, 'submit');
  await typeInto(login, user, settings.user ?? '', timeout);
  await typeInto(login, secret, settings.password ?? '', timeout);
  await send(login, secret, submit);
}

async function chosen(
  login: LoginPage,
  selector: string | undefined,
  found: ElementHandle | null,
  what: keyof typeof notFound,
): Promise<ElementHandle> {
  const field = selector === undefined ? found : await awaitField(login, selector, login.task.settings.loadWithin);
  if (field === null) throw loginFailure(login, 'login-form-not-found', notFound[what]);
  return field;
}

const notFound = {
  user: { code: 'browser.note.login-no-user', params: {} },
  password: { code: 'browser.note.login-no-password', params: {} },
  submit: { code: 'browser.note.login-no-submit', params: {} },
};

/** A visible element of the page itself. */
async function awaitField(
  { page, task, ...login }: LoginPage,
  selector: string,
  timeout: number,
): Promise<ElementHandle | null> {
  const field = page.locator(`css=${selector}`).filter({ visible: true }).first();
  try {
    await field.waitFor({ state: 'visible', timeout });
    return await field.elementHandle({ timeout });
  } catch (error) {
    if (task.signal.aborted || page.isClosed()) throw error;
    throw loginFailure(login, 'login-form-not-found', {
      code: 'browser.note.not-visible',
      params: { selector: value(selector) },
    });
  }
}

async function sessionOf({ context, page, form, task }: LoginPage, { loggedIn }: LoginSettings): Promise<Session> {
  const state = await context.storageState();
  const origin = originOf(page.url());
  const answer = await shortly(page.evaluate<Record<string, string>>('({ ...sessionStorage })'), closeMs);
  const items = answer?.value ?? {};
  const isOurs = ownOrigins(task.settings).includes(origin) && Object.keys(items).length > 0;
  const ofTab = isOurs ? { origin, items } : null;
  const place = placeOfUrl(new URL(form.origin));
  return { state, ofTab, account: form.user, loggedIn: loggedIn ?? null, place, proved: false };
}
