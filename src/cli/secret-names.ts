import { isJsonList, isJsonObject, type Json } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';

/** The secrets that a profile refers to, each with the names of the checks that need it, in the order they are met. */
export function secretsOf(profile: Profile): readonly { readonly name: string; readonly checks: readonly string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const check of profile.checks) {
    for (const name of check.environments.flatMap((each) => each.nodes.flatMap(({ settings }) => namesIn(settings)))) {
      found.set(name, (found.get(name) ?? new Set()).add(check.name));
    }
  }
  return [...found].map(([name, checks]) => ({ name, checks: [...checks] }));
}

function namesIn(value: Json): readonly string[] {
  if (isJsonList(value)) return value.flatMap(namesIn);
  if (!isJsonObject(value)) return [];
  const { $secret: name } = value;
  return typeof name === 'string' ? [name] : Object.values(value).flatMap(namesIn);
}
