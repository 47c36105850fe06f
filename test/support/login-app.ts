import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startHttp } from './http-servers.ts';

/** Who may log in. */
export const appUser = { user: 'ready', password: 'Zq7+vau/lt&9x' };

/** A small application behind a form, with what real ones do on the way. */
export interface LoginApp {
  readonly origin: string;
  /** Passwords that were sent, in their order. */
  readonly tries: readonly string[];
  /** Requests, `GET /path`. */
  readonly asked: readonly string[];
  /** Sessions that were given out; emptied, nobody is logged in any more. */
  readonly sessions: Set<string>;
  readonly stop: () => Promise<void>;
}

interface State {
  readonly tries: string[];
  readonly sessions: Set<string>;
  readonly csrf: Set<string>;
  /** Where a foreign place of login is. */
  readonly elsewhere: string;
}

/**
 * Starts it on loopback. `/login` is a form with a token against forgery; `/captcha`, `/locked`, `/sms`, `/endless`,
 * `/silent`, `/led-on` are others, each with a trouble of its own; `/app` logs in by a script and keeps what it got for
 * its tab only. `/`, `/orders`, `/forbidden` want a session.
 *
 * @param elsewhere address that `/sso` and `/led-on` lead to
 */
export async function startLoginApp(elsewhere = 'http://127.0.0.1:1/'): Promise<LoginApp> {
  const state: State = { tries: [], sessions: new Set(), csrf: new Set(), elsewhere };
  const asked: string[] = [];
  const server = await startHttp((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    asked.push(`${request.method ?? ''} ${pathname}`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.method === 'POST') void bodyOf(request).then((body) => post(pathname, body, response, state));
    else get(pathname, request, response, state);
  });
  const { tries, sessions } = state;
  return { origin: `http://127.0.0.1:${String(server.port)}`, tries, sessions, asked, stop: () => server.stop() };
}

const forms = ['/login', '/captcha', '/locked', '/sms', '/endless', '/silent', '/led-on'];

function get(path: string, request: IncomingMessage, response: ServerResponse, state: State): void {
  if (forms.includes(path)) {
    response.end(formAt(path, '', state));
    return;
  }
  if (path === '/app') response.end(application);
  else if (path === '/sso') response.writeHead(302, { location: state.elsewhere }).end();
  else if (path === '/favicon.ico') response.writeHead(204).end();
  else if (!isKnown(request, state)) response.writeHead(302, { location: `/login?from=${path}` }).end();
  else if (path === '/forbidden') response.writeHead(403).end('no right');
  else response.end(pageOf(path, cookieOf(request, 'sid')));
}

function pageOf(path: string, session: string): string {
  return `<!doctype html><title>Orders</title><h1>Orders at ${path}</h1><a id="logout">log out</a>
<script>console.error('the session is ${session}')</script>`;
}

function formAt(path: string, said: string, { csrf }: State): string {
  const token = randomBytes(8).toString('hex');
  csrf.add(token);
  const code = path === '/captcha' ? '<input name="captcha" placeholder="验证码"><img class="captcha-img">' : '';
  return `<!doctype html><title>Log in</title><p class="msg">Welcome</p><form method="post" action="${path}">
<input type="hidden" name="csrf" value="${token}"><input name="tenant" value="7" hidden>
<input name="username" autocomplete="username"><input type="password" name="password">${code}
<button type="button">Help</button><button id="go" disabled>登 录</button></form>
<script>document.oninput = () => { document.getElementById('go').disabled = false; };</script>${said === '' ? '' : `<p role="alert">${said}</p>`}`;
}

function post(path: string, body: URLSearchParams, response: ServerResponse, state: State): void {
  const password = body.get('password') ?? '';
  state.tries.push(password);
  const isRight = body.get('username') === appUser.user && password === appUser.password;
  if (path === '/api/login') {
    const token = `tok-${newSession(state)}`;
    response.end(JSON.stringify(isRight ? { code: 200, token } : { code: 401, msg: '用户名或密码错误' }));
  } else if (path === '/endless') return;
  else if (path === '/silent') response.end(formAt(path, '', state));
  else if (path === '/led-on') response.writeHead(307, { location: state.elsewhere }).end();
  else if (path === '/locked') response.end(formAt(path, '账号已锁定，请联系管理员', state));
  else if (path === '/sms')
    response.end('<form><input name="smsCode" placeholder="短信验证码"><button>OK</button></form>');
  else if (!state.csrf.delete(body.get('csrf') ?? '')) response.writeHead(403).end('forged');
  else if (!isRight)
    response.end(formAt(path, `Wrong password for ${String(body.get('username'))}: ${password}`, state));
  else {
    const cookie = `sid=${newSession(state)}; HttpOnly; SameSite=Lax; Path=/`;
    response.writeHead(302, { 'set-cookie': cookie, location: '/' }).end();
  }
}

function newSession({ sessions }: State): string {
  const session = randomBytes(12).toString('hex');
  sessions.add(session);
  return session;
}

function isKnown(request: IncomingMessage, { sessions }: State): boolean {
  return sessions.has(cookieOf(request, 'sid'));
}

function cookieOf(request: IncomingMessage, name: string): string {
  return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}

/** An application of one page, as they are built today: it answers 200 to everything and shows what the tab knows. */
const application = `<!doctype html><title>App</title><div id="app"></div><script>
const app = document.getElementById('app');
const show = () => {
  const token = sessionStorage.getItem('token');
  if (token) { app.innerHTML = '<h1>Desk</h1><i id="logout">out</i>'; console.error('with ' + token); return; }
  location.hash = '#/login';
  app.innerHTML = '<input id="u" type="text"><input id="p" type="password"><div role="button" id="go">登录</div><div id="m" class="el-message"></div>';
  document.getElementById('go').onclick = async () => {
    const value = (id) => encodeURIComponent(document.getElementById(id).value);
    const answer = await (await fetch('/api/login', { method: 'POST', body: 'username=' + value('u') + '&password=' + value('p') })).json();
    if (answer.token) { sessionStorage.setItem('token', answer.token); location.hash = '#/desk'; show(); }
    else document.getElementById('m').textContent = answer.msg;
  };
};
show();
</script>`;
