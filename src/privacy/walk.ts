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

/** What is done with every text of a result that may hold something of a customer. */
export interface Visitor {
  /** `key`: the name under which it stands, null in a list at the top. */
  readonly text: (text: string, key: string | null) => string;
}

/** The result with every text replaced by what the visitor makes of it; names of foreign members are texts too. */
export function mapTexts(result: JsonObject, visitor: Visitor): JsonObject {
  return members(result, visitor);
}

function members(object: JsonObject, visitor: Visitor): JsonObject {
  const mapped = Object.entries(object).map(([key, value]): [string, Json] => {
    if (key === 'provenance' && isJsonObject(value)) {
      return [key, { ...value, sources: own(value['sources'] ?? [], 'sources', visitor) }];
    }
    if (ours.has(key)) return [key, value];
    if (filled.has(key) && isJsonObject(value)) return [key, params(value, visitor)];
    return [key, foreign.has(key) ? anything(value, key, visitor) : own(value, key, visitor)];
  });
  return Object.fromEntries(mapped);
}

/** What a sentence is filled with: its names are ours, whatever they are called, and its values are not. */
function params(values: JsonObject, visitor: Visitor): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, param(value, name, visitor)]));
}

function param(value: Json, name: string, visitor: Visitor): Json {
  if (typeof value === 'string') return visitor.text(value, name);
  if (!isJsonObject(value)) return value;
  const { items, params: inner, text, value: raw } = value;
  return {
    ...value,
    ...(Array.isArray(items) ? { items: items.map((each: Json) => param(each, name, visitor)) } : {}),
    ...(isJsonObject(inner) ? { params: params(inner, visitor) } : {}),
    ...(text === undefined ? {} : { text: own(text, name, visitor) }),
    ...(raw === undefined ? {} : { value: anything(raw, name, visitor) }),
  };
}

function own(value: Json, key: string, visitor: Visitor): Json {
  if (typeof value === 'string') return moment.test(value) ? value : visitor.text(value, key);
  if (isJsonObject(value)) return members(value, visitor);
  return Array.isArray(value) ? value.map((each: Json) => own(each, key, visitor)) : value;
}

function anything(value: Json, key: string | null, visitor: Visitor): Json {
  if (typeof value === 'string') return visitor.text(value, key);
  if (Array.isArray(value)) return value.map((each: Json) => anything(each, key, visitor));
  if (!isJsonObject(value)) return value;
  const mapped = new Map<string, Json>();
  for (const [name, inner] of Object.entries(value)) {
    let marked = visitor.text(name, null);
    // Two spellings of one name: both values stay.
    while (mapped.has(marked)) marked = `${marked}'`;
    mapped.set(marked, anything(inner, name, visitor));
  }
  return Object.fromEntries(mapped);
}
