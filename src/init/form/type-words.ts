import type { Language } from '../../model/words.ts';
import { formType } from './form-input.ts';
import { formText } from './form-texts.ts';

/** Types with a word of their own, and what such a value looks like. */
const examples = {
  text: 'orders',
  number: '0.5',
  integer: '4',
  boolean: '',
  host: '10.1.0.9',
  port: '5432',
  url: 'https://orders.example.com',
  file: '/opt/orders/ca.pem',
  version: '8.2.1',
  duration: '30 s',
  size: '500 GiB',
} as const;

/** A type in words: `name=address with http:// or https://; one on each line`. */
export function typeWords(type: string, language: Language): string {
  const { many, of } = formType(type);
  const word = isKnown(of) ? formText(language, `form.type.one.${of}`) : of;
  return many === 'one' ? word : formText(language, `form.type.${many}`, { of: word });
}

/** What a value of a type looks like. */
export function exampleOf(type: string, language: Language): string {
  const { many, of } = formType(type);
  const one = isKnown(of) && of !== 'boolean' ? examples[of] : formText(language, 'form.yes');
  if (many === 'one') return one;
  return many === 'list' ? `${one}\n${one}` : `app1=${one}\napp2=${one}`;
}

function isKnown(of: string): of is keyof typeof examples {
  return Object.hasOwn(examples, of);
}
