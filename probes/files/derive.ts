import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { isEndKey } from './dates.ts';
import { endOf } from './end-of.ts';

const dayMs = 86_400_000;

/** Version attributes of a manifest, the one that says most first. */
const versionNames = ['Implementation-Version', 'Bundle-Version', 'Specification-Version', 'Version'];

/** Version of an archive, and the days until the first of the dates that say an end. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  return { facts: { ...versionOf(facts['attributes']), ...licenceOf(facts['dates'], context) } };
}

function versionOf(attributes: Json | undefined): JsonObject {
  if (attributes === null) return { version: null };
  if (!isJsonObject(attributes)) return {};
  const found = versionNames.map((name) => attributes[name]).find((each) => typeof each === 'string');
  return { version: found ?? null };
}

function licenceOf(dates: Json | undefined, { now, timeZone }: DeriveContext): JsonObject {
  if (dates === null) return { licence: null };
  if (!isJsonList(dates)) return {};
  let first: { readonly key: string; readonly endsAt: string; readonly end: number } | null = null;
  for (const each of dates) {
    const { key, at } = isJsonObject(each) ? each : {};
    if (typeof key !== 'string' || typeof at !== 'string' || !isEndKey(key)) continue;
    const end = endOf(at, timeZone);
    if (end !== null && (first === null || end < first.end)) first = { key, endsAt: at, end };
  }
  if (first === null) return { licence: null };
  const { key, endsAt, end } = first;
  return { licence: { key, endsAt, daysLeft: Math.floor((end - now) / dayMs) } };
}
