import type { Browser, BrowserContext, ElementHandle, Frame, Page, Request } from 'playwright';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { hostPort } from '../../../src/model/plan.ts';
import { placeOfUrl } from '../../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { nested, value, type Message } from '../../../src/model/message.ts';
import type { CauseId } from '../../../src/model/cause.ts';
import { gateFailure } from '../client-gate.ts';
import { contextOptions } from '../context-options.ts';
import { originOf } from '../origins.ts';
import { newPageRecord, type PageRecord } from '../page-record.ts';
import type { Settings } from '../schema.ts';
import { answerMs } from '../read-document.ts';
import { shortly } from '../shortly.ts';
import { shownText, shownUrl } from '../show-text.ts';
import { connectTouch, pageTouch } from '../touches.ts';
import { watchChromium } from '../watch-chromium.ts';
import { watchPage } from '../watch-page.ts';
import { givenUp, isMain, watchRequests } from '../watch-requests.ts';
import { wallErrors } from '../wall.ts';
import { readSigns } from './read-form.ts';
import type { LoginForm } from './settings.ts';

/** The page of a login form, and what was seen since something was typed into it. */
export interface LoginPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The value of an expression in the page. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly record: PageRecord;
  readonly form: LoginForm;
  readonly task: ProbeTask<Settings>;
  /** Something was typed in: from now on the password may be on its way. */
  typed: boolean;
  /** Status of the last document since then; null: none. */
  status: number | null;
  /** Status of a call that was refused since then; null: none. */
  refused: number | null;
  /** Messages that the page showed before. */
  before: readonly string[];
  /** What a dialog said. */
  said: string;
  /** What did not come through since then; null: nothing is known of that. */
  lost: { readonly error: string; readonly main: boolean } | null;
  /** Documents and calls asked for since the button was pressed. */
  asked: number;
}

/** Kinds of requests that something can be sent by; the others fetch what the page is made of. */
const calls = ['document', 'xhr', 'fetch', 'other'];

/** A page to log in, behind the same walls as every page. */
export async function newLoginPage(browser: Browser, form: LoginForm, task: ProbeTask<Settings>): Promise<LoginPage> {
  const context = await browser.newContext(contextOptions(browser, task.settings, null, null));
  const page = await context.newPage();
  const record = newPageRecord();
  record.failureOnWay = (url) => gateFailure(browser, url);
  const ask = (expression: string): Promise<unknown> => page.evaluate<unknown>(expression);
  const nothing = { typed: false, status: null, refused: null, before: [], said: '', lost: null, asked: 0 };
  const login: LoginPage = { context, page, ask, record, form, task, ...nothing };
  watchPage(context, page, record);
  await watchRequests(context, page, record, task);
  if (browser.browserType().name() === 'chromium') await watchChromium(context, page, record, task.settings);
  page.on('response', (response) => {
    const request = response.request();
    const status = response.status();
    if (isAnswer(request, page)) {
      login.status = status >= 300 && status <= 399 ? login.status : status;
      login.lost = null;
    } else if (login.typed && request.method() !== 'GET' && status >= 400) login.refused = status;
  });
  page.on('dialog', (dialog) => {
    if (login.typed && dialog.type() !== 'beforeunload') login.said = shownText(dialog.message());
  });
  page.on('request', (request) => {
    if (calls.includes(request.resourceType())) login.asked += 1;
  });
  page.on('requestfailed', (request) => {
    const error = request.failure()?.errorText ?? '';
    const main = isAnswer(request, page);
    // a redirect to an undeclared origin ends at the wall; so does much that a page can do without
    const counts = calls.includes(request.resourceType()) && !givenUp.test(error) && (main || !wallErrors.test(error));
    if (login.typed && counts) login.lost = { error, main };
  });
  task.touched(pageTouch(form.url));
  task.touched(connectTouch(originOf(form.url)));
  return login;
}

/** Whether it is the page itself, or a frame of it that a form was sent in. */
function isAnswer(request: Request, page: Page): boolean {
  if (isMain(request, page)) return true;
  let first = request;
  for (let from = request.redirectedFrom(); from !== null; from = from.redirectedFrom()) first = from;
  return request.isNavigationRequest() && first.method() === 'POST';
}

/**
 * The frames that may be typed into, that of the page first: documents of the login’s own origin. Whatever they stand in
 * is of a declared origin, for nothing else gets through the walls.
 */
export function ownFrames({ page, form }: Pick<LoginPage, 'page' | 'form'>): readonly Frame[] {
  const main = page.mainFrame();
  return [main, ...page.frames().filter((frame) => frame !== main && originOf(frame.url()) === form.origin)];
}

/** The login is at another origin than the one that the settings name. */
export function elsewhere({ form }: Pick<LoginPage, 'form'>, url: string): ProbeFailure {
  return new ProbeFailure('login-elsewhere', {
    phase: 'login',
    params: { url: shownUrl(form.url), location: value(originOf(url)), origin: value(form.origin) },
  });
}

/**
 * Types into a field of the login’s own origin. A field belongs to one document: where that was replaced since, nothing
 * is typed at all.
 *
 * @throws ProbeFailure `login-elsewhere`; `login-form-not-found` where the field takes no text, or cuts it off
 */
export async function typeInto(login: LoginPage, field: ElementHandle, text: string, timeout: number): Promise<void> {
  const { page, form, task } = login;
  const frame = await field.ownerFrame();
  if (frame?.page() !== page || originOf(frame.url()) !== form.origin)
    throw elsewhere(login, frame?.url() ?? page.url());
  if (!login.typed) {
    // what it says by now is no answer to what is typed
    login.before = (await readSigns(page, login.ask))?.said ?? [];
    const { host, port } = placeOfUrl(new URL(form.origin));
    task.touched({ kind: 'account', at: hostPort(host, port), name: form.user });
  }
  login.typed = true;
  login.status = null;
  await done(login, 'login-form-not-found', 'browser.note.login-not-filled', field.fill(text, { timeout }));
  const length = await lengthIn(field);
  if (length !== null && length < text.length)
    throw loginFailure(login, 'login-form-not-found', { code: 'browser.note.login-cut', params: { length } });
}

/** Characters that a field holds; null: it does not say. */
export async function lengthIn(field: ElementHandle): Promise<number | null> {
  const answer = await shortly(field.inputValue({ timeout: answerMs }), answerMs);
  return answer?.value?.length ?? null;
}

/** Sends what was typed in. Whether it went out is not known where this fails. */
export async function send(login: LoginPage, field: ElementHandle, button: ElementHandle | null): Promise<void> {
  const timeout = login.task.settings.loadWithin;
  login.asked = 0;
  const sending = button === null ? field.press('Enter', { timeout }) : button.click({ timeout, noWaitAfter: true });
  await done(login, 'login-not-completed', 'browser.note.login-not-clicked', sending);
}

/** An element that cannot be used is none of what the page owes; what else breaks is told as it is. */
async function done(login: LoginPage, cause: CauseId, code: string, doing: Promise<void>): Promise<void> {
  try {
    await doing;
  } catch (error) {
    const { page, record, task } = login;
    if (task.signal.aborted || page.isClosed() || record.crashed || record.away.signal.aborted) throw error;
    throw loginFailure(login, cause, { code, params: {} });
  }
}

/** A failure of this login, with the account that the runner keeps from being tried again. */
export function loginFailure(
  { form }: Pick<LoginPage, 'form'>,
  cause: CauseId,
  note: Message | null,
  more: ProbeFailure['params'] = {},
): ProbeFailure {
  const place = placeOfUrl(new URL(form.origin));
  const said = note === null ? {} : { note: nested(note) };
  const params = { ...place, account: form.user, url: shownUrl(form.url), ...more, ...said };
  return new ProbeFailure(cause, { phase: 'login', params });
}
