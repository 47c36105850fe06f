import type { FactSchema } from '../../src/model/catalogue.ts';
import type { Matcher } from '../../src/model/matcher.ts';
import type { Message, Text } from '../../src/model/message.ts';
import type { Touch } from '../../src/model/plan.ts';
import type { Check, CheckNode, Place, Profile } from '../../src/model/profile.ts';
import type { AccountRequest } from '../access/access-input.ts';

/** A value that the site file gives, or would give. */
export interface AskedValue {
  readonly name: string;
  readonly describe: Text | null;
  /** As a profile writes it: `host`, `map of url`. */
  readonly type: string;
  /** As it is written; null: it must be given. */
  readonly byDefault: string | null;
  /** Texts and numbers that stand in the profile for a value that nobody gave; null: there is one. */
  readonly standIn: { readonly texts: readonly string[]; readonly numbers: readonly number[] } | null;
}

/** What the paper of requirements is written from. */
export interface RequirementsInput {
  readonly profile: Profile;
  /**
   * Set where there is no site file: values that stand in for those nobody gave, and conditions of which nobody knows
   * whether they hold, with the place of what they belong to.
   */
  readonly draft: {
    readonly parameters: readonly AskedValue[];
    readonly conditions: readonly { readonly at: Place; readonly written: string }[];
    /** Name of the environment that stands for all that the profile does not name. */
    readonly otherEnvironments: string;
  } | null;
  /** What a probe needs by its kind; null: unknown. */
  readonly capability: (kind: string) => 'network' | 'browser' | 'local' | 'person' | null;
  /** What a matcher asks, in words; the schema is that of its fact. */
  readonly expected: (matcher: Matcher, schema: FactSchema | null) => Message;
  /** What is touched to look at a node. */
  readonly touches: (check: Check, node: CheckNode) => readonly Touch[];
  readonly accounts: readonly AccountRequest[];
  /** ISO 8601. */
  readonly madeAt: string;
}
