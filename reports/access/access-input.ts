import type { Message } from '../../src/model/message.ts';
import type { TouchLine } from '../../src/model/plan.ts';
import type { Environment, Profile } from '../../src/model/profile.ts';

/** An account that has to be there before a run, and how an administrator sets it up. */
export interface AccountRequest {
  readonly environment: string;
  /** Kind of probe. */
  readonly probe: string;
  /** What the statements are run with: `psql`; null: nothing is known about how it is set up. */
  readonly tool: string | null;
  /** Where it logs in: `db1:5432/orders`. */
  readonly at: readonly string[];
  readonly name: string;
  readonly statements: readonly string[];
  readonly notes: readonly Message[];
  /** Names of the checks that use it. */
  readonly checks: readonly string[];
}

/** What the application for access is written from. */
export interface AccessInput {
  readonly profile: Pick<Profile, 'name' | 'title' | 'files' | 'timeZone' | 'document' | 'checks'>;
  /** Those of the selection, in promotion order. */
  readonly environments: readonly Environment[];
  /** The touch list of the plan. */
  readonly lines: readonly TouchLine[];
  readonly accounts: readonly AccountRequest[];
  /** SHA-256 of what `--approved` compares, hexadecimal. */
  readonly digest: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly partial: boolean;
  readonly tool: string;
}
