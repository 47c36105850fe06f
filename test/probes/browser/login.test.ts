import { describe, expect, it } from 'vitest';
import { browser } from '../../../probes/browser/index.ts';
import { refusalOf } from '../../../probes/browser/login/outcome.ts';
import { asksToLogIn, whatItSays, type Said } from '../../../probes/browser/login/what-it-says.ts';
import type { Signs } from '../../../probes/browser/login/read-form.ts';
import { hideSession } from '../../../probes/browser/login/session.ts';
import { touchLineText } from '../../../src/model/plan.ts';

const url = 'https://portal.example/start';
const form = { user: 'ready', password: '••••' };
const settings = (login: unknown, more: Record<string, unknown> = {}) =>
  browser.settings.parse({ url, login, requestLimit: 10, ...more });
const lines = (login: unknown): readonly string[] =>
  browser
    .touches(settings(login))
    .filter(({ touch }) => touch.kind !== 'command')
    .map(({ touch, count }) => `${String(count)} ${touchLineText(touch)}`);

describe('the plan of a login', () => {
  it('names the page of the form, where the password goes, and the account', () => {
    const login = { ...form, url: 'https://portal.example/login', origin: 'https://sso.example' };
    expect(lines(login)).toEqual([
      '1 system installed browser (auto), started without a window and with a profile of its own',
      '20 tcp portal.example:443',
      '20 tcp sso.example:443',
      '1 GET https://portal.example/start',
      '20 * https://portal.example/*',
      '20 * https://sso.example/*',
      '1 GET https://portal.example/login',
      '1 account ready at sso.example:443',
    ]);
    expect(browser.login(settings(login))).toEqual({ host: 'sso.example', port: 443, account: 'ready' });
  });

  it('names a stored session and its file; no account can be locked by it', () => {
    expect(lines({ stateFile: 'session.json' }).slice(-2)).toEqual([
      '1 file session.json',
      '1 account of a stored session at portal.example:443',
    ]);
    expect(browser.login(settings({ stateFile: 'session.json' }))).toBeNull();
  });

  it('has two accounts where basic goes with a form', () => {
    const basic = { user: 'gate', password: '••••' };
    expect(browser.login(settings(form, { basic }))).toEqual([
      { host: 'portal.example', port: 443, account: 'gate' },
      { host: 'portal.example', port: 443, account: 'ready' },
    ]);
  });
});

describe('the settings of a login', () => {
  const refused = (login: unknown, more: Record<string, unknown> = {}) =>
    (browser.settings.safeParse({ url, login, ...more }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    );

  it.each([
    [form, []],
    [{ stateFile: 'a.json', user: 'ready', loggedIn: '#out' }, []],
    [{ user: 'ready', steps: [{ fill: '#a', value: '' }, { press: 'Enter' }, { waitFor: '#b' }] }, []],
    [{}, ['login browser.login-empty']],
    [{ user: 'ready' }, ['login.password browser.login-incomplete']],
    [{ password: '••••' }, ['login.user browser.login-incomplete']],
    [{ state: '{}', stateFile: 'a.json' }, ['login.stateFile browser.login-two-states']],
    [{ stateFile: 'a.json', password: '••••' }, ['login.password browser.login-two-ways']],
    [{ steps: [{ click: '#a' }] }, ['login.user browser.login-nobody']],
    [{ ...form, steps: [{ click: '#a' }] }, ['login.password browser.login-steps-only']],
    [{ user: 'ready', steps: [{ click: '#a', waitFor: '#b' }] }, ['login.steps.0 browser.login-step']],
    [{ user: 'ready', steps: [{}] }, ['login.steps.0 browser.login-step']],
    [{ user: 'ready', steps: [{ fill: '#a' }] }, ['login.steps.0 browser.login-step-value']],
    [{ user: 'ready', steps: [{ click: '#a', value: 'b' }] }, ['login.steps.0 browser.login-step-value']],
    [{ user: 'ready', steps: [{ press: 'a b' }] }, ['login.steps.0.press browser.login-key']],
  ])('%j: %j', (login, mistakes) => {
    expect(refused(login)).toEqual(mistakes);
  });

  it('lead no encrypted login to a place without encryption, but for this machine', () => {
    expect(refused(form, { allowOrigins: ['http://portal.example'] })).toEqual(['login browser.login-plain']);
    expect(refused({ ...form, url: 'http://portal.example/login' })).toEqual(['login browser.login-plain']);
    expect(refused(form, { allowOrigins: ['http://127.0.0.1:8013', 'http://localhost'] })).toEqual([]);
    expect(refused(form, { url: 'http://portal.example/' })).toEqual([]);
    expect(refused(form, { ignoreCertificateErrors: true })).toEqual(['ignoreCertificateErrors browser.unsafe-login']);
  });
});

describe('what a page says of a login', () => {
  const no = { renewal: false, login: false, captcha: false, factor: false };
  const nothing: Signs = { password: true, ...no, said: [], text: '' };
  const causeOf = (signs: Partial<Signs>, seen: Record<string, unknown> = {}, tookMs = 10_000): string | null => {
    const login = {
      form: { url, origin: 'https://portal.example', user: 'ready' },
      ...{ status: 200, refused: null, before: ['Welcome'], said: '', lost: null, asked: 1, ...seen },
    };
    // what is judged here needs no page
    return refusalOf(login as never, { ...nothing, ...signs }, tookMs)?.failureCause ?? null;
  };

  it.each<[Partial<Signs>, Record<string, unknown>, string | null]>([
    [{ password: false }, {}, null],
    [{}, {}, 'login-not-completed'],
    [{ said: ['Welcome'] }, {}, 'login-not-completed'],
    [{ said: ['Welcome', '用户名或密码错误'] }, {}, 'login-denied'],
    [{}, { said: 'wrong password' }, 'login-denied'],
    [{}, { refused: 401 }, 'login-denied'],
    [{ said: ['try later'] }, { refused: 503 }, 'login-not-completed'],
    [{ said: ['账号已锁定'] }, {}, 'account-locked'],
    [{ said: ['密码已过期，请修改密码'] }, {}, 'password-expired'],
    [{ said: ['验证码错误'] }, {}, 'login-needs-person'],
    [{ captcha: true }, {}, 'login-needs-person'],
    [{ captcha: true, said: ['Wrong password'] }, {}, 'login-denied'],
    [{ password: false, factor: true }, {}, 'login-needs-person'],
    [{ password: false }, { status: 403 }, 'login-denied'],
    [{ password: false }, { status: 500 }, 'login-not-completed'],
  ])('%j with %j: %s', (signs, seen, cause) => {
    expect(causeOf(signs, seen)).toBe(cause);
  });

  it.each<[Partial<Signs>, Record<string, unknown>, string | null]>([
    [{ renewal: true }, {}, 'password-expired'],
    [{ said: ['请先勾选同意用户协议'] }, { asked: 0 }, 'login-form-not-found'],
    [{ said: ['请先勾选同意用户协议'] }, {}, 'login-not-completed'],
    [{}, { lost: { error: 'net::ERR_EMPTY_RESPONSE', main: false } }, 'login-not-completed'],
    [{ password: false }, { lost: { error: 'net::ERR_EMPTY_RESPONSE', main: true } }, 'login-not-completed'],
    [{ password: false }, { lost: { error: 'net::ERR_EMPTY_RESPONSE', main: false } }, null],
    [{ password: false, text: '用户名或密码错误 返回' }, {}, 'login-denied'],
    [{ password: false }, { said: '密码错误' }, 'login-denied'],
    [{ password: false, said: ['账号已被锁定'] }, {}, 'account-locked'],
    [{ password: false, text: '登录已过期，请重新登录' }, {}, 'login-not-completed'],
    [{ password: false, text: '欢迎 张三 修改密码 退出' }, {}, null],
    [{ password: false, said: ['您的密码将于7天后过期'] }, {}, null],
  ])('of %j with %j: %s', (signs, seen, cause) => {
    expect(causeOf(signs, { record: { redirect: null }, ...seen })).toBe(cause);
  });

  it('waits for the page that a word of welcome promises, and for one that reckons before it sends', () => {
    expect(causeOf({ said: ['登录成功，正在跳转'] }, {}, 10_000)).toBeNull();
    expect(causeOf({ said: ['登录成功，正在跳转'] }, {}, Infinity)).toBe('login-not-completed');
    expect(causeOf({}, {}, 4000)).toBeNull();
    expect(causeOf({ said: ['用户名或密码错误'] }, {}, 4000)).toBe('login-denied');
  });

  it('gives a form a moment to go away', () => {
    expect(causeOf({}, {}, 1000)).toBeNull();
    expect(causeOf({}, { refused: 401 }, 1000)).toBe('login-denied');
  });
});

describe('words of a page', () => {
  it.each<[string, Said]>([
    ['用户名或密码错误，连续错误5次账号将被锁定', 'denied'],
    ['密码错误，您还有3次机会，之后账号锁定', 'denied'],
    ['密码错误次数过多，账号已锁定，请30分钟后再次登录', 'locked'],
    ['Wrong password. 2 attempts left before your account is locked.', 'denied'],
    ['Your account has been locked after 5 attempts', 'locked'],
    ['密码错误，忘记密码可重置密码', 'denied'],
    ['密码已过期，请修改密码', 'expired'],
    ['验证码错误', 'code'],
    ['密码或验证码错误', 'denied'],
    ['该账号已在其他设备登录，是否强制登录？', 'taken'],
    ['网络异常，请稍后重试', 'unavailable'],
    ['系统繁忙', 'unavailable'],
    ['请阅读并同意《用户协议》', 'agreement'],
    ['Please accept the terms of use', 'agreement'],
    ['登录成功', 'welcome'],
    ['Invalid credentials', 'denied'],
    ['No match found', null],
  ])('%s: %s', (said, meaning) => {
    expect(whatItSays(said)).toBe(meaning);
  });

  it.each([
    ['请先登录', true],
    ['{"code":401,"msg":"登录状态已过期"}', true],
    ['Your session has expired. Please sign in again.', true],
    ['Orders of today', false],
    ['上次登录：2026-11-23', false],
  ])('%s asks to log in: %s', (text, asks) => {
    expect(asksToLogIn(text)).toBe(asks);
  });
});

describe('what proves a session', () => {
  it('is hidden, and words that anybody may read are not', () => {
    const hidden: string[] = [];
    const cookie = { domain: 'a', path: '/', expires: -1, secure: false, sameSite: 'Lax' } as const;
    const stored = {
      token: 'ab12cd34',
      user: JSON.stringify({
        name: 'Doctor Who',
        access: { jwt: 'abcdefghijklmnop12345678' },
        home: '/orders/1234567890',
      }),
      api: 'https://api.portal.example/v1',
      size: '12',
    };
    const localStorage = Object.entries(stored).map(([name, value]) => ({ name, value }));
    hideSession(
      {
        state: {
          cookies: [
            { ...cookie, name: 'sid', value: 'abcdefghijkl', httpOnly: true },
            { ...cookie, name: 'x', value: 'a%3Ab1c2d3e4', httpOnly: false },
            { ...cookie, name: 'theme', value: 'dark-high-contrast', httpOnly: false },
            { ...cookie, name: 'lang', value: 'zh-CN', httpOnly: true },
          ],
          origins: [{ origin: 'https://a', localStorage }],
        },
        ofTab: { origin: 'https://a', items: { Authorization: '"opaque12"' } },
      },
      { conceal: (secret) => hidden.push(secret) },
    );
    expect(hidden.sort()).toEqual(
      ['abcdefghijkl', 'a%3Ab1c2d3e4', 'a:b1c2d3e4', 'ab12cd34', 'abcdefghijklmnop12345678', 'opaque12'].sort(),
    );
  });
});
