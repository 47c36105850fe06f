import { hasSecretForm, isSecretName } from '../../../src/kit/looks-secret.ts';

/** Options of foreign servers and tables (`host=db1`), without those that hold a password. */
export function withoutSecrets(options: readonly string[] | null): readonly string[] | null {
  if (options === null) return null;
  return options
    .filter((option) => {
      const at = option.indexOf('=');
      return !isSecretName(option.slice(0, at)) && !hasSecretForm(option);
    })
    .sort();
}

/** Storage parameters in the order of their names. */
export function inOrder(options: readonly string[] | null): readonly string[] {
  return options === null ? [] : [...options].sort();
}
