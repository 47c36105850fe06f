import type { JsonObject } from './json.ts';
import type { Gap } from './observation.ts';
import type { ReferenceData } from './reference.ts';

/** What a probe's `derive` may look at besides the facts. */
export interface DeriveContext {
  /** The moment it is judged for, milliseconds since 1970. */
  readonly now: number;
  /** IANA name; days are counted in it. */
  readonly timeZone: string;
  readonly reference: ReferenceData;
}

/** Facts that follow from raw facts: merged into them by the judge, never stored. */
export interface Derived {
  readonly facts: JsonObject;
  readonly gaps?: readonly Gap[];
}

/** Pure: the same facts and context always give the same derived facts. */
export type Derive = (facts: JsonObject, context: DeriveContext) => Derived;
