import * as z from 'zod';
import { findingSchema, type Finding } from './finding.ts';
import { findingIdSchema } from './identity.ts';
import { messageSchema, textSchema, type Message, type Text } from './message.ts';
import { attestationSchema, observationSchema, vantageSchema, type Observation } from './observation.ts';
import { selectionSchema, touchLineSchema } from './plan.ts';
import { outcomes, outcomeSchema, severities, severitySchema, verdictSchema } from './words.ts';
import type { DeepReadonly, JsonObject } from './json.ts';

/** How many findings of each outcome, and of the ones not passed how many of each severity. */
export const countsSchema = z.object({
  byOutcome: z.record(z.enum(outcomes), z.number().int()),
  failed: z.record(z.enum(severities), z.number().int()).describe('failed and not waived'),
  unknown: z.record(z.enum(severities), z.number().int()).describe('unknown or blocked and not waived'),
  waived: z.number().int(),
});
export type Counts = DeepReadonly<z.infer<typeof countsSchema>>;

export const environmentResultSchema = z.object({
  name: z.string(),
  title: textSchema.nullable(),
  gate: z.boolean(),
  protected: z.boolean(),
  selected: z.boolean().describe('false: the selection left it out'),
  verdict: verdictSchema,
  reasons: z.array(messageSchema).describe('why this verdict, heaviest first'),
  counts: countsSchema,
});
export interface EnvironmentResult extends DeepReadonly<
  Omit<z.infer<typeof environmentResultSchema>, 'title' | 'reasons'>
> {
  readonly title: Text | null;
  readonly reasons: readonly Message[];
}

/** What the report needs to know of a check. */
export const checkInfoSchema = z.object({
  name: z.string(),
  formerly: z.array(z.string()).describe('earlier names'),
  title: textSchema.nullable(),
  because: textSchema.nullable(),
  owner: textSchema.nullable(),
  probe: z.string(),
  experimental: z.literal(true).exactOptional().describe('its probe was never tried on a real target by its makers'),
  stage: z.array(z.string()),
  tags: z.array(z.string()),
  references: z.array(z.string()),
  selected: z.boolean(),
});
export type CheckInfo = DeepReadonly<z.infer<typeof checkInfoSchema>>;

/** What the report needs to know of a relation. */
export const relationInfoSchema = z.object({
  id: z.string(),
  title: textSchema.nullable(),
});
export interface RelationInfo extends Omit<DeepReadonly<z.infer<typeof relationInfoSchema>>, 'title'> {
  readonly title: Text | null;
}

/** One cell of the version matrix. */
export const versionCellSchema = z.object({
  environment: z.string(),
  node: z.string().nullable(),
  vantage: z.string().nullable(),
  version: z.string().nullable().describe('null: not seen'),
  outcome: outcomeSchema.nullable().describe('worst outcome of a finding on it; null: nothing is asked of it'),
});
export const versionRowSchema = z.object({
  check: z.string(),
  probe: z.string(),
  cells: z.array(versionCellSchema),
});
export type VersionRow = DeepReadonly<z.infer<typeof versionRowSchema>>;

/** What changed against a baseline. */
export const driftSchema = z.object({
  baseline: z.object({ runId: z.string(), seenAt: z.string() }),
  changes: z.array(
    z.object({
      check: z.string(),
      environment: z.string(),
      node: z.string().nullable(),
      vantage: z.string().nullable(),
      path: z.string(),
      kind: z.enum(['changed', 'appeared', 'disappeared', 'not-comparable']),
      before: z.json(),
      after: z.json(),
      listed: z.boolean().describe('an expectation or comparison asks for this fact'),
      finding: findingIdSchema.nullable().describe('the finding that judges this fact now'),
      because: z.array(messageSchema).exactOptional().describe('what is behind it; absent: nothing is known of that'),
    }),
  ),
});
export type Drift = DeepReadonly<z.infer<typeof driftSchema>>;

/**
 * What became of a person’s statement. `counts`: something rests on it; `beside`: the fact was observed, and that
 * counts; `replaced`: a later statement of the same fact counts; `expired`: its last day has passed; `unused`: nothing
 * asks for it; `not-selected`: the selection left out what it is for.
 */
export const attestationStandings = ['counts', 'beside', 'replaced', 'expired', 'unused', 'not-selected'] as const;
export type AttestationStanding = (typeof attestationStandings)[number];

/** A person’s statement, and what became of it. */
export const judgedAttestationSchema = attestationSchema.extend({ standing: z.enum(attestationStandings) });
export type JudgedAttestation = DeepReadonly<z.infer<typeof judgedAttestationSchema>>;

/** What a result can be freed of before it is given away: addresses (IP), names (of hosts and machines). */
export const maskKinds = ['addresses', 'names'] as const;
export type MaskKind = (typeof maskKinds)[number];

/** What became of a problem since the round before. `unseen`: not looked at this time, so still open. */
export const followUpStatuses = ['new', 'open', 'reopened', 'unseen', 'closed', 'gone'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

/** Problems with the numbers they keep from round to round, as customers track them. */
export const followUpSchema = z.object({
  round: z.number().int().describe('1 where nothing came before'),
  previous: z.object({ round: z.number().int(), runId: z.string(), judgedAs: z.iso.datetime() }).nullable(),
  counts: z.record(z.enum(followUpStatuses), z.number().int()),
  items: z.array(
    z.object({
      number: z.number().int().describe('given once, never again'),
      finding: findingIdSchema.describe('as it is called now'),
      status: z.enum(followUpStatuses),
      outcome: outcomeSchema.nullable().describe('null: not judged this time'),
      severity: severitySchema,
      waived: z.boolean().describe('somebody accepts it: it stays open, but nobody waits for it'),
      opened: z.number().int().describe('round in which it was first seen'),
      closed: z.number().int().nullable().describe('round in which it was last found mended or no longer asked'),
    }),
  ),
});
export type FollowUp = DeepReadonly<z.infer<typeof followUpSchema>>;

/** The whole result of a run, as it is saved, reported, and read again. */
export const runResultSchema = z.object({
  format: z.literal('plumbline-result'),
  version: z.literal(1),
  profile: z.object({
    name: z.string(),
    title: textSchema.nullable(),
    files: z.array(z.object({ name: z.string(), sha256: z.string() })),
    timeZone: z.string(),
    gates: z.enum(['gate', 'all']),
    document: z.record(z.string(), z.json()),
  }),
  run: z.object({
    id: z.string(),
    seenFrom: z.iso.datetime().describe('first observation began, UTC'),
    seenTo: z.iso.datetime().describe('last observation ended, UTC'),
    interrupted: z.boolean().describe('stopped before its end, or its journal has no closing record'),
    vantages: z.array(vantageSchema),
    runs: z
      .array(
        z.object({ id: z.string(), seenFrom: z.iso.datetime(), seenTo: z.iso.datetime(), tasks: z.number().int() }),
      )
      .describe('the runs whose observations count, several where evidence was merged'),
  }),
  scope: z.object({
    selection: selectionSchema,
    partial: z.boolean(),
    selectedChecks: z.number().int(),
    totalChecks: z.number().int(),
    tasks: z.number().int(),
    observed: z.number().int().describe('tasks that were really started'),
  }),
  verdict: verdictSchema,
  reasons: z.array(messageSchema),
  failOn: severitySchema.describe('lightest severity that decides: major, or minor with --fail-on minor'),
  judgedAs: z.iso.datetime().describe('the moment ages and days left were counted from, UTC'),
  environments: z.array(environmentResultSchema),
  checks: z.array(checkInfoSchema),
  relations: z.array(relationInfoSchema).default([]).describe('what the profile holds against each other'),
  findings: z.array(findingSchema),
  observations: z.array(observationSchema),
  versions: z.array(versionRowSchema),
  followUp: followUpSchema,
  attestations: z.array(judgedAttestationSchema).describe('every statement that was handed in, the earliest first'),
  masked: z.array(z.enum(maskKinds)).describe('replaced by marks in every text of this result; empty: nothing'),
  drift: driftSchema.nullable(),
  waivers: z.object({
    unused: z.array(z.string()).describe('waivers that covered nothing, as written'),
    expired: z.array(z.string()),
  }),
  touch: z.array(touchLineSchema).describe('what the run was allowed to touch'),
  reference: z.array(
    z.object({
      name: z.string().describe('of data that is shipped, or the file that was given'),
      date: z.string().describe('YYYY-MM-DD'),
      source: z.string(),
      sha256: z.string().exactOptional().describe('of the file that was given, hexadecimal'),
    }),
  ),
  catalogue: z.object({ sha256: z.string() }),
  provenance: z.object({
    tool: z.string(),
    toolVersion: z.string(),
    node: z.string(),
    platform: z.string(),
    judgedAt: z.iso.datetime().describe('when this result was computed, UTC'),
    command: z.enum(['check', 'judge', 'report']),
    sources: z.array(z.string()).describe('`live`, or the evidence archives it was judged from, by manifest digest'),
    sealed: z.boolean().describe('false: intact, not authenticated'),
  }),
});
type Stored = DeepReadonly<z.infer<typeof runResultSchema>>;
export interface RunResult extends Omit<
  Stored,
  'findings' | 'observations' | 'environments' | 'checks' | 'relations' | 'reasons' | 'profile'
> {
  readonly findings: readonly Finding[];
  readonly observations: readonly Observation[];
  readonly environments: readonly EnvironmentResult[];
  readonly checks: readonly CheckInfo[];
  readonly relations: readonly RelationInfo[];
  readonly reasons: readonly Message[];
  readonly profile: Omit<Stored['profile'], 'title' | 'document'> & {
    readonly title: Text | null;
    readonly document: JsonObject;
  };
}
