import * as z from 'zod';
import type { JsonObject } from '../model/json.ts';
import type { MeasuredEngine } from './measured-engine.ts';

/** From a version of Chromium on, until the next step, whether the pages worked as it; null: not known. */
export interface ActedStep {
  readonly from: number;
  readonly works: boolean | null;
}

const Emulations = z.object({
  emulations: z.array(z.object({ from: z.number(), to: z.number(), works: z.boolean().nullable() })),
});
type Emulation = z.infer<typeof Emulations>['emulations'][number];

/** What one look found out by acting as older Chromiums, the first step from 0 on; null: it did not act. */
export function actedSteps(facts: JsonObject): readonly ActedStep[] | null {
  const { emulations } = Emulations.safeParse(facts).data ?? {};
  if (emulations === undefined) return null;
  const places = emulations.flatMap(({ from, to }) => [from, to + 1]);
  return stepsAt(places, (version) => worksAs(version, emulations));
}

/** As the browser probe has it: a newer engine has all that an older one has. */
function worksAs(version: number, emulations: readonly Emulation[]): boolean | null {
  const own = emulations.find(({ from, to }) => from <= version && version <= to)?.works ?? null;
  if (own !== null) return own;
  if (emulations.some(({ from, works }) => works === true && from <= version)) return true;
  return emulations.some(({ to, works }) => works === false && version <= to) ? false : null;
}

/** Several looks at one application: it works where it worked for all of them, and not where it did not for one. */
export function actedTogether(looks: readonly (readonly ActedStep[] | null)[]): readonly ActedStep[] | null {
  const acted = looks.filter((steps) => steps !== null);
  if (acted.length === 0) return null;
  return stepsAt(
    acted.flatMap((steps) => steps.map(({ from }) => from)),
    (version) => {
      const all = looks.map((steps) => (steps === null ? null : actedAt(steps, version)));
      if (all.includes(false)) return false;
      return all.every((works) => works === true) ? true : null;
    },
  );
}

/** Steps at these places where something changes. */
function stepsAt(places: readonly number[], worksAt: (version: number) => boolean | null): readonly ActedStep[] {
  const sorted = [...new Set([0, ...places])].filter((from) => from >= 0).sort((one, other) => one - other);
  const steps = sorted.map((from) => ({ from, works: worksAt(from) }));
  return steps.filter(({ works }, index) => works !== steps[index - 1]?.works);
}

function actedAt(steps: readonly ActedStep[], version: number): boolean | null {
  return steps.findLast(({ from }) => from <= version)?.works ?? null;
}

/**
 * Whether the pages worked as each version that a measured engine may be; null: not known, or not the same for all of
 * them. Undefined: nobody acted as such an engine.
 */
export function worksIn(
  steps: readonly ActedStep[] | null,
  { kind, low, high }: MeasuredEngine,
): boolean | null | undefined {
  if (steps === null || kind !== 'chromium' || low === null) return undefined;
  const works = actedAt(steps, low);
  const within = steps.filter(({ from }) => from > low && (high === null || from <= high));
  return within.length === 0 ? works : null;
}
