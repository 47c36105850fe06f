/**
 * What is asked of a page of a login, as expressions that run in it. Names and words of two languages; elements behind
 * open shadow roots count as all others do.
 */
const helpers = `
  const all = (top) => {
    const found = [];
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (found.length >= 50000) return;
        found.push(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(top);
    return found;
  };
  // what nobody sees is there to trip programs, or to keep browsers from filling in what they know
  const shows = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || getComputedStyle(element).visibility !== 'visible') return false;
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false;
    return !element.checkVisibility || element.checkVisibility({ opacityProperty: true, checkOpacity: true });
  };
  const visible = (selector, inside) =>
    all(inside || document).filter((element) => element.matches(selector) && shows(element)).slice(0, 500);
  const words = (element) =>
    ['name', 'id', 'placeholder', 'autocomplete', 'aria-label', 'title'].map((name) => element.getAttribute(name) || '').join(' ');
  const label = (element) => String(element.innerText || element.value || element.alt || '').slice(0, 200).replace(/\\s+/g, '');
  const captcha = /captcha|verif(?:y|ication)|valid(?:ate)?[-_]?code|check[-_]?code|vcode|yzm|(?:img|image|auth|security|rand)[-_]?code|验证码|校验码|驗證碼/i;
  const factor = /one-time-code|otp|mfa|2fa|two-?factor|second-?factor|(?:sms|mobile|phone|dynamic|device)[-_]?code|动态口令|动态码|动态密码|短信|令牌|手机验证码/i;
  const isLogin = /^(?:log[-]?in|log[-]?on|sign[-]?in|(?:立即|马上|账号|帐号|密码|确认)?(?:登录|登入|登陆|登錄))$/i;
  const texts = 'input:not([type]),input[type=text],input[type=email],input[type=tel],input[type=number],input[type=search]';
  const buttons = 'button,input[type=submit],input[type=button],input[type=image],a[role=button],[role=button]';
  const passwords = (inside) => visible('input[type=password]', inside).filter((each) => !factor.test(words(each)));
`;

/** What the page shows of a login: see Signs. */
export const signs = `(() => {${helpers}
  const inputs = visible(texts);
  const codes = visible(texts + ',input[type=password]').filter((each) => factor.test(words(each)));
  const boxes = visible('[class*="captcha" i],[id*="captcha" i],[class*="geetest" i],[class*="nc_wrapper"],' +
    'iframe[src*="recaptcha"][src*="size=normal"],iframe[src*="hcaptcha"],iframe[src*="turnstile"]');
  const said = visible('[role=alert],[aria-live=assertive],.error,.errors,.error-message,.error-msg,.errorMessage,.alert,' +
    '.el-message,.el-form-item__error,.el-alert,.ant-message-notice,.ant-form-item-explain-error,.ant-alert,.ivu-message,' +
    '.layui-layer-content,.van-toast,.toast,.message,.msg,.tips,#error,#msg,#message,[class*="error" i]')
    .map((each) => String(each.innerText || '').replace(/\\s+/g, ' ').trim()).filter((each) => each !== '');
  const secret = passwords();
  const text = String((document.body && document.body.innerText) || '').replace(/\\s+/g, ' ').trim();
  return {
    password: secret.length > 0,
    renewal: secret.length > 1 && !visible(buttons).some((each) => isLogin.test(label(each))),
    login: secret.length === 1 && visible(buttons).some((each) => isLogin.test(label(each))),
    captcha: inputs.some((each) => captcha.test(words(each)) && !codes.includes(each)) || boxes.length > 0,
    factor: codes.length > 0,
    said: said.slice(0, 10).map((each) => each.slice(0, 300)),
    text: text.length <= 300 ? text : '',
  };
})()`;

/**
 * The fields of a login form. Where several forms ask for a password, the one that is no registration: it asks for one,
 * and not for a new one. The button is looked for near the password, because a page may have others with the same word.
 */
export const fields = `(() => {${helpers}
  const isNew = (each) => /new-password/i.test(each.autocomplete || '');
  const secret = passwords();
  const formOf = (each) => each.form || null;
  const alone = secret.filter((each) => !isNew(each) && secret.filter((other) => formOf(other) === formOf(each) && !isNew(other)).length === 1);
  const current = alone.filter((each) => each.autocomplete === 'current-password');
  const fit = secret.length === 1 ? secret : current.length > 0 ? current : alone;
  if (fit.length !== 1) return { user: null, password: null, submit: null, passwords: secret.length };
  const password = fit[0];
  const form = formOf(password);
  const order = new Map(all(document).map((each, index) => [each, index]));
  const isBefore = (each, other) => order.get(each) < order.get(other);
  const others = visible(texts, form).filter((each) => !each.disabled && !captcha.test(words(each)) && !factor.test(words(each)));
  const before = others.filter((each) => isBefore(each, password));
  const place = /tenant|\\borg|company|corp|hospital|domain|租户|机构|单位|企业|公司|医院|院区/i;
  const name = /user|account|login|acct|uid|\\bname\\b|email|mobile|phone|job|staff|employee|账号|账户|帐号|帐户|用户|工号|手机|邮箱|登录名/i;
  const user = before.find((each) => /username/.test(each.autocomplete || '')) ||
    before.filter((each) => name.test(words(each)) && !place.test(words(each))).pop() ||
    before.filter((each) => !place.test(words(each))).pop() || before[before.length - 1] || (form && others[0]) || null;
  const other = /微信|扫码|短信|验证码|钉钉|其他|其它|注册|忘记|找回|取消|重置|获取|发送|with|using|qr|sso|sign-?up|register|forg[oe]t|cancel|reset|send|help/i;
  const near = (from) => {
    const inside = visible(buttons, from).filter((each) => from === form || isBefore(password, each));
    const plain = inside.filter((each) => !other.test(label(each)));
    const clickable = visible('a,div,span,i,b,p,li,img,strong', from).filter((each) => !inside.some((one) => one.contains(each)) &&
      isLogin.test(label(each)) && isBefore(password, each) && getComputedStyle(each).cursor === 'pointer');
    return inside.find((each) => isLogin.test(label(each))) ||
      plain.find((each) => /log[-]?[io]n|sign[-]?in|登[录入陆錄]/i.test(label(each))) ||
      clickable.pop() ||
      plain.find((each) => (each.type === 'submit' || each.type === 'image') && formOf(each) === form) || null;
  };
  const above = (each) => each.parentElement || (each.getRootNode && each.getRootNode().host) || null;
  let submit = null;
  for (let at = form || above(password); at && !submit; at = above(at)) submit = near(at);
  return { user, password, submit, passwords: secret.length };
})()`;

/** Whether a box that stands for an agreement is not ticked. */
export const unticked = `(() => {${helpers}
  const about = /同意|协议|条款|隐私|agree|terms|privacy|consent/i;
  const near = (each) => label(each.closest('label') || each.parentElement || each) + words(each);
  return all(document).some((each) => (each.matches('input[type=checkbox]') && !each.checked ||
    each.matches('[role=checkbox]') && each.getAttribute('aria-checked') !== 'true') && about.test(near(each)));
})()`;
