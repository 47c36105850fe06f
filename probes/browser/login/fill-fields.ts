import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle } from 'playwright';
import { value, type Message } from '../../../src/model/message.ts';
import { settle } from '../settle.ts';
import { shortly } from '../shortly.ts';
import { lengthIn, loginFailure, ownFrames, send, typeInto, type LoginPage } from './login-page.ts';
import { missingForm } from './missing-form.ts';
import { namedElement } from './named-element.ts';
import { agreement, person } from './outcome.ts';
import { findFields, readSigns, wantsAgreement, type Fields } from './read-form.ts';
import type { LoginSettings } from './settings.ts';

const lookEveryMs = 200;
/** How long a page may take for what it asks of its server once a user is typed in, milliseconds. */
const reactsMs = 1500;

const notes = {
  user: { code: 'browser.note.login-no-user', params: {} },
  password: { code: 'browser.note.login-no-password', params: {} },
  several: { code: 'browser.note.login-several', params: {} },
  swapped: { code: 'browser.note.login-swapped', params: {} },
  changed: { code: 'browser.note.login-not-filled', params: {} },
} as const satisfies { readonly [name: string]: Message };

/**
 * Fills in user and password, and sends the form by its button, or by Enter where there is none. Once.
 *
 * @throws ProbeFailure `login-form-not-found`, `login-needs-person`, `login-elsewhere`, `page-failed`: nothing was sent;
 * `login-not-completed` where the button cannot be pressed
 */
export async function fillFields(login: LoginPage, settings: LoginSettings): Promise<void> {
  const { record, task } = login;
  const { loadWithin } = task.settings;
  const found = await awaitForm(login, settings);
  await refuseQuestions(login);
  const { user, password, submit } = await chosen(login, settings, found);
  await typeInto(login, user, settings.user ?? '', loadWithin);
  await typeInto(login, password, settings.password ?? '', loadWithin);
  // a page may ask for a code once it knows who comes, or be built anew
  await settle(record, reactsMs, task);
  await refuseQuestions(login);
  if ((await lengthIn(password)) === 0) throw loginFailure(login, 'login-form-not-found', notes.changed);
  if (submit !== null) await wake(login, password, submit);
  await send(login, password, submit);
}

/** A button may wait for a key, as old pages have it, or for an agreement, which only a person can give. */
async function wake(login: LoginPage, password: ElementHandle, submit: ElementHandle): Promise<void> {
  if (await isReady(submit)) return;
  await shortly(password.press('End'), reactsMs);
  const frame = await password.ownerFrame();
  if (frame === null || (await isReady(submit)) || !(await wantsAgreement(frame))) return;
  throw loginFailure(login, 'login-form-not-found', agreement);
}

/** What nobody can tell is found out by pressing it. */
async function isReady(button: ElementHandle): Promise<boolean> {
  return (await shortly(button.isEnabled(), reactsMs))?.value ?? true;
}

/** Without its answer the password would be a wrong attempt. */
async function refuseQuestions(login: LoginPage): Promise<void> {
  const signs = await readSigns(login.page, login.ask);
  if (signs?.captcha === true) throw loginFailure(login, 'login-needs-person', person('captcha'));
  if (signs?.factor === true) throw loginFailure(login, 'login-needs-person', person('second-factor'));
}

interface Chosen {
  readonly user: ElementHandle;
  readonly password: ElementHandle;
  readonly submit: ElementHandle | null;
}

/** What the settings name; what they do not, as it was found. */
async function chosen(login: LoginPage, settings: LoginSettings, found: Fields): Promise<Chosen> {
  const named = async (selector: string | undefined): Promise<ElementHandle | null> =>
    selector === undefined ? null : awaitNamed(login, selector);
  const user = (await named(settings.userField)) ?? found.user;
  const password = (await named(settings.passwordField)) ?? found.password;
  const submit = (await named(settings.submit)) ?? found.submit;
  if (password === null) throw loginFailure(login, 'login-form-not-found', notes.several);
  if (user === null) throw loginFailure(login, 'login-form-not-found', notes.user);
  // a password in the field of the user would stand in the log of the server
  const mixed = (await isSecret(user)) || (found.passwords > 0 && !(await isSecret(password)));
  if (mixed) throw loginFailure(login, 'login-form-not-found', notes.swapped);
  return { user, password, submit };
}

async function isSecret(field: ElementHandle): Promise<boolean> {
  return (await field.getAttribute('type'))?.toLowerCase() === 'password';
}

/** The form, as soon as it is there. Where the settings name the field for the password, it may be of any kind. */
async function awaitForm(login: LoginPage, settings: LoginSettings): Promise<Fields> {
  const { task } = login;
  const until = task.monotonic() + task.settings.loadWithin;
  const { passwordField } = settings;
  if (passwordField !== undefined) await awaitNamed(login, passwordField);
  for (;;) {
    const last = await formIn(login);
    if (last !== null && (last.password !== null || passwordField !== undefined)) return last;
    if (task.monotonic() >= until)
      throw await missingForm(login, (last?.passwords ?? 0) > 1 ? notes.several : notes.password);
    await sleep(lookEveryMs, undefined, { signal: task.signal });
  }
}

/** What the first frame with a field for a password shows of a form; null: the page is just being replaced. */
async function formIn(login: LoginPage): Promise<Fields | null> {
  let most: Fields | null = null;
  for (const frame of ownFrames(login)) {
    const fields = await findFields(frame).catch(() => null);
    if (fields === null) continue;
    if (fields.password !== null) return fields;
    if (fields.passwords >= (most?.passwords ?? 0)) most = fields;
  }
  return most;
}

async function awaitNamed(login: LoginPage, selector: string): Promise<ElementHandle> {
  const element = await namedElement(login, selector);
  const note = { code: 'browser.note.not-visible', params: { selector: value(selector) } };
  if (element === null) throw await missingForm(login, note);
  return element.elementHandle({ timeout: login.task.settings.loadWithin });
}
