import { isJsonList, isJsonObject, type Json } from './json.ts';
import { isSecretRef, type Profile } from './profile.ts';

/** A secret that somebody has to provide. */
export interface NeededSecret {
  readonly name: string;
  /** Names of the checks that need it. */
  readonly checks: readonly string[];
}

/** The secrets that a profile refers to, in the order they are met. */
export function neededSecrets(profile: Profile): readonly NeededSecret[] {
  const found = new Map<string, Set<string>>();
  for (const check of profile.checks) {
    const settings = check.environments.flatMap((each) => each.nodes.map((node) => node.settings));
    for (const name of settings.flatMap(secretNames)) {
      found.set(name, (found.get(name) ?? new Set()).add(check.name));
    }
  }
  return [...found].map(([name, checks]) => ({ name, checks: [...checks] }));
}

/** The names of the secrets that a setting refers to, each as often as it stands there. */
export function secretNames(value: Json): readonly string[] {
  if (isSecretRef(value)) return [value.$secret];
  if (isJsonList(value)) return value.flatMap(secretNames);
  return isJsonObject(value) ? Object.values(value).flatMap(secretNames) : [];
}
