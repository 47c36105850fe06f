import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, firefox, pageOf } from '../support/browser.ts';
import { watchLeftovers } from '../support/browser-leftovers.ts';
import { contract } from '../support/contract.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { look, type Looked, type LookOptions } from '../support/http-task.ts';
import { startTraps, trapUser, type Traps } from '../support/login-traps.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let other: Traps;
let app: Traps;
beforeAll(async () => {
  other = await startTraps();
  app = await startTraps(() => other.origin);
});
afterAll(async () => {
  for (const server of [app, other]) await server.stop();
});
let before = 0;
beforeEach(() => (before = app.sent.length));

const sent = (): readonly string[] => app.sent.slice(before);
const { gone } = watchLeftovers();
const own = { executablePath: chromium, settleWithin: 600, loadWithin: 8000 };
const right = `u=${trapUser.user}&p=${trapUser.password}`;

/** Looks at the page for those who are logged in, after the form at a path. */
async function lookAfter(
  path: string,
  login: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
  options: LookOptions = {},
): Promise<Looked<unknown>> {
  const written = {
    ...own,
    url: `${app.origin}/home`,
    login: { url: app.origin + path, ...trapUser, ...login },
    ...more,
  };
  return look(browser, written, options);
}

const noteOf = ({ failure }: Looked<unknown>): string => JSON.stringify(failure?.params['note'] ?? failure?.params);

contract('required', 'odd forms of a login, with Chromium of Debian', browserMissing(chromium), () => {
  it.each([
    ['/off', `fu=&fp=&${right}`],
    ['/clear', `fp=&${right}`],
    ['/both', right],
    ['/tenant', `u=ready&tenant=7&p=${trapUser.password}`],
    ['/modal', right],
    ['/shadow', right],
    ['/leaving', right],
    ['/slow', right],
    ['/keys', right],
    ['/framed', right],
    ['/unauthorised', right],
  ])('logs in at %s, with the fields that a person would fill in', async (path, body) => {
    const { failure } = await lookAfter(path);
    expect(failure).toBeNull();
    expect(sent()).toEqual([body]);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['/twins', {}, 'login-form-not-found', 'login-several'],
    ['/home', {}, 'login-form-not-found', 'login-no-password'],
    ['/short', {}, 'login-form-not-found', 'login-cut'],
    ['/plain', { userField: '[name=p]', passwordField: '[name=u]' }, 'login-form-not-found', 'login-swapped'],
    ['/plain', { loggedIn: 'body' }, 'login-form-not-found', 'login-shown-before'],
    ['/plain', { loggedIn: '##out' }, 'login-form-not-found', 'login-selector'],
    ['/asked', {}, 'login-needs-person', 'login-captcha'],
    ['/agreed', {}, 'login-form-not-found', 'login-agreement'],
    ['/grey', {}, 'login-form-not-found', 'login-agreement'],
    ['/white', {}, 'page-failed', 'login-white-broken'],
    ['/frame-elsewhere', {}, 'login-form-not-found', 'login-blocked'],
  ])('sends nothing at %s with %j: %s, %s', async (path, login, cause, note) => {
    const looked = await lookAfter(path, login, { loadWithin: 3000 });
    expect(looked.failure).toMatchObject({ failureCause: cause });
    expect(noteOf(looked)).toContain(`browser.note.${note}`);
    expect(sent()).toEqual([]);
  });

  it('types into a frame of another origin only where the settings name it', async () => {
    const declared = { allowOrigins: [other.origin], loadWithin: 3000 };
    const { failure } = await lookAfter('/frame-elsewhere', {}, declared);
    expect(failure).toMatchObject({
      failureCause: 'login-elsewhere',
      params: { location: { value: other.origin }, origin: { value: app.origin } },
    });
    expect(other.sent).toEqual([]);
    await lookAfter('/frame-elsewhere', { origin: other.origin }, { loadWithin: 3000 });
    expect(other.sent).toEqual([right]);
    expect(sent()).toEqual([]);
  });

  it.each([
    ['/broken', 'login-not-completed', 'login-lost'],
    ['/framed-broken', 'login-not-completed', 'login-lost'],
    ['/error-page', 'login-denied', '用户名或密码错误'],
    ['/alert', 'login-denied', '密码错误'],
    ['/renew', 'password-expired', '{'],
    ['/led', 'login-not-completed', 'login-led'],
  ])('does not take what follows %s for somebody who is logged in', async (path, cause, note) => {
    const looked = await lookAfter(path);
    expect(looked.failure).toMatchObject({ failureCause: cause, phase: 'login' });
    expect(noteOf(looked)).toContain(note);
    // a browser sends once more what was lost with a connection that it had kept
    expect([...new Set(sent())]).toEqual([right]);
  });

  it.each(['/soft', '/framed', '/shadow', '/auth/desk'])(
    'takes no %s for a page of somebody who is logged in',
    async (path) => {
      const { failure } = await lookAfter('/plain', {}, { url: app.origin + path });
      expect(failure).toMatchObject({ failureCause: 'login-not-completed', phase: 'login' });
      expect(sent()).toEqual([right]);
    },
  );

  it('does not believe an element that the form to log in shows too', async () => {
    const state = JSON.stringify({ origins: [{ origin: app.origin, localStorage: [{ name: 'a', value: 'b' }] }] });
    const login = { state, loggedIn: 'body' };
    const { failure } = await look(browser, { ...own, url: `${app.origin}/plain`, login });
    expect(failure).toMatchObject({
      failureCause: 'session-not-accepted',
      params: { note: { code: 'browser.note.session-form' } },
    });
  });

  it('hides what the pages themselves store of a session', async () => {
    const { answer, concealed } = await lookAfter('/plain', {}, { url: `${app.origin}/token` });
    const said = pageOf(answer?.facts).consoleErrors[0]?.text ?? '';
    expect(said).toMatch(/^with tok-\w+ and tab-\w+$/);
    for (const word of said.split(' ').filter((each) => each.includes('-'))) expect(concealed).toContain(word);
  });

  it('tries nothing again in a run once something was typed in and came to no clear end', async () => {
    const task = (check: string) =>
      makeTask(
        anyProbe(browser),
        {
          ...own,
          url: `${app.origin}/home`,
          login: { ...trapUser, url: `${app.origin}/led`, password: { $secret: 'P' } },
        },
        { id: { check }, timeoutMs: 100_000 },
      );
    const options = { allowCommands: true };
    const secrets = secretsFromRecord({ P: trapUser.password });
    const tasks = [task('one'), task('two')];
    const { observations } = await runTasks(tasks, [anyProbe(browser)], { secrets, options });
    expect(observations.map(({ failure }) => failure?.cause)).toEqual(['login-not-completed', 'login-denied-before']);
    expect(sent()).toEqual([right]);
    await gone();
  });

  it('ends at once when it is stopped while the answer is awaited, and leaves nothing', async () => {
    const stop = new AbortController();
    const looking = lookAfter('/hangs', {}, {}, { signal: stop.signal });
    await vi.waitFor(() => expect(sent()).toEqual([right]), { timeout: 90_000 });
    stop.abort();
    expect((await looking).failure).toMatchObject({ failureCause: 'cancelled', phase: 'login' });
    await gone();
  });
});

// Playwright drives Firefox over WebDriver BiDi, and not every version of the two fits together.
contract('optional', 'odd forms of a login, with Firefox ESR of Debian', browserMissing(firefox), () => {
  const inFirefox = { executablePath: null, browser: 'firefox', loadWithin: 15_000 };

  it.each(['/shadow', '/framed'])('logs in at %s', async (path) => {
    const { failure } = await lookAfter(path, {}, inFirefox);
    expect(failure).toBeNull();
    expect(sent()).toEqual([right]);
  });

  it('does not take a redirect to an undeclared origin for somebody who is logged in', async () => {
    const looked = await lookAfter('/led', {}, inFirefox);
    expect(looked.failure).toMatchObject({ failureCause: 'login-not-completed' });
    expect(noteOf(looked)).toContain('login-led');
  });

  it('types nothing into a frame of another origin', async () => {
    const { failure } = await lookAfter('/frame-elsewhere', {}, { ...inFirefox, allowOrigins: [other.origin] });
    expect(failure).toMatchObject({ failureCause: 'login-elsewhere' });
    expect(sent()).toEqual([]);
  });
});
