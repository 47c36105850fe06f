import { hasSecretForm, isSecretName } from '../../src/kit/looks-secret.ts';

/** Whether a property may hold a secret. Rather one too many: its value is then left out. */
export function looksSecret(name: string, value: string): boolean {
  return isSecretName(name) || hasSecretForm(value);
}
