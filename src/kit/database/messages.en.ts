import type { Texts } from '../../model/message.ts';

/** Texts of what the probes for databases have in common, English. */
export const en = {
  'kit.note.without-tls': 'the login was sent without TLS, which the server offers and may require',
} as const satisfies Texts;
