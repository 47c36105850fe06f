import * as z from 'zod';
import { filePath, httpUrl, secret } from '../../../src/kit/settings.ts';
import type { ProbeLogin } from '../../../src/kit/define-probe.ts';
import { placeOfUrl } from '../../../src/kit/ladder/show-url.ts';
import { originOf } from '../origins.ts';

const selector = () => z.string().min(1).max(500);

/** What can be done in a step; one of them in each. */
const actions = ['fill', 'click', 'press', 'waitFor', 'waitForUrl'] as const;

const Step = z.strictObject({
  fill: selector().exactOptional().describe('CSS selector of a field that is filled in'),
  value: z.string().max(2000).exactOptional().describe('what is filled in'),
  click: selector().exactOptional().describe('CSS selector of what is clicked'),
  press: z
    .string()
    .regex(/^[A-Za-z0-9+]{1,30}$/, 'browser.login-key')
    .exactOptional()
    .describe('key that is pressed, such as Enter'),
  waitFor: selector().exactOptional().describe('CSS selector of an element that must become visible'),
  waitForUrl: httpUrl().exactOptional().describe('what the address must begin with'),
});
export type LoginStep = z.infer<typeof Step>;

export const Login = z.strictObject({
  state: secret().exactOptional().describe('stored session, JSON as Playwright writes it (storageState)'),
  stateFile: filePath().exactOptional().describe('file with the stored session'),
  url: httpUrl().exactOptional().describe('page with the login form; url unless said'),
  origin: httpUrl()
    .exactOptional()
    .describe('origin of the page with the fields, where a redirect leads there; nothing is typed in anywhere else'),
  user: z.string().min(1).max(300).exactOptional().describe('account that is logged in'),
  password: secret().exactOptional().describe('its password'),
  userField: selector().exactOptional().describe('CSS selector of the field for the user, where it is not found'),
  passwordField: selector().exactOptional().describe('CSS selector of the field for the password'),
  submit: selector().exactOptional().describe('CSS selector of the button, where it is not found'),
  steps: z.array(Step).min(1).max(30).exactOptional().describe('what is done in the form, step by step'),
  loggedIn: selector().exactOptional().describe('CSS selector of an element that every page shows, once logged in'),
});
export type LoginSettings = z.infer<typeof Login>;

/** Where a login form is, and where the fields are typed into. */
export interface LoginForm {
  readonly url: string;
  /** Nothing is typed into a page of another origin. */
  readonly origin: string;
  readonly user: string;
}

interface WithLogin {
  readonly url: string;
  readonly login?: LoginSettings | null;
}

/** The form that is filled in; null: none. */
export function loginForm({ url, login }: WithLogin): LoginForm | null {
  if (login === undefined || login === null || isStored(login)) return null;
  const page = login.url ?? url;
  return { url: page, origin: originOf(login.origin ?? page), user: login.user ?? '' };
}

/** Whether a stored session is used. */
export function isStored({ state, stateFile }: LoginSettings): boolean {
  return state !== undefined || stateFile !== undefined;
}

/** Origins that logging in asks, besides those of the pages. */
export function loginOrigins(settings: WithLogin): readonly string[] {
  const form = loginForm(settings);
  return form === null ? [] : [originOf(form.url), form.origin];
}

/** The account that a wrong password would lock; null: none is logged in. */
export function formLogin(settings: WithLogin): ProbeLogin | null {
  const form = loginForm(settings);
  return form === null ? null : { ...placeOfUrl(new URL(form.origin)), account: form.user };
}

/** A mistake in what is written, with the members of `login` it stands at. */
interface Problem {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** Every mistake that the shape alone does not show. */
export function loginProblems(login: LoginSettings): readonly Problem[] {
  const both = login.state !== undefined && login.stateFile !== undefined;
  const own = isStored(login) ? storedProblems(login) : formProblems(login);
  return [...(both ? [{ at: ['stateFile'], message: 'browser.login-two-states' }] : []), ...own];
}

const ofForm = ['url', 'origin', 'password', 'userField', 'passwordField', 'submit', 'steps'] as const;
const ofFields = ['password', 'userField', 'passwordField', 'submit'] as const;

function storedProblems(login: LoginSettings): Problem[] {
  return ofForm
    .filter((name) => login[name] !== undefined)
    .map((name) => ({ at: [name], message: 'browser.login-two-ways' }));
}

function formProblems(login: LoginSettings): Problem[] {
  if (login.steps === undefined) {
    const missing = (['user', 'password'] as const).filter((name) => login[name] === undefined);
    return missing.length === 2
      ? [{ at: [], message: 'browser.login-empty' }]
      : missing.map((name) => ({ at: [name], message: 'browser.login-incomplete' }));
  }
  const user = login.user === undefined ? [{ at: ['user'], message: 'browser.login-nobody' }] : [];
  const twice = ofFields
    .filter((name) => login[name] !== undefined)
    .map((name) => ({ at: [name], message: 'browser.login-steps-only' }));
  return [...user, ...twice, ...login.steps.flatMap(stepProblems)];
}

function stepProblems(step: LoginStep, index: number): Problem[] {
  const at = ['steps', index];
  if (actions.filter((name) => step[name] !== undefined).length !== 1) return [{ at, message: 'browser.login-step' }];
  return (step.fill === undefined) === (step.value === undefined) ? [] : [{ at, message: 'browser.login-step-value' }];
}
