import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { numberIn } from '../service/number-in.ts';

/** A member of a reply that is an object; an empty one where it is none. */
export function objectAt(reply: Json | undefined, name: string): JsonObject {
  const member = isJsonObject(reply) ? reply[name] : undefined;
  return isJsonObject(member) ? member : {};
}

/** A text; null: there is none. */
export function textAt(reply: Json | undefined, name: string): string | null {
  const member = isJsonObject(reply) ? reply[name] : undefined;
  return typeof member === 'string' ? member : null;
}

/** A number, also one that was written as a text; null: there is none. */
export function numberAt(reply: Json | undefined, name: string): number | null {
  const member = isJsonObject(reply) ? reply[name] : undefined;
  if (typeof member === 'number') return member;
  return typeof member === 'string' ? numberIn(member) : null;
}

/** Yes or no, also where it was written as a text; null: neither. */
export function flagAt(reply: Json | undefined, name: string): boolean | null {
  const member = isJsonObject(reply) ? reply[name] : undefined;
  if (typeof member === 'boolean') return member;
  if (member === 'true') return true;
  return member === 'false' ? false : null;
}

/** A list; an empty one where there is none. */
export function listAt(reply: Json | undefined, name: string): readonly Json[] {
  const member = isJsonObject(reply) ? reply[name] : undefined;
  return isJsonList(member) ? member : [];
}
