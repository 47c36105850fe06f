import type { Json, JsonObject } from './json.ts';
import type { Matcher } from './matcher.ts';
import type { Text } from './message.ts';
import type { Severity } from './words.ts';

/** A severity for each environment that takes part, by environment name. One that is missing takes no part. */
export interface SeverityByEnvironment {
  readonly [environment: string]: Severity;
}

/** Profile and site file together, with every value, severity and matcher settled for each environment and node. */
export interface Profile {
  readonly name: string;
  readonly title: Text | null;
  /** The files it was read from, the profile first: name as given, and SHA-256 of their bytes. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly environments: readonly Environment[];
  /** Which environments the overall verdict hangs on. */
  readonly gates: 'gate' | 'all';
  /** IANA name; days and windows are counted in it. */
  readonly timeZone: string;
  readonly checks: readonly Check[];
  readonly relations: readonly Relation[];
  readonly waivers: readonly Waiver[];
  /** Who mends what until when. */
  readonly actions: readonly Action[];
  /** Free data for the report’s cover: customer, contract, version ... */
  readonly document: JsonObject;
}

/** What an environment may be called. */
export const environmentName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,63}$/u;

export interface Environment {
  readonly name: string;
  readonly title: Text | null;
  readonly gate: boolean;
  /** One task at a time in the whole environment. */
  readonly protected: boolean;
  /** Whether screenshots and raw bodies may be kept. By default not in the gate and in protected environments. */
  readonly capture: 'none' | 'all';
  /** Hours in which tasks may start; null: always. */
  readonly window: Window | null;
  readonly machines: readonly Machine[];
}

/** From one time of day to another, in minutes after midnight of the profile’s time zone; `to` may be the smaller (over midnight). */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly written: string;
}

export interface Machine {
  readonly key: string;
  readonly hostname: string | null;
  readonly address: string | null;
  readonly zone: string | null;
}

export interface Check {
  readonly name: string;
  /** Earlier names: evidence, waivers and baselines map through them. */
  readonly formerly: readonly string[];
  readonly title: Text | null;
  readonly because: Text | null;
  readonly owner: Text | null;
  readonly stage: readonly string[];
  readonly tags: readonly string[];
  readonly references: readonly string[];
  readonly probe: string;
  /** Names of checks of which nothing heavy may be failed or unknown. */
  readonly needs: readonly string[];
  /** Machines or zones it is asked from; empty: from wherever the run stands. */
  readonly from: readonly string[];
  /** Time for one attempt, milliseconds. */
  readonly timeoutMs: number;
  /** Attempts in all, at least 1. */
  readonly attempts: number;
  /** The check in each environment it belongs to; an environment that `in`, `except` or `when` leave out is not here. */
  readonly environments: readonly CheckInEnvironment[];
  readonly across: readonly Comparison[];
  readonly among: readonly Comparison[];
  /** Where it stands in the profile. */
  readonly at: Place;
}

export interface CheckInEnvironment {
  readonly environment: string;
  /** Said by the site file; the check is then not looked at here. */
  readonly notApplicable: {
    readonly because: Text;
    readonly owner: Text | null;
  } | null;
  /** Severity of `answers`: the highest in force among the expectations and comparisons here, else the check’s own. */
  readonly answers: Severity;
  readonly nodes: readonly CheckNode[];
}

export interface CheckNode {
  /** Key of the node; null where the check has one target here. */
  readonly key: string | null;
  /** The probe’s settings. A secret stands as `{ "$secret": "NAME" }`. */
  readonly settings: JsonObject;
  readonly expect: readonly Expectation[];
}

export interface Expectation {
  /** By default the fact path. */
  readonly id: string;
  readonly path: string;
  readonly matcher: Matcher;
  readonly severity: Severity;
  /** As the author wrote it, for people: `>=14 <18`, `atLeast: 500 GiB`. */
  readonly written: string;
  readonly because: Text | null;
  readonly remedy: Text | null;
  readonly owner: Text | null;
  /** Set where the site file overrides what the product asks. */
  readonly overridden: {
    readonly because: Text;
    readonly owner: Text | null;
    readonly was: string;
  } | null;
  readonly at: Place;
}

export const comparisonRules = [
  'same',
  'same-major',
  'same-minor',
  'not-ahead',
  'not-behind',
  'different',
  'near',
  'same-except',
] as const;
export type ComparisonRule = (typeof comparisonRules)[number];

/** What must agree between environments (`across`) or between the nodes of one (`among`). */
export interface Comparison {
  /** By default `across:PATH` or `among:PATH`. */
  readonly id: string;
  readonly path: string;
  readonly rule: ComparisonRule;
  /** Environment it is held against; null: by the rule (the gate, or the nearest earlier one). Only in `across`. */
  readonly against: string | null;
  /** `near`: allowed difference. */
  readonly within: { readonly percent: number } | { readonly absolute: number } | null;
  /** `same-except`: fact paths below the path that may differ. */
  readonly paths: readonly string[];
  /** The author knows that both sides may be one running system. */
  readonly shared: boolean;
  readonly severity: SeverityByEnvironment;
  readonly because: Text | null;
  readonly remedy: Text | null;
  readonly owner: Text | null;
  readonly at: Place;
}

/** One side of a relation. */
export interface RelationSide {
  readonly check: string;
  readonly path: string;
}

/** What must agree between two checks in each environment that has both. */
export interface Relation {
  readonly id: string;
  readonly title: Text | null;
  readonly left: RelationSide;
  readonly right: RelationSide;
  readonly rule: ComparisonRule;
  readonly within: Comparison['within'];
  readonly paths: readonly string[];
  readonly shared: boolean;
  readonly severity: SeverityByEnvironment;
  /** Environments it belongs to, in order. */
  readonly environments: readonly string[];
  readonly because: Text | null;
  readonly remedy: Text | null;
  readonly owner: Text | null;
  readonly at: Place;
}

/** A finding accepted by a named owner, for a reason, until a date. */
export interface Waiver {
  readonly finding: {
    readonly check: string;
    readonly rule: string;
    readonly environment: string;
    readonly node: string | null;
  };
  readonly because: Text;
  readonly owner: Text;
  readonly ticket: string | null;
  /** Last day on which it holds, YYYY-MM-DD in the profile’s time zone. */
  readonly until: string;
  readonly at: Place;
}

/**
 * Who mends a finding, and by which day. Of several that fit a finding the one that names more of it counts, for owner
 * and day each on its own.
 */
export interface Action {
  /** Name of the check, or id of the relation. */
  readonly check: string;
  /** Null: every finding of the check. Its node null: all of its nodes. */
  readonly finding: { readonly rule: string; readonly environment: string; readonly node: string | null } | null;
  /** Stands instead of the owner that the profile names; null: that one. */
  readonly owner: Text | null;
  /** Last day, YYYY-MM-DD in the profile’s time zone; null: none is set. */
  readonly due: string | null;
  readonly at: Place;
}

/** A place in a file, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A secret as it stands in settings until the run looks it up. */
export interface SecretRef {
  readonly $secret: string;
}

/** Whether a value stands for a secret. */
export function isSecretRef(value: Json | undefined): value is JsonObject & SecretRef {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    '$secret' in value &&
    typeof value['$secret'] === 'string'
  );
}
