import type { Browser, BrowserContext, ElementHandle, Page } from 'playwright';
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
import { shownText, shownUrl } from '../show-text.ts';
import { connectTouch, pageTouch } from '../touches.ts';
import { watchChromium } from '../watch-chromium.ts';
import { watchPage } from '../watch-page.ts';
import { isMain, watchRequests } from '../watch-requests.ts';
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
}

/** A page to log in, behind the same walls as every page. */
export async function newLoginPage(browser: Browser, form: LoginForm, task: ProbeTask<Settings>): Promise<LoginPage> {
  const context = await browser.newContext(contextOptions(browser, task.settings, null, null));
  const page = await context.newPage();
  const record = newPageRecord();
  record.failureOnWay = (url) => gateFailure(browser, url);
  const ask = (expression: string): Promise<unknown> => page.evaluate<unknown>(expression);
  const nothing = { typed: false, status: null, refused: null, before: [], said: '' };
  const login: LoginPage = { context, page, ask, record, form, task, ...nothing };
  watchPage(context, page, record);
  await watchRequests(context, page, record, task);
  if (browser.browserType().name() === 'chromium') await watchChromium(context, page, record, task.settings);
  page.on('response', (response) => {
    const request = response.request();
    const status = response.status();
    if (isMain(request, page)) login.status = status >= 300 && status <= 399 ? login.status : status;
    else if (login.typed && request.method() !== 'GET' && status >= 400) login.refused = status;
  });
  page.on('dialog', (dialog) => {
    if (login.typed) login.said = shownText(dialog.message());
  });
  const place = placeOfUrl(new URL(form.origin));
  task.touched(pageTouch(form.url));
  task.touched(connectTouch(originOf(form.url)));
  task.touched({ kind: 'account', at: hostPort(place.host, place.port), name: form.user });
  return login;
}

/**
 * Types into a field of the login’s own origin. A field belongs to one document: where that was replaced since, nothing
 * is typed at all.
 *
 * @throws ProbeFailure `login-elsewhere`
 */
export async function typeInto(login: LoginPage, field: ElementHandle, text: string, timeout: number): Promise<void> {
  const { page, form } = login;
  const frame = await field.ownerFrame();
  if (frame !== page.mainFrame() || originOf(frame.url()) !== form.origin)
    throw new ProbeFailure('login-elsewhere', {
      phase: 'login',
      params: { url: shownUrl(form.url), location: value(originOf(page.url())), origin: value(form.origin) },
    });
  login.typed = true;
  login.status = null;
  await done(login, 'login-form-not-found', 'browser.note.login-not-filled', field.fill(text, { timeout }));
}

/** Sends what was typed in. Whether it went out is not known where this fails. */
export async function send(login: LoginPage, field: ElementHandle, button: ElementHandle | null): Promise<void> {
  const timeout = login.task.settings.loadWithin;
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
