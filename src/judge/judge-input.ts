import type { CatalogueEntry } from '../model/catalogue.ts';
import type { Derive, Shifts } from '../model/derive.ts';
import type { Difference } from '../model/finding.ts';
import type { TaskId } from '../model/identity.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Attestation, Observation } from '../model/observation.ts';
import type { Plan } from '../model/plan.ts';
import type { Profile } from '../model/profile.ts';
import type { ReferenceData } from '../model/reference.ts';

/** What the judge must know of one kind of probe. */
export interface JudgeProbe {
  readonly entry: CatalogueEntry;
  /**
   * Names of the settings in which two questions differ, as this version understands them; none: the same question,
   * so that the facts of one answer the other. Settings that only tune how it is asked do not count.
   */
  readonly differing: (planned: JsonObject, asked: JsonObject) => readonly string[];
  readonly derive: Derive | null;
  /** Derived facts that are told as drift; absent: none. */
  readonly shifts?: Shifts;
  /** Differences of a structured fact; null as the answer: the judge’s own comparison. */
  readonly compare: ((path: string, left: Json, right: Json) => readonly Difference[] | null) | null;
}

/** Something a reader must know of a task’s evidence: two archives that disagree, for instance. */
export interface EvidenceNote {
  readonly task: TaskId;
  readonly note: Message;
}

/** Evidence that was accepted earlier. */
export interface Baseline {
  readonly runId: string;
  /** UTC, when its first observation began. */
  readonly seenAt: string;
  readonly observations: readonly Observation[];
}

/** Everything a judgement depends on. The same input gives the same judgement, byte for byte. */
export interface JudgeInput {
  readonly profile: Profile;
  /** Tasks in scope, in order. */
  readonly plan: Plan;
  /** At most one for each task; their order does not matter. */
  readonly observations: readonly Observation[];
  readonly conflicts: readonly EvidenceNote[];
  /** By kind. */
  readonly probes: ReadonlyMap<string, JudgeProbe>;
  readonly reference: ReferenceData;
  readonly attestations: readonly Attestation[];
  readonly baseline: Baseline | null;
  /** Stopped before its end, or its journal has no closing record. */
  readonly interrupted: boolean;
  /** Lightest severity that decides. */
  readonly failOn: 'major' | 'minor';
  /** The moment ages are counted from, milliseconds since 1970. */
  readonly now: number;
}
