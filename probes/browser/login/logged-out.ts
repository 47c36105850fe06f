import type { Page } from 'playwright';
import { placeOfUrl } from '../../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { nested, value, type Message } from '../../../src/model/message.ts';
import { shortly } from '../shortly.ts';
import { shownText, shownUrl } from '../show-text.ts';
import { readSigns, type Signs } from './read-form.ts';
import type { Session } from './session.ts';
import { loginForm } from './settings.ts';
import { asksToLogIn } from './what-it-says.ts';
import type { Settings } from '../schema.ts';

/** Addresses that people are sent to so that they log in. */
const loginAddress =
  /(?:log[-_]?in|(?<![a-z])log[-_]?on|sign[-_]?in|passport|\bsso\b|\bcas\b|\bauth(?:orize)?\b|session[-_]?expired|saml)/i;

/** How long what a logged-in person sees may take to appear on a page at rest, milliseconds. */
const appearsMs = 5000;

/** A page that opened. */
interface SeenPage {
  readonly page: Page;
  /** The value of an expression in it. */
  readonly ask: (expression: string) => Promise<unknown>;
  /** The address it was opened at, and the one it has now. */
  readonly wanted: string;
  readonly url: string;
}

/**
 * Whether a page that opened knows who is logged in: one that asks for a login works, but it is not the page.
 *
 * @returns null when it does; else why not
 */
export async function loggedOut(seen: SeenPage, session: Session, settings: Settings): Promise<ProbeFailure | null> {
  const { wanted } = seen;
  const sign = await signOf(seen, session, settings);
  if (sign === null) {
    session.proved = true;
    return null;
  }
  return notAccepted(wanted, session, sign);
}

async function signOf(
  { page, ask, wanted, url }: SeenPage,
  { loggedIn }: Session,
  settings: Settings,
): Promise<Message | null> {
  const isLed = leadsToLogin(wanted, url, loginForm(settings)?.url ?? null);
  const led = { code: 'browser.note.session-led', params: { location: value(shownUrl(url)) } };
  if (loggedIn !== null) {
    const element = page.locator(`css=${loggedIn}`).filter({ visible: true }).first();
    const appears = element.waitFor({ state: 'visible', timeout: appearsMs }).then(() => true);
    const answer = await shortly(appears, appearsMs + 500);
    if (answer?.value !== true) return { code: 'browser.note.not-visible', params: { selector: value(loggedIn) } };
    // an element that shows to everybody proves nothing
    if ((await readSigns(page, ask))?.login !== true) return null;
    return isLed ? led : { code: 'browser.note.session-form', params: { selector: value(loggedIn) } };
  }
  if (isLed) return led;
  const signs = await surely(page, ask);
  const asks = signs?.password ?? (await hasField(page));
  if (asks) return { code: 'browser.note.session-field', params: {} };
  if (signs === null || !asksToLogIn(signs.text)) return null;
  return { code: 'browser.note.login-said', params: { said: value(shownText(signs.text)) } };
}

/** Whether a page was left for the form, or for an address with a word of logging in that its own does not have. */
function leadsToLogin(wanted: string, url: string, form: string | null): boolean {
  if (placeIn(url) === placeIn(wanted)) return false;
  const known = loginWords(wanted);
  return (form !== null && placeIn(url) === placeIn(form)) || loginWords(url).some((word) => !known.includes(word));
}

function loginWords(url: string): readonly string[] {
  return [...placeIn(url).matchAll(new RegExp(loginAddress, 'gi'))].map(([word]) => word.toLowerCase());
}

/** Asked in another way: a page may replace whatever a script in it needs. */
async function hasField(page: Page): Promise<boolean> {
  const counting = page.locator('css=input[type=password]').filter({ visible: true }).count();
  return ((await shortly(counting, appearsMs))?.value ?? 0) > 0;
}

/** A page may be busy, or replaced by another just now. */
async function surely(page: Page, ask: SeenPage['ask']): Promise<Signs | null> {
  for (let tries = 0; tries < 3; tries += 1) {
    const signs = await readSigns(page, ask);
    if (signs !== null) return signs;
  }
  return null;
}

/** Path and route of an address; what stands in its query says nothing of the page. */
function placeIn(text: string): string {
  if (!URL.canParse(text)) return '';
  const { host, pathname, hash } = new URL(text);
  return `${host}${pathname}${hash.replace(/\?.*$/, '')}`;
}

/**
 * A failure of a page as it is for somebody who is logged in: 401 says that the session counts no more, 403 that he may
 * not see the page, and who is sent away to log in was not known.
 */
export function forSession(failure: ProbeFailure, wanted: string, session: Session, settings: Settings): ProbeFailure {
  const { status, location = null } = failure.params;
  if (failure.failureCause === 'http-redirect-not-followed') {
    const text = typeof location === 'object' && location?.kind === 'value' ? JSON.stringify(location.value) : '';
    if (!loginAddress.test(text)) return failure;
    return notAccepted(wanted, session, { code: 'browser.note.session-led', params: { location } });
  }
  if (failure.failureCause !== 'http-login-denied' || settings.basic !== null) return failure;
  if (status === 401) return notAccepted(wanted, session, { code: 'browser.note.session-status', params: { status } });
  const { account } = session;
  if (account === null) return failure;
  const params = { ...placeOfUrl(new URL(wanted)), account, object: shownUrl(wanted) };
  return new ProbeFailure('access-denied', { phase: 'page', params });
}

/** A form that was sent and led to nobody is a login that failed; a session that was known before has ended. */
function notAccepted(wanted: string, session: Session, sign: Message): ProbeFailure {
  const { account, place } = session;
  const failed = place !== null && !session.proved;
  return new ProbeFailure(failed ? 'login-not-completed' : 'session-not-accepted', {
    phase: failed ? 'login' : 'page',
    params: {
      ...(place ?? placeOfUrl(new URL(wanted))),
      url: shownUrl(wanted),
      note: nested(sign),
      ...(account === null ? {} : { account }),
    },
  });
}
