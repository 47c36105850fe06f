import { htmlMessagesEn } from './html/messages.en.ts';
import { htmlMessagesZhCn } from './html/messages.zh-CN.ts';
import { reportMessagesEn } from './messages.en.ts';
import { reportMessagesZhCn } from './messages.zh-CN.ts';
import { paperMessagesEn } from './paper/messages.en.ts';
import { paperMessagesZhCn } from './paper/messages.zh-CN.ts';

/** Sentences of the reports by language. */
export const reportTexts = {
  en: { ...reportMessagesEn, ...htmlMessagesEn, ...paperMessagesEn },
  'zh-CN': { ...reportMessagesZhCn, ...htmlMessagesZhCn, ...paperMessagesZhCn },
} as const;

/** A sentence of the reports. */
export type ReportCode = keyof typeof reportMessagesEn | keyof typeof htmlMessagesEn | keyof typeof paperMessagesEn;
