import type { Params, Texts } from '../model/message.ts';
import { say } from '../model/say.ts';
import type { Language } from '../model/words.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { en as initEn } from '../init/messages.en.ts';
import { zhCN as initZhCN } from '../init/messages.zh-CN.ts';
import { en as formEn } from '../init/form/messages.en.ts';
import { zhCN as formZhCN } from '../init/form/messages.zh-CN.ts';
import { en as selftestEn } from '../selftest/messages.en.ts';
import { zhCN as selftestZhCN } from '../selftest/messages.zh-CN.ts';

const texts: Readonly<Record<Language, Texts>> = {
  en: { ...en, ...initEn, ...formEn, ...selftestEn },
  'zh-CN': { ...zhCN, ...initZhCN, ...formZhCN, ...selftestZhCN },
};

/** A sentence of the command line in the language of the terminal. */
export function phrase(language: Language, code: string, params: Params = {}): string {
  return say(texts[language], { code, params }, language);
}

/** All those sentences in one language. */
export function textsOf(language: Language): Texts {
  return texts[language];
}
