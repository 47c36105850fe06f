import type { Texts } from '../../model/message.ts';

/** Names of the settings of a login that may be left out, English. */
export const en = {
  'setting.user': 'account to log in with; no login unless said',
  'setting.password': 'password of the account, as ${secret:NAME}',
  'service.half-account': 'user and password together, or neither',
} as const satisfies Texts;
