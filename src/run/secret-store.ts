import { isJsonList, isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import type { Task } from '../model/plan.ts';
import { isSecretRef } from '../model/profile.ts';
import type { SecretSource } from './secrets.ts';
import { within } from './within.ts';
import type { World } from './world.ts';

/** What became of looking a secret up. */
export type FoundSecret =
  | { readonly kind: 'found'; readonly value: string }
  | { readonly kind: 'missing' | 'empty'; readonly looked: readonly string[] }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Secrets of one run, by environment and name. */
export interface SecretStore {
  readonly of: (environment: string, name: string) => FoundSecret;
}

/** `PRODUCTION_ORDERS_DB_PASSWORD` for production: letters of any script stay, so that no two environments share a name. */
export function prefixedName(environment: string, name: string): string {
  return `${environment.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '_')}_${name}`;
}

/**
 * Looks up every secret that these tasks ask for, before any of them starts: what one target says may hold the
 * password of another, so the redactor must know all of them first. `onFound` hears of each value.
 */
export async function lookUpSecrets(
  tasks: readonly Task[],
  source: SecretSource,
  context: { readonly signal: AbortSignal; readonly world: World; readonly onFound: (value: string) => void },
): Promise<SecretStore> {
  const found = new Map<string, FoundSecret>();
  const asked = new Map<string, Promise<string | null>>();
  const get = async (name: string): Promise<string | null> => source.get(name);
  const ask = async (name: string): Promise<string | null> => {
    const known = asked.get(name) ?? source.ask?.(name) ?? Promise.resolve(null);
    asked.set(name, known);
    return known;
  };
  const wanted = tasks.flatMap((task) => task.secrets.map((name) => ({ environment: task.id.environment, name })));
  for (const { environment, name } of wanted) {
    const key = JSON.stringify([environment, name]);
    if (found.has(key) || context.signal.aborted) continue;
    const secret = await lookUp([prefixedName(environment, name), name], get, ask, context);
    found.set(key, secret);
    if (secret.kind === 'found') context.onFound(secret.value);
  }
  return {
    of: (environment, name) => found.get(JSON.stringify([environment, name])) ?? { kind: 'missing', looked: [name] },
  };
}

async function lookUp(
  names: readonly string[],
  get: (name: string) => Promise<string | null>,
  ask: (name: string) => Promise<string | null>,
  context: { readonly signal: AbortSignal; readonly world: World },
): Promise<FoundSecret> {
  const tries = [...names.map((name) => () => get(name)), ...names.slice(0, 1).map((name) => () => ask(name))];
  for (const each of tries) {
    const ended = await within(each(), null, context.signal, context.world);
    if (ended.kind === 'failed') return { kind: 'failed', error: ended.error };
    if (ended.kind !== 'done') break;
    if (ended.result === '') return { kind: 'empty', looked: names };
    if (ended.result !== null) return { kind: 'found', value: ended.result };
  }
  return { kind: 'missing', looked: names };
}

/** Settings with each `{ "$secret": NAME }` replaced by its value. */
export function fillSecrets(settings: JsonObject, valueOf: (name: string) => string): Json {
  const fill = (part: Json): Json => {
    if (isSecretRef(part)) return valueOf(part.$secret);
    if (isJsonList(part)) return part.map(fill);
    if (!isJsonObject(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, fill(inner)]));
  };
  return fill(settings);
}
