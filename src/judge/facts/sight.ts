import { isAnything, settle, type FactSchema } from '../../model/catalogue.ts';
import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import { anyGap, type GapTree } from './gap-tree.ts';
import type { Gap } from '../../model/observation.ts';

/** What is known of one place in the facts. */
export type Sight = Unseen | Absent | Seen;

/** Not seen. */
export interface Unseen {
  readonly kind: 'gap';
  readonly gap: Gap;
  /** Nobody wrote this gap: a fact that the catalogue declares is simply missing. */
  readonly implicit: boolean;
}

/** Looked at, and nothing is there. */
export interface Absent {
  readonly kind: 'absent';
}

/** Seen; null as a value means: seen to be none. */
export interface Seen {
  readonly kind: 'seen';
  readonly value: Json;
  /** Shape in the catalogue; null: not known there. */
  readonly schema: FactSchema | null;
  /** Gaps further below. */
  readonly below: GapTree | null;
  /** A list or map that was cut off: what it holds was seen, but there may be more. */
  readonly more: Gap | null;
}

export const absent: Absent = { kind: 'absent' };

/** What to make of a place where no value stands and no gap was written. */
export type WhenMissing = Absent | Unseen;

/** A gap nobody wrote. */
export function implicitGap(path: string): Unseen {
  return { kind: 'gap', gap: { path, reason: 'not-reached', detail: null }, implicit: true };
}

/**
 * Judges one place from its value, its shape and the gaps at and below it. A gap covers its place and everything
 * below; only `truncated` on a list or map leaves what was read before the limit standing, with `more` unseen.
 */
export function sightOf(
  value: Json | undefined,
  schema: FactSchema | null,
  gaps: GapTree | null,
  missing: WhenMissing,
): Sight {
  const container = isJsonList(value) || isJsonObject(value);
  const gap = gaps?.gap ?? null;
  if (gap !== null && !(container && gap.reason === 'truncated')) return { kind: 'gap', gap, implicit: false };
  if (container) return { kind: 'seen', value, schema: settled(schema), below: gaps, more: gap };
  // Below something that is missing or has no inside, a gap says that the thing itself was not seen whole.
  const under = gaps === null ? null : anyGap(gaps);
  if (under !== null) return { kind: 'gap', gap: under, implicit: false };
  if (value === undefined) return missing;
  return { kind: 'seen', value, schema: settled(schema), below: null, more: null };
}

function settled(schema: FactSchema | null): FactSchema | null {
  return schema === null ? null : settle(schema);
}

/** Whether nothing is there, and that was seen. */
export function isNone(sight: Sight): boolean {
  return sight.kind === 'absent' || (sight.kind === 'seen' && sight.value === null);
}

/** Shape of a member of an object; null: the catalogue knows nothing of it. */
export function memberSchema(schema: FactSchema | null, name: string): FactSchema | null {
  if (schema === null) return null;
  const { properties, additionalProperties } = schema;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name] ?? null;
  if (typeof additionalProperties === 'object') return additionalProperties;
  return additionalProperties === true || isAnything(schema) ? {} : null;
}

/**
 * Whether a name that is missing in an object of this shape was overlooked rather than seen to be absent: every
 * property of a closed object is a promise of the probe, a name in an open map is not.
 */
export function isPromised(schema: FactSchema | null): boolean {
  if (schema === null) return true;
  if (schema.additionalProperties === true || typeof schema.additionalProperties === 'object') return false;
  return schema.properties !== undefined || schema.type === 'object';
}
