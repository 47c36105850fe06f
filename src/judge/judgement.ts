import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type {
  CheckInfo,
  Drift,
  EnvironmentResult,
  JudgedAttestation,
  RelationInfo,
  VersionRow,
} from '../model/run-result.ts';
import type { Verdict } from '../model/words.ts';

/** What the judge says: the part of a RunResult that follows from evidence and profile. */
export interface Judgement {
  /** By check in profile order, relations last; inside by environment, node and rule. */
  readonly findings: readonly Finding[];
  readonly environments: readonly EnvironmentResult[];
  readonly verdict: Verdict;
  readonly reasons: readonly Message[];
  readonly versions: readonly VersionRow[];
  /** Null: there was no baseline. */
  readonly drift: Drift | null;
  readonly waivers: { readonly unused: readonly string[]; readonly expired: readonly string[] };
  readonly checks: readonly CheckInfo[];
  readonly relations: readonly RelationInfo[];
  /** Every statement of a person, and what became of it; the earliest first. */
  readonly attestations: readonly JudgedAttestation[];
}
