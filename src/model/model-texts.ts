import { modelMessagesEn } from './messages.en.ts';
import { modelMessagesZhCn } from './messages.zh-CN.ts';

/** Words of values and units by language. */
export const modelTexts = { en: modelMessagesEn, 'zh-CN': modelMessagesZhCn } as const;
