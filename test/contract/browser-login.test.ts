import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, host, pageOf, type Hosted } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { look, type Looked } from '../support/http-task.ts';
import { appUser, startLoginApp, type LoginApp } from '../support/login-app.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let foreign: Hosted;
let app: LoginApp;
beforeAll(async () => {
  foreign = await host({ '/': '<form><input name="u"><input type="password"></form>' });
  app = await startLoginApp(`${foreign.origin}/`);
});
afterAll(async () => {
  for (const server of [app, foreign]) await server.stop();
});
let before = 0;
beforeEach(() => (before = app.tries.length));

const tries = (): readonly string[] => app.tries.slice(before);

/** Looks at pages of the application as somebody who logs in. */
async function lookAs(login: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<Looked<unknown>> {
  const times = { settleWithin: 500, loadWithin: 6000 };
  return look(browser, { url: `${app.origin}/`, executablePath: chromium, ...times, login, ...more });
}

const form = (path = '/login'): Record<string, unknown> => ({ url: `${app.origin}${path}`, ...appUser });

contract('required', 'login of the browser probe with Chromium of Debian', browserMissing(chromium), () => {
  it('logs in once, by what it finds in the form, and opens every page as that account', async () => {
    const pages = [{ name: 'orders', url: `${app.origin}/orders` }];
    const looked = await lookAs(form(), { pages });
    expect(looked.failure).toBeNull();
    expect(tries()).toEqual([appUser.password]);
    expect(pageOf(looked.answer?.facts, 'orders')).toMatchObject({ title: 'Orders', status: 200 });
    const session = [...app.sessions].at(-1) ?? '';
    expect(looked.concealed).toContain(session);
    expect(looked.touched).toContain(`account ready at ${app.origin.slice(7)}`);
    expect(looked.answer?.timings?.map(({ phase }) => phase)).toContain('login');
  });

  it('tries a wrong password once in a run, says what the page says, and shows neither password nor session', async () => {
    const task = (check: string, $secret: string) =>
      makeTask(
        anyProbe(browser),
        {
          url: `${app.origin}/`,
          executablePath: chromium,
          settleWithin: 500,
          login: { url: `${app.origin}/login`, user: 'ready', password: { $secret } },
        },
        { id: { check }, timeoutMs: 100_000 },
      );
    const secrets = secretsFromRecord({ WRONG: 'wrong-one', RIGHT: appUser.password });
    const options = { allowCommands: true };
    const runOf = async (tasks: ReturnType<typeof task>[]) =>
      (await runTasks(tasks, [anyProbe(browser)], { secrets, options })).observations;
    const observations = [
      ...(await runOf([task('right', 'RIGHT')])),
      ...(await runOf([task('one', 'WRONG'), task('two', 'WRONG'), task('three', 'WRONG')])),
    ];
    expect(observations.map(({ failure }) => failure?.cause ?? null)).toEqual([
      null,
      ...['login-denied', 'login-denied-before', 'login-denied-before'],
    ]);
    expect(tries()).toEqual([appUser.password, 'wrong-one']);
    const text = JSON.stringify(observations);
    expect(text).toContain('Wrong password for ready: ••••');
    expect(text).toContain('the session is ••••');
    for (const secret of ['wrong-one', appUser.password, ...app.sessions]) expect(text).not.toContain(secret);
  });

  it.each([
    ['/captcha', 'login-needs-person', 'login-captcha', 0],
    ['/sms', 'login-needs-person', 'login-second-factor', 1],
    ['/endless', 'login-not-completed', 'login-endless', 1],
  ] as const)('says of %s: %s', async (path, cause, note, times) => {
    const { failure } = await lookAs(form(path), { loadWithin: 3000 });
    expect(failure).toMatchObject({ failureCause: cause, params: { note: { code: `browser.note.${note}` } } });
    expect(tries()).toHaveLength(times);
  });

  it('types nothing into a page of another origin, declared or not', async () => {
    const undeclared = await lookAs(form('/sso'));
    expect(undeclared.failure).toMatchObject({
      failureCause: 'http-redirect-not-followed',
      params: { note: { code: 'browser.note.login-origin' } },
    });
    const declared = await lookAs(form('/sso'), { allowOrigins: [foreign.origin] });
    expect(declared.failure).toMatchObject({ failureCause: 'login-elsewhere' });
    expect(tries()).toEqual([]);
    expect(foreign.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  it('does not let a redirect carry the password to an undeclared origin', async () => {
    const known = foreign.connections();
    const { failure } = await lookAs(form('/led-on'));
    expect(failure?.failureCause).toMatch(/^(?:http-redirect-not-followed|login-not-completed)$/);
    expect(foreign.connections()).toBe(known);
  });

  it('says which part of the form is missing, and sends nothing', async () => {
    const { failure } = await lookAs({ ...form(), userField: '#nobody' }, { loadWithin: 2000 });
    expect(failure).toMatchObject({ failureCause: 'login-form-not-found' });
    const unfit = await lookAs({ ...form(), userField: 'button[type=button]' }, { loadWithin: 2000 });
    expect(unfit.failure).toMatchObject({ params: { note: { code: 'browser.note.login-not-filled' } } });
    const steps = [{ fill: '[name=username]', value: 'ready' }, { click: '#nobody' }];
    const stepwise = await lookAs({ url: `${app.origin}/login`, user: 'ready', steps }, { loadWithin: 2000 });
    expect(stepwise.failure).toMatchObject({ failureCause: 'login-not-completed' });
    expect(tries()).toEqual([]);
  });

  it('follows steps, and keeps what a page stores for its tab', async () => {
    const steps = [
      { fill: '#u', value: appUser.user },
      { fill: '#p', value: appUser.password },
      { click: '#go' },
      { waitForUrl: `${app.origin}/app#/desk` },
    ];
    const login = { url: `${app.origin}/app`, user: appUser.user, steps, loggedIn: '#logout' };
    const { failure, concealed } = await lookAs(login, { url: `${app.origin}/app` });
    expect(failure).toBeNull();
    expect(tries()).toEqual([appUser.password]);
    expect(concealed.some((each) => each.startsWith('tok-'))).toBe(true);
    const wrong = await lookAs({ ...form('/app'), password: 'wrong-two' }, { url: `${app.origin}/app` });
    expect(wrong.failure).toMatchObject({ failureCause: 'login-denied' });
  });

  it('opens pages with a stored session, and says when it counts no more', async () => {
    const made = await lookAs(form());
    expect(made.failure).toBeNull();
    const sid = [...app.sessions].at(-1) ?? '';
    const path = join(await temporaryFolder(), 'session.json');
    const cookie = { name: 'sid', value: sid, domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true };
    await writeFile(path, JSON.stringify({ cookies: [cookie], origins: [] }));
    const known = await lookAs({ stateFile: path });
    expect(known.failure).toBeNull();
    expect(known.concealed).toContain(sid);
    expect(known.touched).toContain(`file ${path}`);

    const forbidden = await lookAs({ stateFile: path, user: 'ready' }, { url: `${app.origin}/forbidden` });
    expect(forbidden.failure).toMatchObject({ failureCause: 'access-denied', params: { account: 'ready' } });

    app.sessions.clear();
    const pages = [{ name: 'orders', url: `${app.origin}/orders` }];
    const ended = await lookAs({ stateFile: path }, { pages, waitFor: '#logout', loadWithin: 2000 });
    expect(ended.failure).toMatchObject({
      failureCause: 'session-not-accepted',
      params: { note: { code: 'browser.note.session-led' } },
    });
    expect(ended.failure?.learnt.facts?.['pages']).toHaveLength(1);
    expect(tries()).toEqual([appUser.password]);
  });

  it('says of a page that asks everybody for a password that the session is not known', async () => {
    const state = JSON.stringify({ origins: [{ origin: app.origin, localStorage: [{ name: 'a', value: 'b' }] }] });
    const { failure } = await lookAs({ state }, { url: `${app.origin}/login` });
    expect(failure).toMatchObject({ params: { note: { code: 'browser.note.session-field' } } });
  });

  it('takes no stored session that is too large, and no folder for one, and starts no browser for it', async () => {
    const large = await lookAs({ state: 'x'.repeat(4 * 1024 * 1024 + 1) });
    expect(large.failure).toMatchObject({ params: { note: { code: 'browser.note.session-large' } } });
    const folder = await lookAs({ stateFile: await temporaryFolder() });
    expect(folder.failure).toMatchObject({ failureCause: 'file-missing', phase: 'settings' });
    expect([large, folder].map(({ failure }) => failure?.learnt.facts)).toEqual([{}, {}]);
  });

  it.each([
    ['no JSON', 'session-json'],
    ['{"cookies":[{"name":"a"}]}', 'session-shape'],
    ['{"cookies":[{"name":"a","value":"b","domain":"other.example"}]}', 'session-elsewhere'],
    ['{"cookies":[{"name":"a","value":"b","domain":"127.0.0.1","expires":1700000000}]}', 'session-expired'],
    ['{"cookies":[{"name":"a","value":"b","domain":"127.0.0.1","path":"nowhere"}]}', 'session-refused'],
  ])('takes no stored session like %s', async (state, note) => {
    const { failure } = await lookAs({ state });
    expect(failure).toMatchObject({
      failureCause: 'session-unusable',
      params: { note: { code: `browser.note.${note}` } },
    });
  });
});
