import type { Language } from '../model/words.ts';
import { helpEn, type HelpTexts } from './help.en.ts';
import { helpZhCn } from './help.zh-CN.ts';

/** Sentences of the help by language. */
export const helpTexts: Readonly<Record<Language, HelpTexts>> = { en: helpEn, 'zh-CN': helpZhCn };
