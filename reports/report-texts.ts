import { reportMessagesEn } from './messages.en.ts';
import { reportMessagesZhCn } from './messages.zh-CN.ts';

/** Sentences of the reports by language. */
export const reportTexts = { en: reportMessagesEn, 'zh-CN': reportMessagesZhCn } as const;

/** A sentence of the reports. */
export type ReportCode = keyof typeof reportMessagesEn;
