import type { Text } from '../../model/message.ts';
import type { NeededSecret } from '../../model/secret-names.ts';

/** What a form for the customer is made from. */
export interface FormInput {
  /** Name of the profile. */
  readonly name: string;
  readonly title: Text | null;
  /** In promotion order. */
  readonly environments: readonly string[];
  readonly parameters: readonly FormParameter[];
  /** Named in the form; nobody writes one into it. */
  readonly secrets: readonly NeededSecret[];
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
