import type { IncomingMessage, ServerResponse } from 'node:http';
import { host, type Hosted, type Site } from './browser.ts';

/** Who may log in. */
export const trapUser = { user: 'ready', password: 'Zq7+vau/lt&9x' };

/** Pages whose logins are odd, and what was sent to them. */
export interface Traps extends Hosted {
  /** Bodies that came, decoded: `u=ready&p=…`. */
  readonly sent: readonly string[];
}

const input = '<input name="u" placeholder="账号">';
const password = '<input type="password" name="p" placeholder="密码">';
const form = (inside: string, action = '/in'): string => `<form method="post" action="${action}">${inside}</form>`;
const plain = form(`${input}${password}<button>登录</button>`);
const away = 'position:absolute;left:-9999px';
const words = '<h1>Desk</h1>' + '<p>Orders of today. </p>'.repeat(30);

/** A form that a script draws behind a shadow root, each field behind one of its own. */
const shadow = `<my-form></my-form><script>
  const shade = (host, html) => { host.attachShadow({ mode: 'open' }).innerHTML = html; return host.shadowRoot; };
  const root = shade(document.querySelector('my-form'), '<div id="a"></div><div id="b"></div><div id="c"></div>');
  const at = (id, html) => shade(root.getElementById(id), html).firstElementChild;
  const user = at('a', '<input placeholder="账号">'), pass = at('b', '<input type="password">');
  at('c', '<button>登录</button>').onclick = () => fetch('/in?as=call', { method: 'POST', body: 'u=' + user.value + '&p=' + encodeURIComponent(pass.value) })
    .then(() => { document.body.innerHTML = '<h1 id="in">in</h1>'; });
</script>`;

/** An application of one page: the word of the header opens a window, whose button is no button. */
const modal = `<header><form><input type="search" name="q"><button>搜索</button></form><button id="open">登录</button></header>
<div id="m" hidden><div class="title">登录</div><input id="u" type="text"><input id="p" type="password"><div style="cursor:pointer" id="go"><span>登 录</span></div></div>
<script>
  const by = (id) => document.getElementById(id);
  by('open').onclick = () => { by('m').hidden = !by('m').hidden; };
  by('m').hidden = false;
  by('go').onclick = () => fetch('/in?as=call', { method: 'POST', body: 'u=' + by('u').value + '&p=' + encodeURIComponent(by('p').value) })
    .then(() => { document.body.innerHTML = '<h1 id="in">in</h1>'; });
</script>`;

const asked = `${form(`${input}${password}<span id="c"></span><button>登录</button>`)}<script>
  document.querySelector('[name=u]').onchange = () => fetch('/needs').then(() => {
    document.getElementById('c').innerHTML = '<input name="captcha">'; });</script>`;

const agreed = `<label><input type="checkbox" id="ok">我已阅读并同意用户协议</label><p role="alert" id="s"></p>${plain}<script>
  document.forms[0].onsubmit = (event) => { if (document.getElementById('ok').checked) return;
    event.preventDefault(); document.getElementById('s').textContent = '请先勾选同意用户协议'; };</script>`;

const slow = `<p role="alert" id="s"></p>${plain}<script>
  document.forms[0].onsubmit = (event) => { event.preventDefault();
    fetch('/in?as=call', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) }).then(() => {
      document.getElementById('s').textContent = '登录成功'; setTimeout(() => { location.href = '/home'; }, 3500); }); };</script>`;

const frame = (url: string): string => `<h1>Portal</h1><iframe src="${url}" width="600" height="300"></iframe>`;

/**
 * Serves them on loopback.
 *
 * @param elsewhere origin of another server that serves the same
 */
export async function startTraps(elsewhere: () => string = () => ''): Promise<Traps> {
  const sent: string[] = [];
  const pages: Record<string, string> = {
    '/plain': plain,
    '/off': form(
      `<input name="fu" style="${away}"><input type="password" name="fp" style="${away}">${input}${password}<button>登录</button>`,
    ),
    '/clear': form(
      `<input type="password" name="fp" style="opacity:0">${input}${password}<button>忘记密码</button><button>确认登录</button>`,
    ),
    '/both': `${form('<input name="u"><input name="mail"><input type="password" name="n1"><input type="password" name="n2"><button>注册</button>', '/wrong')}${plain}`,
    '/twins': `${plain}${plain}`,
    '/tenant': form(`${input}<input name="tenant" placeholder="租户编码" value="7">${password}<button>登录</button>`),
    '/modal': modal,
    '/shadow': shadow,
    '/short': form(`${input}<input type="password" name="p" maxlength="4"><button>登录</button>`),
    '/asked': asked,
    '/agreed': agreed,
    '/grey': `${plain}<p><input type="checkbox" id="ok"><span>我已阅读并同意</span></p><script>
      const go = document.querySelector('button'); go.disabled = true;
      document.getElementById('ok').onchange = () => { go.disabled = false; };</script>`,
    '/keys': `${plain}<script>const go = document.querySelector('button'); go.disabled = true;
      document.querySelector('[name=p]').onkeyup = () => { go.disabled = false; };</script>`,
    '/slow': slow,
    '/leaving': `${plain}<script>onbeforeunload = (event) => { event.preventDefault(); return 'x'; }</script>`,
    '/white': '<div id="app"></div><script>undefinedFunctionOfNewBrowsers()</script>',
    '/broken': form(`${input}${password}<button>登录</button>`, '/in?as=broken'),
    '/error-page': form(`${input}${password}<button>登录</button>`, '/in?as=error-page'),
    '/alert': form(`${input}${password}<button>登录</button>`, '/in?as=alert'),
    '/renew': form(`${input}${password}<button>登录</button>`, '/in?as=renew'),
    '/led': form(`${input}${password}<button>登录</button>`, '/in?as=led'),
    '/hangs': form(`${input}${password}<button>登录</button>`, '/in?as=hangs'),
    '/framed': frame('/plain'),
    '/framed-broken': frame('/broken'),
    '/home': words,
    '/soft': '<p>登录已过期，请重新登录</p><a href="/plain">登录</a>',
    '/token': `${words}<script>localStorage.setItem('token', 'tok-' + '0123456789abcdef'.repeat(2)); sessionStorage.setItem('token', 'tab-' + 'fedcba9876543210'.repeat(2)); console.error('with ' + localStorage.token + ' and ' + sessionStorage.token)</script>`,
  };
  const site: Site = {
    ...Object.fromEntries(Object.entries(pages).map(([path, html]) => [path, `<!doctype html><body>${html}`])),
    '/frame-elsewhere': (_request, response) => response.end(`<!doctype html>${frame(`${elsewhere()}/plain`)}`),
    '/auth/desk': (_request, response) => response.writeHead(302, { location: '/auth/login' }).end(),
    '/auth/login': '<!doctype html><h1>扫码</h1><canvas width="200" height="200"></canvas>',
    '/unauthorised': (_request, response) => response.writeHead(401).end(`<!doctype html>${plain}`),
    '/needs': '{}',
    '/in': (request, response) => void take(request, response, sent),
  };
  return { ...(await host(site)), sent };
}

async function take(request: IncomingMessage, response: ServerResponse, sent: string[]): Promise<void> {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  let body = '';
  for await (const part of request) body += String(part);
  sent.push(decodeURIComponent(body.replaceAll('+', ' ')));
  const page = (html: string): unknown => response.end(`<!doctype html><body>${html}`);
  switch (new URL(request.url ?? '', 'http://x').searchParams.get('as')) {
    case 'call':
      return void response.end('{}');
    case 'broken':
      return void response.socket?.destroy();
    case 'hangs':
      return;
    case 'error-page':
      return void page('<p>用户名或密码错误</p><a href="/home">返回</a>');
    case 'alert':
      return void page(`<script>alert('密码错误'); location.href = '/home'</script>`);
    case 'renew':
      return void page(form('<input type="password" name="a"><input type="password" name="b"><button>保存</button>'));
    case 'led':
      return void response.writeHead(302, { location: 'http://127.0.0.1:9321/next' }).end();
    default:
      return void response.writeHead(302, { 'set-cookie': 'sid=0123456789abcdef; HttpOnly', location: '/home' }).end();
  }
}
