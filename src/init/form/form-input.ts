import type { Text } from '../../model/message.ts';

/** What a form for the customer is made from. */
export interface FormInput {
  /** Name of the profile. */
  readonly name: string;
  readonly title: Text | null;
  /** In promotion order. */
  readonly environments: readonly string[];
  readonly parameters: readonly FormParameter[];
  readonly secrets: readonly FormSecret[];
}

/** A value that each environment gives to the profile. */
export interface FormParameter {
  readonly name: string;
  readonly describe: Text | null;
  /** As a profile writes it: `host`, `map of url`. */
  readonly type: string;
  /** As it is written; null: a value must be given. */
  readonly byDefault: string | null;
}

/** A secret that somebody has to provide, never in the form. */
export interface FormSecret {
  readonly name: string;
  /** Names of the checks that need it. */
  readonly checks: readonly string[];
}

/** A type in its two parts. */
export interface FormType {
  readonly many: 'one' | 'list' | 'map';
  readonly of: string;
}

/** `map of url` in its parts. */
export function formType(written: string): FormType {
  const [many, , of] = written.split(' ');
  if (of === undefined || (many !== 'list' && many !== 'map')) return { many: 'one', of: written };
  return { many, of };
}
