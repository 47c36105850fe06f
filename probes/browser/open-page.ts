import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page, Response } from 'playwright';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure, type RawCapture } from '../../src/kit/probe-failure.ts';
import { gateFailure } from './client-gate.ts';
import { contextOptions } from './context-options.ts';
import { statusFailure } from './judge-status.ts';
import { disguisePage } from './emulate/disguise-page.ts';
import { watchBoxes, type Boxes } from './emulate/read-boxes.ts';
import type { OldEngine } from './emulate/old-engine.ts';
import { forSession, loggedOut } from './login/logged-out.ts';
import { keepTab } from './login/keep-tab.ts';
import { hideContext, type Session } from './login/session.ts';
import { newPageRecord, type PageRecord } from './page-record.ts';
import { pageTrouble } from './page-trouble.ts';
import { answerMs, readDocument, type ReadDocument } from './read-document.ts';
import { readReply, type ReadReply } from './read-reply.ts';
import { readWithheld } from './secure-context/read-withheld.ts';
import type { Settings } from './schema.ts';
import { collectScripts, type Collecting } from './scripts/collect-scripts.ts';
import type { ScriptStore } from './scripts/script-store.ts';
import { settle } from './settle.ts';
import { shortly } from './shortly.ts';
import { shownUrl } from './show-text.ts';
import { takeScreenshot } from './take-screenshot.ts';
import { connectTouch, pageTouch } from './touches.ts';
import { originOf } from './origins.ts';
import { watchChromium } from './watch-chromium.ts';
import { watchPage } from './watch-page.ts';
import { watchRequests } from './watch-requests.ts';
import { nested, value, type Message } from '../../src/model/message.ts';

/** One page to open. */
export interface Wanted {
  readonly name: string;
  readonly url: string;
  readonly waitFor: string | null;
}

/** What came of it. Grows while the page is open, so that a stop in the middle loses nothing. */
export interface OpenedPage {
  readonly wanted: Wanted;
  readonly record: PageRecord;
  reply: ReadReply | null;
  document: ReadDocument | null;
  quiet: boolean | null;
  /** Null: nothing was waited for, or it never came to that. */
  waitedFor: boolean | null;
  failure: ProbeFailure | null;
  durationMs: number | null;
  capture: RawCapture | null;
  /** What stood where, at each moment that was asked for. */
  boxes: readonly Boxes[];
  /** What it does without because it is no secure context; null: nobody asked, or it did not answer. */
  withheld: readonly string[] | null;
  /** Of that, keys of interfaces that its scripts look for; null: not known. */
  withheldKeys: readonly string[] | null;
  /** Names of scripts that the older engine it was opened as cannot read. */
  lostScripts: ReadonlySet<string>;
}

/** What is done with a page besides opening it. */
export interface Instruments {
  /** Where its scripts are kept; null: nobody asks for them. */
  readonly scripts: ScriptStore | null;
  /** The engine that the browser acts as; null: its own. */
  readonly engine: OldEngine | null;
  /** Who is logged in; null: nobody. */
  readonly session: Session | null;
  /** Whether it shows what it should; where it does not yet, it is given a little more time. Absent: nobody knows. */
  readonly isWhole?: (document: ReadDocument) => boolean;
  /** Age up to which it is looked what stands where, again and again, milliseconds; 0: once. Absent: nobody asks. */
  readonly boxesUntil?: number;
  /** Whether a picture is made where pictures may be kept; absent: of every page. */
  readonly isPictured?: (opened: OpenedPage) => boolean;
}

export function newOpenedPage(wanted: Wanted): OpenedPage {
  const empty = { reply: null, document: null, quiet: null, waitedFor: null, failure: null };
  return {
    wanted,
    record: newPageRecord(),
    ...empty,
    durationMs: null,
    capture: null,
    boxes: [],
    withheld: null,
    withheldKeys: null,
    lostScripts: new Set(),
  };
}

/** How long a page that shows less than it should is waited for, and how often it is asked, milliseconds. */
const patience = { limitMs: 2500, stepMs: 500 };
/** Limit for closing a page, milliseconds; what does not close ends with the browser. */
const closeMs = 2000;

/**
 * Opens one page as on a first visit: nothing is shared with other pages but the browser. Everything seen goes into
 * `opened`, also the failure. Rejects only when the browser is lost or the task is stopped.
 */
export async function openPage(
  browser: Browser,
  opened: OpenedPage,
  task: ProbeTask<Settings>,
  instruments: Instruments,
): Promise<void> {
  const { scripts, engine, session } = instruments;
  const { wanted, record } = opened;
  const began = task.monotonic();
  record.failureOnWay = (url) => gateFailure(browser, url);
  const context = await browser.newContext(contextOptions(browser, task.settings, engine?.userAgent ?? null, session));
  let collecting: Collecting | null = null;
  try {
    if (session !== null) await keepTab(context, session);
    const page = await context.newPage();
    watchPage(context, page, record);
    await watchRequests(context, page, record, task);
    if (browser.browserType().name() === 'chromium') await watchChromium(context, page, record, task.settings);
    if (scripts !== null)
      collecting = await collectScripts(browser, page, { name: wanted.name, record }, scripts, task.settings);
    // the last to come before a page: what others of ours need is taken away by it
    const disguised =
      engine === null ? null : await disguisePage(context, page, engine, () => (record.tooLarge = true));
    if (disguised !== null) opened.lostScripts = disguised.lost;
    task.touched(pageTouch(wanted.url));
    task.touched(connectTouch(originOf(wanted.url)));
    await load(page, opened, task);
    if (opened.failure === null) opened.quiet = await settle(record, task.settings.settleWithin, task);
    collecting?.stop();
    const ask = disguised?.ask ?? ((expression: string) => page.evaluate<unknown>(expression));
    await look(page, opened, task, ask, instruments);
    if (record.away.signal.aborted) opened.failure ??= await pageTrouble(wanted.url, null, record, task);
    // as an older engine a page may well lack what it should show: that is told by what it lacks
    const known = session === null || engine === null ? session : { ...session, loggedIn: null };
    if (known !== null) await lookAtSession(page, opened, known, task, ask);
  } catch (error) {
    if (task.signal.aborted || !browser.isConnected()) throw error;
    opened.failure ??= await pageTrouble(wanted.url, error, record, task);
  } finally {
    if (!task.signal.aborted) await collecting?.finish(opened.document !== null);
    opened.durationMs = task.monotonic() - began;
    await shortly(context.close(), closeMs);
  }
}

/** Whether the page knows who is logged in; what proves that by now is hidden as well. */
async function lookAtSession(
  page: Page,
  opened: OpenedPage,
  session: Session,
  task: ProbeTask<Settings>,
  ask: (expression: string) => Promise<unknown>,
): Promise<void> {
  const { wanted, document, failure } = opened;
  await hideContext(page.context(), task);
  // what was waited for does not appear on the page of a login
  const isOpen = document !== null && (failure === null || failure.failureCause === 'page-timeout');
  const seen = { page, ask, wanted: wanted.url, url: document?.url ?? '' };
  const out = isOpen ? await loggedOut(seen, session, task.settings) : null;
  opened.failure = out ?? (failure === null ? null : forSession(failure, wanted.url, session, task.settings));
}

async function load(page: Page, opened: OpenedPage, task: ProbeTask<Settings>): Promise<void> {
  const { wanted, record } = opened;
  const { settings } = task;
  const began = task.monotonic();
  const noteReply = (response: Response | null): void => void (opened.reply ??= readReply(response));
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame() && !isRedirect(response))
      noteReply(response);
  });
  try {
    const going = page.goto(wanted.url, { waitUntil: 'load', timeout: settings.loadWithin });
    going.catch(() => undefined);
    // a page that is led away while it loads never says that it is loaded
    noteReply(await Promise.race([going, whenAway(record)]));
  } catch (error) {
    if (task.signal.aborted) throw error;
    opened.failure = await pageTrouble(wanted.url, error, record, task);
  }
  const reply = opened.reply;
  await reply?.listen(closeMs);
  // a status that is no answer says more than that the rest of the page did not come
  if (reply !== null) opened.failure = statusFailure(wanted.url, reply, settings) ?? opened.failure;
  if (opened.failure !== null || wanted.waitFor === null) return;
  const left = Math.max(1, settings.loadWithin - (task.monotonic() - began));
  opened.waitedFor = await appears(page, wanted.waitFor, left, task);
  if (opened.waitedFor || record.crashed) return;
  const note = { code: 'browser.note.not-visible', params: { selector: value(wanted.waitFor) } };
  opened.failure = late(wanted, settings.loadWithin, note);
}

function late({ url }: Wanted, limitMs: number, note: Message): ProbeFailure {
  const params = { url: shownUrl(url), timeoutMs: value(limitMs, 'milliseconds'), note: nested(note) };
  return new ProbeFailure('page-timeout', { phase: 'page', params });
}

async function appears(page: Page, selector: string, timeout: number, task: ProbeTask<Settings>): Promise<boolean> {
  try {
    await page.locator(`css=${selector}`).first().waitFor({ state: 'visible', timeout });
    return true;
  } catch (error) {
    if (task.signal.aborted) throw error;
    return false;
  }
}

async function whenAway({ away }: PageRecord): Promise<null> {
  if (!away.signal.aborted) await once(away.signal, 'abort');
  return null;
}

async function look(
  page: Page,
  opened: OpenedPage,
  task: ProbeTask<Settings>,
  ask: (expression: string) => Promise<unknown>,
  { scripts, engine, isWhole = () => true, boxesUntil, isPictured = () => true }: Instruments,
): Promise<void> {
  const { record, wanted } = opened;
  if (record.crashed || record.tooLarge) {
    opened.failure ??= await pageTrouble(wanted.url, null, record, task);
    return;
  }
  await opened.reply?.complete(closeMs);
  let read = await readDocument(ask);
  const began = task.monotonic();
  while (read !== null && read !== 'silent' && !isWhole(read) && task.monotonic() - began < patience.limitMs) {
    await sleep(patience.stepMs, undefined, { signal: task.signal });
    read = await readDocument(ask);
  }
  if (read === 'silent') {
    opened.failure ??= late(wanted, answerMs, { code: 'browser.note.silent', params: {} });
    return;
  }
  opened.document = read;
  if (opened.document === null) return;
  if (scripts !== null && engine === null) opened.withheld = opened.document.secure ? [] : await readWithheld(ask);
  const before = engine?.beforeLooking ?? null;
  if (boxesUntil !== undefined && before !== null) await shortly(ask(before), answerMs);
  if (boxesUntil !== undefined) opened.boxes = await watchBoxes(ask, boxesUntil, task);
  if (!task.capture || !isPictured(opened)) return;
  const bytes = await takeScreenshot(page, opened.document.height, task.settings.viewport);
  if (bytes !== null) opened.capture = { name: wanted.name, mediaType: 'image/jpeg', bytes };
}

function isRedirect(response: Response): boolean {
  return response.status() >= 300 && response.status() <= 399 && response.headers()['location'] !== undefined;
}
