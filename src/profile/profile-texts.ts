import type { Language } from '../model/words.ts';
import { versionMessages as rangesEn } from '../judge/versioning/messages.en.ts';
import { versionMessages as rangesZhCn } from '../judge/versioning/messages.zh-CN.ts';
import { expectTexts as expectEn } from './expect/messages.en.ts';
import { expectTexts as expectZhCn } from './expect/messages.zh-CN.ts';
import { languageTextsEn } from './language.en.ts';
import { languageTextsZhCn } from './language.zh-CN.ts';
import { messagesEn } from './messages.en.ts';
import { messagesZhCn } from './messages.zh-CN.ts';
import type { MistakeTexts } from './text/show.ts';

/** What is said of every mistake that a profile or site file can have, by language. */
export const profileTexts: Readonly<Record<Language, MistakeTexts>> = {
  en: { ...rangesEn, ...messagesEn, ...expectEn, ...languageTextsEn },
  'zh-CN': { ...rangesZhCn, ...messagesZhCn, ...expectZhCn, ...languageTextsZhCn },
};
