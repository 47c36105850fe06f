import type { Texts } from '../../model/message.ts';

/** Texts of the settings that `protectedLogin` looks at, English. */
export const en = {
  'setting.allowPlainLogin': 'send the password without TLS; false unless said',
  'service.start-tls-off': 'startTls needs tls: require or tls: verify',
  'service.unprotected':
    'without TLS the password would go over the network readable: set tls: verify (with startTls: true where TLS begins on the plain port), or allowPlainLogin: true',
} as const satisfies Texts;
