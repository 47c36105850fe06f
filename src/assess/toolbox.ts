import * as z from 'zod';
import type { AnyProbe } from '../kit/define-probe.ts';
import { describeProbe, settingsSchema } from '../kit/describe-probe.ts';
import { loginsOf } from '../kit/logins-of.ts';
import { keepSettings } from '../kit/read-settings.ts';
import { secretMark } from '../kit/settings.ts';
import { canonical } from '../model/canonical.ts';
import { settle, type CatalogueEntry, type FactCatalogue } from '../model/catalogue.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { isSecretRef } from '../model/profile.ts';
import type { JudgeProbe } from '../judge/judge-input.ts';
import type { PlanProbe } from '../plan/plan.ts';

/** The probes of this installation, seen from each stage of the pipeline. */
export interface Toolbox {
  readonly probes: ReadonlyMap<string, AnyProbe>;
  readonly catalogue: FactCatalogue;
  readonly forPlan: ReadonlyMap<string, PlanProbe>;
  readonly forJudge: ReadonlyMap<string, JudgeProbe>;
}

/** Prepares a list of probes for every stage. */
export function toolbox(list: readonly AnyProbe[]): Toolbox {
  return {
    probes: new Map(list.map((probe) => [probe.kind, probe])),
    catalogue: catalogueOf(list),
    forPlan: new Map(list.map((probe) => [probe.kind, planProbe(probe)])),
    forJudge: new Map(list.map((probe) => [probe.kind, judgeProbe(probe)])),
  };
}

/** Each kind is described when somebody asks for it: to describe all takes longer than to read a profile. */
function catalogueOf(list: readonly AnyProbe[]): FactCatalogue {
  const catalogue: Record<string, CatalogueEntry> = {};
  for (const probe of list)
    Object.defineProperty(catalogue, probe.kind, { enumerable: true, get: () => describeProbe(probe) });
  return catalogue;
}

function judgeProbe(probe: AnyProbe): JudgeProbe {
  const settled = (settings: JsonObject): JsonObject | null => {
    const parsed = probe.settings.safeParse(markSecrets(settings));
    const json = parsed.success ? z.record(z.string(), z.json()).safeParse(parsed.data) : null;
    return json?.success === true ? json.data : null;
  };
  return {
    get entry() {
      return describeProbe(probe);
    },
    derive: probe.derive,
    compare: probe.compare,
    ...(probe.shifts === undefined ? {} : { shifts: probe.shifts }),
    differing: (planned, asked) => {
      // Nearly always: what was planned passed the schema already, and reading it again takes as long as judging.
      if (canonical(planned) === canonical(asked)) return [];
      const tuning = tuningSettings(probe);
      return differing(settled(planned), settled(asked)).filter((name) => !tuning.has(name));
    },
  };
}

/** Settings of which the schema says `tuning: true`: how long to wait, how much to read. */
function tuningSettings(probe: AnyProbe): ReadonlySet<string> {
  const members = Object.entries(settle(settingsSchema(probe)).properties ?? {});
  return new Set(members.filter(([, schema]) => 'tuning' in schema && schema.tuning === true).map(([name]) => name));
}

/** Names whose values differ; settings that this version cannot read differ as a whole. */
function differing(planned: JsonObject | null, asked: JsonObject | null): readonly string[] {
  if (planned === null || asked === null) return ['*'];
  const names = [...new Set([...Object.keys(planned), ...Object.keys(asked)])].sort();
  return names.filter((name) => canonical(planned[name] ?? null) !== canonical(asked[name] ?? null));
}

function planProbe(probe: AnyProbe): PlanProbe {
  return {
    capability: probe.capability,
    declare: (settings) => {
      const parsed = probe.settings.parse(markSecrets(settings));
      keepSettings(probe, settings, parsed);
      return { touches: probe.touches(parsed), logins: loginsOf(probe, parsed), part: probe.part?.(parsed) ?? null };
    },
  };
}

/** Settings with every secret replaced by a mark: enough to declare what will be touched. */
export function markSecrets(settings: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, markValue(value)]));
}

function markValue(value: Json): Json {
  if (isSecretRef(value)) return secretMark;
  if (isJsonList(value)) return value.map(markValue);
  return isJsonObject(value) ? markSecrets(value) : value;
}
