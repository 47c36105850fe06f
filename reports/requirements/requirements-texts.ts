import { accessMessagesEn } from '../access/messages.en.ts';
import { accessMessagesZhCn } from '../access/messages.zh-CN.ts';
import type { PaperVoice } from '../paper-voice.ts';
import { requirementsMessagesEn } from './messages.en.ts';
import { requirementsMessagesZhCn } from './messages.zh-CN.ts';

/** Sentences of the paper of requirements by language; accounts are said like in the application for access. */
export const requirementsTexts = {
  en: { ...accessMessagesEn, ...requirementsMessagesEn },
  'zh-CN': { ...accessMessagesZhCn, ...requirementsMessagesZhCn },
} as const;

/** A sentence of the paper of requirements. */
export type RequirementsCode = keyof (typeof requirementsTexts)['en'];

/** The voice of the paper of requirements. */
export type RequirementsVoice = PaperVoice<RequirementsCode>;
