import type { en } from './account-names.en.ts';

/** Names of the settings of a login that may be left out, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'setting.user': '登录账号，不写则不登录',
  'setting.password': '账号的密码，写成 ${secret:NAME}',
  'service.half-account': 'user 和 password 要么都写，要么都不写',
};
