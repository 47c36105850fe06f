import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { nested, value, type Message } from '../../../src/model/message.ts';
import { readDocument } from '../read-document.ts';
import { shownUrl } from '../show-text.ts';
import { elsewhere, loginFailure, ownFrames, type LoginPage } from './login-page.ts';
import { readSigns, visibleFrames } from './read-form.ts';

/**
 * Why the form, or a part of it, is not there: the page stays empty in this browser, the form is at another origin, or
 * it is not as the settings say. Nothing was sent.
 *
 * @param note what is not there
 */
export async function missingForm(login: LoginPage, note: Message): Promise<ProbeFailure> {
  const { form, ask, record } = login;
  const read = await readDocument(ask);
  const broken = record.exceptions.items[0]?.message ?? null;
  if (read !== null && read !== 'silent' && read.text === 0 && read.things === 0) {
    const code = broken === null ? 'browser.note.login-white' : 'browser.note.login-white-broken';
    const said = nested({ code, params: { said: value(broken) } });
    return new ProbeFailure('page-failed', { phase: 'login', params: { url: shownUrl(form.url), said } });
  }
  const foreign = await foreignForm(login);
  if (foreign !== null) return elsewhere(login, foreign);
  const blocked = record.foreignRequests.items.filter(({ type }) => type === 'document').map(({ origin }) => origin);
  if (blocked.length > 0)
    return loginFailure(login, 'login-form-not-found', {
      code: 'browser.note.login-blocked',
      params: { places: value([...new Set(blocked)].join(', ')) },
    });
  if (broken === null) return loginFailure(login, 'login-form-not-found', note);
  const params = { note: nested(note), said: value(broken) };
  return loginFailure(login, 'login-form-not-found', { code: 'browser.note.login-broken', params });
}

/** Address of a frame of another origin that asks for a password; null: there is none. */
async function foreignForm(login: LoginPage): Promise<string | null> {
  const own = ownFrames(login);
  for (const frame of await visibleFrames(login.page)) {
    if (own.includes(frame)) continue;
    const signs = await readSigns(null, (expression) => frame.evaluate(expression));
    if (signs?.password === true) return frame.url();
  }
  return null;
}
