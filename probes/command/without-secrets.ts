import { isSecretName, maskSecrets } from '../../src/kit/looks-secret.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { secretMark } from '../../src/kit/settings.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { isJsonList, isJsonObject, type Json } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { Facts } from './schema.ts';

/**
 * Facts without what looks like a secret: many programs print the settings they run with. The mark stays for people,
 * and the gap keeps it from being judged.
 */
export function withoutSecrets(facts: Facts): { readonly facts: Facts; readonly gaps: readonly Gap[] } {
  const gaps: Gap[] = [];
  const withheld = (...path: readonly string[]): void => {
    const at = formatFactPath(path.map((name) => ({ kind: 'name', name })));
    gaps.push(...gapsAt([at], noted('not-permitted', 'command.gap.secret')));
  };
  const shown: Facts = { ...facts };
  for (const stream of ['stdout', 'stderr'] as const) {
    const text = facts[stream];
    if (text === undefined) continue;
    shown[stream] = maskSecrets(text);
    if (shown[stream] !== text) withheld(stream);
  }
  const members = <T extends Json>(group: 'json' | 'values', all: Readonly<Record<string, T>>, mask: Mask<T>) =>
    Object.fromEntries(
      Object.entries(all).map(([name, each]) => {
        const masked = mask(name, each);
        if (JSON.stringify(masked) !== JSON.stringify(each)) withheld(group, name);
        return [name, masked];
      }),
    );
  if (facts.values !== null && facts.values !== undefined) shown.values = members('values', facts.values, maskText);
  if (facts.json !== null && facts.json !== undefined) shown.json = members('json', facts.json, maskJson);
  return { facts: shown, gaps };
}

type Mask<T> = (name: string, value: T) => T;

function maskText(name: string, text: string): string {
  return isSecretName(name) && text !== '' ? secretMark : maskSecrets(text);
}

function maskJson(name: string, value: Json): Json {
  if (typeof value === 'string') return maskText(name, value);
  if (typeof value === 'number') return isSecretName(name) ? secretMark : value;
  if (isJsonList(value)) return value.map((each) => maskJson(name, each));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([member, each]) => [member, maskJson(member, each)]));
}
