import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';

/** Members whose texts are words or digests of ours; nothing a customer named stands in them. */
const ours: ReadonlySet<string> = new Set([
  ...['code', 'kind', 'outcome', 'severity', 'verdict', 'cause', 'phase', 'reason', 'status', 'standing', 'unit'],
  ...['probe', 'format', 'gates', 'failOn', 'timeZone', 'transport', 'method', 'mediaType', 'sha256', 'machine'],
  ...['note', 'subject', 'runId', 'masked', 'provenance', 'catalogue', 'reference', 'counts'],
]);

/** Members with what a sentence is filled with. */
const filled: ReadonlySet<string> = new Set(['params', 'noteParams']);

/** A moment or day: `at` is one in a statement, and a host with its port in a touch. */
const moment = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/;

/** Members below which anything may stand, under any name. */
const foreign: ReadonlySet<string> = new Set([
  ...['facts', 'settings', 'value', 'before', 'after', 'left', 'right', 'document'],
]);

/**
 * What is done with every text of a result that may hold something of a customer. `key`: the name under which it stands,
 * null for the name of a foreign member.
 */
export type Change = (text: string, key: string | null) => string;

/** The result with every text changed; names of foreign members are texts too. */
export function mapTexts(object: JsonObject, change: Change): JsonObject {
  const mapped = Object.entries(object).map(([key, value]): [string, Json] => {
    if (key === 'provenance' && isJsonObject(value)) {
      return [key, { ...value, sources: own(value['sources'] ?? [], 'sources', change) }];
    }
    if (ours.has(key)) return [key, value];
    if (filled.has(key) && isJsonObject(value)) return [key, params(value, change)];
    return [key, foreign.has(key) ? anything(value, key, change) : own(value, key, change)];
  });
  return Object.fromEntries(mapped);
}

/** What a sentence is filled with: its names are ours, whatever they are called, and its values are not. */
function params(values: JsonObject, change: Change): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, param(value, name, change)]));
}

function param(value: Json, name: string, change: Change): Json {
  if (typeof value === 'string') return change(value, name);
  if (!isJsonObject(value)) return value;
  const { items, params: inner, text, value: raw } = value;
  return {
    ...value,
    ...(Array.isArray(items) ? { items: items.map((each: Json) => param(each, name, change)) } : {}),
    ...(isJsonObject(inner) ? { params: params(inner, change) } : {}),
    ...(text === undefined ? {} : { text: own(text, name, change) }),
    ...(raw === undefined ? {} : { value: anything(raw, name, change) }),
  };
}

function own(value: Json, key: string, change: Change): Json {
  if (typeof value === 'string') return moment.test(value) ? value : change(value, key);
  if (isJsonObject(value)) return mapTexts(value, change);
  return Array.isArray(value) ? value.map((each: Json) => own(each, key, change)) : value;
}

function anything(value: Json, key: string | null, change: Change): Json {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((each: Json) => anything(each, key, change));
  if (!isJsonObject(value)) return value;
  const mapped = new Map<string, Json>();
  for (const [name, inner] of Object.entries(value)) {
    let marked = change(name, null);
    // Two spellings of one name: both values stay.
    while (mapped.has(marked)) marked = `${marked}'`;
    mapped.set(marked, anything(inner, name, change));
  }
  return Object.fromEntries(mapped);
}
