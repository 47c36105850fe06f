import type { Suggestion } from '../suggestion.ts';

/** What a first profile may ask of a chain of certificates. */
export const chainDaysSuggestion: Suggestion = {
  path: 'certificate.chainDaysLeft',
  ask: { kind: 'fixed', written: 'atLeast: 30 days' },
  because: { en: 'a new certificate takes weeks to get', 'zh-CN': '申请新证书需要数周' },
};

/** What a first profile may ask of the certificate of a service; without TLS there is none, and nothing is asked. */
export const certificateSuggestions: readonly Suggestion[] = [
  chainDaysSuggestion,
  {
    path: 'tls.version',
    ask: { kind: 'fixed', written: 'oneOf: [TLSv1.2, TLSv1.3]' },
    severity: 'minor',
    because: { en: 'audits complain of older versions', 'zh-CN': '安全检查会指出更低的版本' },
  },
];
