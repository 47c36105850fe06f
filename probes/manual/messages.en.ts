import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: 'question to a person',
  'probe.about':
    'A question that only a person can answer: was the backup restored in rehearsal, is the rollback plan signed? Unknown until somebody answers with plumbline attest.',
  'setting.question': 'what somebody has to answer',
  'setting.guidance': 'how to find the answer out',
  'setting.evidence': 'what is to be attached: minutes, a photo of the signed page',
  'fact.confirmed': 'confirmed',
  'fact.answer': 'answer in words or as a number',
  'fact.on': 'day on which, or moment at which, it happened or was signed',
  'fact.took': 'how long it took',
  'fact.reference': 'number or title of the document that says so',
  'fact.daysSince': 'whole days since then',
};
