/** Words of values and units, English. */
export const modelMessagesEn = {
  'fact.below': ': {rest}',
  'fact.beside': ' ({beside})',
  'withheld.secret': 'it holds a secret',
  'withheld.sensitive': 'it is never shown',
  'withheld.secret-name': 'its name holds a secret',
  'gap-words.note-and-said': '{note}: {said}',
  'run.gap.not-finite': 'not a finite number: {number}',
  'run.gap.too-deep': 'nested too deep, or too many values',
  'value.none': '(none)',
  'value.empty': '(empty)',
  'value.clipped': '{start}… ({length} characters in all)',
  'value.days': '{n} {n|one:day|other:days}',
  'value.exact-bytes': '{rounded} ({n} {n|one:byte|other:bytes})',
  'value.list-separator': ', ',
} as const;
