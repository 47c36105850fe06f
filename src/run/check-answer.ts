import * as z from 'zod';
import type { AnyProbe } from '../kit/define-probe.ts';
import type { Learnt } from '../kit/probe-failure.ts';
import { isPathError, parseFactPath } from '../model/fact-path.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';
import { gapSchema, timingSchema, type Gap, type Timing } from '../model/observation.ts';
import { fitsOf } from './fits.ts';
import { isPlainJson } from './plain-json.ts';
import { placeName, tidy } from './tidy.ts';

/** What a probe learnt, checked. */
export interface Checked {
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
  readonly timings: readonly Timing[];
  readonly subject: string | null;
  /** What does not fit the probe’s own schema, for the failure’s detail; empty: all fits. */
  readonly problems: readonly string[];
}

const besidesSchema = z.object({
  gaps: z.array(gapSchema).default([]),
  timings: z.array(timingSchema).default([]),
  subject: z.string().nullable().default(null),
});

/**
 * Holds an answer against the probe’s own facts schema. A fact that is missing or null is no fault where a gap covers
 * it, nor is one that had to be changed to become JSON. Facts at the top that do not fit are left out.
 */
export function checkAnswer(probe: AnyProbe, answer: Learnt, complete: boolean): Checked {
  const quick = asItIs(probe, answer);
  if (quick !== null) return quick;
  const besides = besidesSchema.safeParse({ gaps: answer.gaps, timings: answer.timings, subject: answer.subject });
  if (!besides.success) return { ...nothing, problems: [z.prettifyError(besides.error)] };
  const tidied = tidy(answer.facts ?? {});
  if (!isJsonObject(tidied.value)) return { ...nothing, problems: ['facts are not an object'] };
  const facts = tidied.value;
  const gaps = [...besides.data.gaps, ...tidied.gaps];
  const parsed = probe.facts.safeParse(facts);
  const rest = { timings: besides.data.timings, subject: besides.data.subject };
  if (parsed.success) return { ...rest, facts: parsed.data, gaps, problems: [] };
  const faults = parsed.error.issues.filter((issue) => {
    if (tidied.changed.has(placeName(issue.path))) return false;
    const missing = (valueAt(facts, issue.path) ?? null) === null;
    return !(missing && (!complete || covered(issue.path, gaps)));
  });
  if (faults.length === 0) return { ...rest, facts, gaps, problems: [] };
  const unfit = new Set(faults.map((issue) => String(issue.path[0] ?? '')));
  const fitting = Object.fromEntries(Object.entries(facts).filter(([name]) => !unfit.has(name)));
  const problems = faults.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  return { ...rest, facts: unfit.has('') ? {} : fitting, gaps, problems };
}

/** Nearly every answer fits as it is, which is seen in a tenth of the time; null: the schemas have to say. */
function asItIs(probe: AnyProbe, { facts = {}, gaps = [], timings = [], subject = null }: Learnt): Checked | null {
  const besides = { gaps, timings, subject };
  if (!isPlainJson(besides) || !besidesFit(besides)) return null;
  return isPlainJson(facts) && fitsOf(probe.facts)(facts) ? { ...besides, facts, problems: [] } : null;
}

const besidesFit = fitsOf(
  z.object({ gaps: z.array(gapSchema), timings: z.array(timingSchema), subject: z.string().nullable() }),
);

const nothing = { facts: {}, gaps: [], timings: [], subject: null } as const;

function valueAt(facts: unknown, place: readonly PropertyKey[]): unknown {
  let current: unknown = facts;
  for (const step of place) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = Reflect.get(current, step);
  }
  return current;
}

/** Whether a gap stands at the place or above it. Elements of lists are covered by a gap of the list. */
function covered(place: readonly PropertyKey[], gaps: readonly Gap[]): boolean {
  return gaps.some((gap) => {
    if (gap.path === '') return true;
    const path = parseFactPath(gap.path);
    if (isPathError(path)) return false;
    const names = path.filter((segment) => segment.kind === 'name').map((segment) => segment.name);
    return names.every((name, index) => place[index] === name);
  });
}
