import type { CatalogueEntry, FactSchema } from '../model/catalogue.ts';
import type { JsonObject } from '../model/json.ts';

/** One thing wrong with the settings of a target. */
export interface SettingsIssue {
  /** Keys and indexes from the settings down to the place. */
  readonly path: readonly (string | number)[];
  /**
   * `unknown`: a key that is not known; `missing`: one that must be there; `value`: a value that does not fit; `rule`: one
   * that breaks a rule of the probe, alone or beside other settings.
   */
  readonly kind: 'unknown' | 'missing' | 'value' | 'rule';
  /** Names of the keys that are unknown or missing; for a value, what is wanted; for a rule, what it says. */
  readonly names: readonly string[];
}

/** What the profile reader needs to know of a kind of probe. */
export interface KnownProbe {
  readonly kind: string;
  readonly capability: 'network' | 'browser' | 'local' | 'person';
  readonly lifecycle: 'experimental' | 'stable' | 'deprecated';
  readonly entry: CatalogueEntry;
  /** Expectations, by fact path, of a check that writes none; null: such a check asks only whether its target answers. */
  readonly implied: JsonObject | null;
  /** Holds beside written expectations too, unless they ask for the same fact. */
  readonly impliedBeside: boolean;
  /** The settings as JSON Schema, with `secret: true` and `kind` annotations. */
  readonly settings: FactSchema;
  /** Checks settings in which every secret is replaced by a mark. */
  readonly checkSettings: (settings: JsonObject) => readonly SettingsIssue[];
}
