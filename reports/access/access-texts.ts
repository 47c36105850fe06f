import { accessMessagesEn } from './messages.en.ts';
import { accessMessagesZhCn } from './messages.zh-CN.ts';
import type { PaperVoice } from '../paper-voice.ts';

/** Sentences of the application for access by language. */
export const accessTexts = { en: accessMessagesEn, 'zh-CN': accessMessagesZhCn } as const;

/** The voice of the application for access. */
export type AccessVoice = PaperVoice<keyof typeof accessMessagesEn>;
