import * as z from 'zod';

/** Languages a report can be shown in. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** What became of one finding. See docs/architecture.md, dictionary. */
export const outcomes = ['pass', 'fail', 'unknown', 'blocked', 'not-applicable'] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = (typeof outcomes)[number];

/** How much a finding weighs, heaviest first. */
export const severities = ['blocker', 'major', 'minor', 'info'] as const;
export const severitySchema = z.enum(severities);
export type Severity = (typeof severities)[number];

/** The answer of an environment or of the whole run, worst first. */
export const verdicts = ['not-ready', 'inconclusive', 'ready-with-risks', 'ready'] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = (typeof verdicts)[number];

/** Why a fact was not seen: refused by rights, not offered by this target, never got there; `truncated`: not all of it. */
export const gapReasons = ['not-permitted', 'not-supported', 'not-reached', 'truncated'] as const;
export const gapReasonSchema = z.enum(gapReasons);
export type GapReason = (typeof gapReasons)[number];

/** Whose matter a failure is: the system under test, the way to it, we ourselves, or what was written in the profile. */
export const blames = ['target', 'path', 'runner', 'profile'] as const;
export type Blame = (typeof blames)[number];

/** Units a fact may carry. Numbers are stored in exactly this unit; instants are ISO 8601 texts in UTC. */
export const units = ['bytes', 'milliseconds', 'seconds', 'days', 'percent', 'instant'] as const;
export type Unit = (typeof units)[number];

/** Names of the version dialects in src/judge/versioning. */
export const dialectNames = [
  'semver',
  'postgresql',
  'mysql',
  'mariadb',
  'chromium',
  'kingbase',
  'opengauss',
  'tidb',
  'oceanbase',
  'vendor',
  'loose',
] as const;
export type DialectName = (typeof dialectNames)[number];

/** The heavier of two severities. */
export function heavier(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) <= severities.indexOf(b) ? a : b;
}

/** Whether severity a weighs at least as much as b. */
export function atLeastAsHeavy(a: Severity, b: Severity): boolean {
  return severities.indexOf(a) <= severities.indexOf(b);
}
