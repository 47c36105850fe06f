import type { Json, JsonObject } from './json.ts';
import type { Message } from './message.ts';
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

/** What a reader must know of a derived fact: why it is as it is. */
export interface Remark {
  /** The fact, or one above it, as a profile writes it: `unfitBrowsers`. */
  readonly path: string;
  /** Its code is one of the probe’s own texts, with the kind before it: `browser.note.lost`. */
  readonly message: Message;
}

/** Facts that follow from raw facts: merged into them by the judge, never stored. */
export interface Derived {
  readonly facts: JsonObject;
  readonly gaps?: readonly Gap[];
  /** Said beside findings that did not pass and look at these facts. */
  readonly remarks?: readonly Remark[];
}

/** A derived fact that is worse than it was in a baseline, and what is behind it. */
export interface Shift {
  /** As a profile writes it: `minimumChromium`. */
  readonly path: string;
  readonly before: Json;
  readonly after: Json;
  /** Codes are the probe’s own texts, with the kind before them. */
  readonly because: readonly Message[];
}

/** Pure. What shifted between two looks at one target, both judged by the same data; raw facts of both are given. */
export type Shifts = (before: JsonObject, after: JsonObject, context: DeriveContext) => readonly Shift[];

/** Pure: the same facts and context always give the same derived facts. */
export type Derive = (facts: JsonObject, context: DeriveContext) => Derived;
