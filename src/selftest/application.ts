import * as z from 'zod';
import type { Derived } from '../model/derive.ts';
import type { JsonObject } from '../model/json.ts';
import { confidences } from '../model/reference.ts';
import { actedSteps, actedTogether, type ActedStep } from './acted.ts';

/** What an application asks of a browser, as a run of the browser probe saw it. */
export interface Application {
  /** Keys of the features of the language, each once, in the order of first use. */
  readonly features: readonly string[];
  /** Keys of what its scripts call without asking first whether it is there. */
  readonly interfaces: readonly string[];
  /** Whether every script was read. */
  readonly whole: boolean;
  /** Whether there are other scripts for browsers without modules, which nobody read. */
  readonly legacy: boolean;
  /** What acting as older Chromiums showed; null: nobody did. */
  readonly acted: readonly ActedStep[] | null;
}

const Scripts = z.object({
  scripts: z.array(
    z.object({
      from: z.string(),
      module: z.boolean(),
      parsed: z.boolean().nullable(),
      error: z.string().nullable(),
      uses: z.array(z.object({ feature: z.string() })),
      interfaces: z
        .array(z.object({ key: z.string(), sure: z.enum(confidences), guarded: z.boolean() }))
        .optional()
        .catch(undefined),
    }),
  ),
  legacyScripts: z.number().default(0),
});
type Script = z.infer<typeof Scripts>['scripts'][number];

/** Without it a browser does not even ask for a module. */
const moduleFeature = 'statements.import';

/**
 * What the facts of one look say of its scripts; null: nobody looked at scripts. `derived` is what the probe makes of
 * these facts: where it does not know which engine is needed, it says so by a gap.
 */
export function applicationOf(facts: JsonObject, derived: Derived): Application | null {
  const seen = Scripts.safeParse(facts);
  if (!seen.success) return null;
  const scripts = seen.data.scripts.filter(mustBeRead);
  const isOpen = (derived.gaps ?? []).some(({ path }) => ['', 'needs', 'needs.chromium'].includes(path));
  return {
    features: [...new Set(scripts.flatMap(featuresOf))],
    interfaces: [
      ...new Set(scripts.flatMap(({ interfaces = [] }) => interfaces.filter(isNeeded).map(({ key }) => key))),
    ],
    whole: !isOpen,
    legacy: seen.data.legacyScripts > 0,
    acted: actedSteps(facts),
  };
}

/** Several looks at one application: what any of them saw. */
export function together(applications: readonly Application[]): Application {
  return {
    features: [...new Set(applications.flatMap(({ features }) => features))],
    interfaces: [...new Set(applications.flatMap(({ interfaces }) => interfaces))],
    whole: applications.every(({ whole }) => whole),
    legacy: applications.some(({ legacy }) => legacy),
    acted: actedTogether(applications.map(({ acted }) => acted)),
  };
}

/** As the browser probe has it: a text made while a page runs may be a test that expects to fail. */
function mustBeRead({ from, parsed, error }: Script): boolean {
  return from !== 'eval' && !(parsed === false && error !== null);
}

function featuresOf({ module, uses }: Script): readonly string[] {
  const own = uses.map(({ feature }) => feature);
  return module ? [moduleFeature, ...own] : own;
}

type Used = NonNullable<Script['interfaces']>[number];

function isNeeded({ sure, guarded }: Used): boolean {
  return !guarded && sure !== 'guess';
}
