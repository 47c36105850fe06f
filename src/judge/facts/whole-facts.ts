import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { gapTree } from './gap-tree.ts';
import { mergeFacts } from './merge.ts';
import { absent, implicitGap, sightOf, type Sight } from './sight.ts';
import type { DeriveContext, Derived, Remark } from '../../model/derive.ts';
import type { Gap, Observation } from '../../model/observation.ts';
import type { JudgeProbe } from '../judge-input.ts';

/** Everything known of one observation, and whether deriving from it broke. */
export interface WholeFacts {
  readonly root: Sight;
  readonly deriveFailed: boolean;
  /** What is to be said of derived facts. */
  readonly remarks: readonly Remark[];
}

/**
 * Observed and derived facts together. A `derive` that throws is our fault: what it owed is a gap. A task that failed
 * and learnt nothing saw nothing: in no open map is anything known to be absent.
 */
export function wholeFacts(observation: Observation, probe: JudgeProbe, context: DeriveContext): WholeFacts {
  const { entry, derive } = probe;
  if (learntNothing(observation)) return { root: implicitGap(''), deriveFailed: false, remarks: [] };
  const derived: Derived | null = derive === null ? { facts: {} } : tryDerive(observation.facts, derive, context);
  const broken = derived === null ? entry.derived.map(owed) : (derived.gaps ?? []);
  const facts = mergeFacts(observation.facts, derived?.facts ?? {}, entry.facts);
  const root = sightOf(facts, entry.facts, gapTree([...observation.gaps, ...broken]), absent);
  return { root, deriveFailed: derived === null, remarks: derived?.remarks ?? [] };
}

/** What follows from facts, alone; a `derive` that throws gives nothing. */
export function derivedSight(facts: JsonObject, { entry, derive }: JudgeProbe, context: DeriveContext): Sight {
  const derived = derive === null ? null : tryDerive(facts, derive, context);
  return derived === null ? implicitGap('') : sightOf(derived.facts, entry.facts, gapTree(derived.gaps ?? []), absent);
}

function learntNothing({ failure, facts }: Observation): boolean {
  return failure !== null && Object.keys(facts).length === 0;
}

function tryDerive(
  facts: JsonObject,
  derive: NonNullable<JudgeProbe['derive']>,
  context: DeriveContext,
): Derived | null {
  try {
    const derived = derive(facts, context);
    // Days left of a date that is none would satisfy every bound, or none.
    return isJson(derived.facts) ? derived : null;
  } catch {
    return null;
  }
}

/** Whether every number in it is one. */
function isJson(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (isJsonList(value)) return value.every(isJson);
  return !isJsonObject(value) || Object.values(value).every(isJson);
}

function owed(path: string): Gap {
  return { path, reason: 'not-reached', detail: null };
}

/** What was observed alone, without anything derived. */
export function rawFacts(observation: Observation, probe: JudgeProbe | null): Sight {
  if (learntNothing(observation)) return implicitGap('');
  return sightOf(observation.facts, probe?.entry.facts ?? null, gapTree(observation.gaps), absent);
}
