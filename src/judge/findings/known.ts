import { lookup } from '../../model/catalogue.ts';
import { covers, coversWritten, type FactPath, type Segment } from '../../model/fact-path.ts';
import { inItsDialect } from '../facts/in-its-dialect.ts';
import { mergeFacts } from '../facts/merge.ts';
import { implicitGap, type Sight } from '../facts/sight.ts';
import { look } from '../facts/step.ts';
import { derivedSight } from '../facts/whole-facts.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Attestation } from '../../model/observation.ts';
import type { MatchContext } from '../matchers/match-context.ts';
import type { TaskState } from './task-state.ts';

/** What is known of a fact of a task, and the statement of a person it rests on or that stands beside it. */
export interface Known {
  readonly sight: Sight;
  readonly attested: { readonly statement: Attestation; readonly fills: boolean; readonly value: Sight } | null;
}

/**
 * Looks a fact up. Where it was not seen, a person’s statement of it, of what holds it, or of what it is derived from
 * fills the gap. A path that cannot be read is not seen. A version comes in the dialect of its product.
 */
export function knownOf(state: TaskState, written: string, context: MatchContext): Known {
  const known = lookedUp(state, written, context);
  const productAt = (path: string): Sight => lookedUp(state, path, context).sight;
  return { ...known, sight: inItsDialect(known.sight, productAt, state.derive.reference) };
}

function lookedUp(state: TaskState, written: string, context: MatchContext): Known {
  const path = context.path(written);
  if (path === null) return { sight: implicitGap(written), attested: null };
  const sight = look(state.facts, path);
  if (state.attestations.length === 0) return { sight, attested: null };
  const known = statedBeside(state, sight, path, context) ?? derivedFromStated(state, sight, path, context);
  if (known?.attested === undefined || known.attested === null) return { sight, attested: null };
  state.noted(known.attested.statement, known.attested.fills);
  return known;
}

function statedBeside(state: TaskState, sight: Sight, path: FactPath, context: MatchContext): Known | null {
  for (const statement of state.attestations) {
    const value = stated(statement, path, context);
    if (value === null) continue;
    const fills = sight.kind === 'gap';
    return { sight: fills ? withShape(value, state, path) : sight, attested: { statement, fills, value } };
  }
  return null;
}

/** What a statement says of a fact; null: nothing. */
function stated(statement: Attestation, path: FactPath, context: MatchContext): Sight | null {
  const at = context.path(statement.path);
  if (at === null || !covers(at, path)) return null;
  return look({ kind: 'seen', value: statement.value, schema: {}, below: null, more: null }, path.slice(at.length));
}

function withShape(value: Sight, state: TaskState, path: FactPath): Sight {
  if (value.kind !== 'seen' || state.probe === null) return value;
  const found = lookup(state.probe.entry.facts, path);
  return { ...value, schema: found.found ? found.schema : null };
}

/** Days left follow from a stated date as they do from one that was seen. Nothing stated stands in for what was seen. */
function derivedFromStated(state: TaskState, sight: Sight, path: FactPath, context: MatchContext): Known | null {
  const { probe, derive, observation } = state;
  if (sight.kind !== 'gap' || probe?.derive === undefined || probe.derive === null) return null;
  if (!probe.entry.derived.some((each) => coversWritten(each, path))) return null;
  const seen = state.unusable === null ? (observation?.facts ?? {}) : {};
  if (look(derivedSight(seen, probe, derive), path).kind === 'seen') return null;
  for (const statement of state.attestations) {
    const at = context.path(statement.path);
    if (at === null || at.length === 0 || look(state.facts, at).kind !== 'gap') continue;
    const facts = mergeFacts(seen, nested(at, statement.value), probe.entry.facts);
    const value = look(derivedSight(facts, probe, derive), path);
    if (value.kind === 'seen') return { sight: value, attested: { statement, fills: true, value } };
  }
  return null;
}

/** A value at a path as facts that hold nothing else. */
function nested(path: FactPath, value: Json): JsonObject {
  const inner = path.reduceRight<Json>((below, segment) => around(segment, below), value);
  return isJsonObject(inner) ? inner : {};
}

function around(segment: Segment, below: Json): Json {
  if (segment.kind === 'name') return { [segment.name]: below };
  return [{ ...(isJsonObject(below) ? below : {}), [segment.field]: segment.value }];
}
