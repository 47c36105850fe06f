import type { AnyProbe } from '../kit/define-probe.ts';
import { en as kitEn } from '../kit/messages.en.ts';
import { zhCN as kitZhCN } from '../kit/messages.zh-CN.ts';
import { judgeMessagesEn } from '../judge/messages.en.ts';
import { judgeMessagesZhCn } from '../judge/messages.zh-CN.ts';
import { en as evidenceEn } from '../evidence/messages.en.ts';
import { zhCN as evidenceZhCN } from '../evidence/messages.zh-CN.ts';
import { en as planEn } from '../plan/messages.en.ts';
import { zhCN as planZhCN } from '../plan/messages.zh-CN.ts';
import type { Texts } from '../model/message.ts';
import type { Language } from '../model/words.ts';
import { en as cliEn } from './messages.en.ts';
import { zhCN as cliZhCN } from './messages.zh-CN.ts';

const own: Readonly<Record<Language, readonly Texts[]>> = {
  en: [kitEn, judgeMessagesEn, evidenceEn, planEn, cliEn],
  'zh-CN': [kitZhCN, judgeMessagesZhCn, evidenceZhCN, planZhCN, cliZhCN],
};

/** Every sentence that a result may hold, in one language. Those of a probe carry its kind: `postgres.fact.version`. */
export function allTexts(language: Language, probes: Iterable<AnyProbe>): Texts {
  const texts: Record<string, string> = {};
  for (const part of own[language]) Object.assign(texts, part);
  for (const probe of probes) {
    for (const [code, text] of Object.entries(probe.texts[language])) texts[`${probe.kind}.${code}`] = text;
  }
  return texts;
}
