import type { Texts } from '../../model/message.ts';

/** Texts of what the probes for databases have in common, English. */
export const en = {
  'kit.note.without-tls': 'the login was sent without TLS, which the server offers and may require',
  'kit.drift.setting': 'setting {name}',
  'kit.drift.capacity': 'setting {name}, by a factor of {factor}',
  'kit.drift.from-default': 'setting {name}, which nobody set',
  'kit.drift.set': '{value} (set: {origin})',
  'kit.drift.default': '{value} (not set: {origin})',
  'kit.drift.value': '{value}',
  'kit.drift.no-setting': 'no such setting',
} as const satisfies Texts;
