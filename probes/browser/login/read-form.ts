import type { ElementHandle, Page } from 'playwright';
import * as z from 'zod';
import { answerMs } from '../read-document.ts';
import { shortly } from '../shortly.ts';

/** Parts of what runs in the page, in words of two languages. */
const helpers = `
  const shows = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
  };
  const visible = (selector, inside) => [...(inside || document).querySelectorAll(selector)].slice(0, 500).filter(shows);
  const words = (element) =>
    ['name', 'id', 'placeholder', 'autocomplete', 'aria-label', 'title'].map((name) => element.getAttribute(name) || '').join(' ');
  const captcha = /captcha|verif(?:y|ication)|valid(?:ate)?[-_]?code|check[-_]?code|vcode|yzm|(?:img|image|auth|security|rand)[-_]?code|验证码|校验码|驗證碼/i;
  const factor = /one-time-code|otp|mfa|2fa|two-?factor|second-?factor|(?:sms|mobile|phone|dynamic|device)[-_]?code|动态口令|动态码|动态密码|短信|令牌|手机验证码/i;
  const texts = 'input:not([type]),input[type=text],input[type=email],input[type=tel],input[type=number],input[type=search]';
  const passwords = (inside) => visible('input[type=password]', inside);
`;

const Signs = z.object({
  password: z.boolean(),
  captcha: z.boolean(),
  factor: z.boolean(),
  /** Messages it shows, at most ten. */
  said: z.array(z.string()),
});

/** What a page shows of a login. */
export type Signs = z.infer<typeof Signs>;

const signs = `(() => {${helpers}
  const inputs = visible(texts + ',input[type=password]');
  const codes = inputs.filter((each) => factor.test(words(each)));
  const boxes = visible('[class*="captcha" i],[id*="captcha" i],[class*="geetest" i],[class*="nc_wrapper"],' +
    'iframe[src*="recaptcha"][src*="size=normal"],iframe[src*="hcaptcha"],iframe[src*="turnstile"]');
  const said = visible('[role=alert],[aria-live=assertive],.error,.errors,.error-message,.error-msg,.errorMessage,.alert,' +
    '.el-message,.el-form-item__error,.el-alert,.ant-message-notice,.ant-form-item-explain-error,.ant-alert,.ivu-message,' +
    '.layui-layer-content,.van-toast,.toast,.message,.msg,.tips,#error,#msg,#message,[class*="error" i]')
    .map((each) => String(each.innerText || '').replace(/\\s+/g, ' ').trim()).filter((each) => each !== '');
  return {
    password: passwords().some((each) => !codes.includes(each)),
    captcha: inputs.some((each) => captcha.test(words(each)) && !codes.includes(each)) || boxes.length > 0,
    factor: codes.length > 0,
    said: said.slice(0, 10).map((each) => each.slice(0, 300)),
  };
})()`;

/** What the page shows of a login just now; null: it is being replaced, or does not answer. */
export async function readSigns(ask: (expression: string) => Promise<unknown>): Promise<Signs | null> {
  const answer = await shortly(ask(signs), answerMs);
  return Signs.safeParse(answer?.value).data ?? null;
}

const fields = `(() => {${helpers}
  const password = passwords()[0] || null;
  const inside = (password && password.form) || document;
  const others = visible(texts, inside).filter((each) => !each.disabled && !captcha.test(words(each)) && !factor.test(words(each)));
  const before = others.filter((each) => password && each.compareDocumentPosition(password) & 4);
  const user = before.find((each) => each.autocomplete === 'username') || before[before.length - 1] || others[0] || null;
  const buttons = visible('button,input[type=submit],input[type=button],input[type=image],a[role=button],[role=button]', inside);
  const label = (each) => String(each.innerText || each.value || each.alt || '').replace(/\\s+/g, '');
  const submit =
    buttons.find((each) => /^(?:log[-]?in|log[-]?on|sign[-]?in|登录|登入|登陆|立即登录|登錄)$/i.test(label(each))) ||
    buttons.find((each) => each.type === 'submit' || each.type === 'image') ||
    buttons.find((each) => /log[-]?[io]n|sign[-]?in|登[录入陆錄]/i.test(label(each))) || null;
  return { user, password, submit };
})()`;

/** Fields of the form as they are found without a word of the profile; null: there is none of that kind. */
export interface Fields {
  readonly user: ElementHandle | null;
  readonly password: ElementHandle | null;
  readonly submit: ElementHandle | null;
}

/** Looks for a form with user and password. */
export async function findFields(page: Page): Promise<Fields> {
  const found = await page.evaluateHandle(fields);
  const field = async (name: keyof Fields): Promise<ElementHandle | null> =>
    (await found.getProperty(name)).asElement();
  return { user: await field('user'), password: await field('password'), submit: await field('submit') };
}
