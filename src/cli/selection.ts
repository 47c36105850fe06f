import type { Plan, Selection } from '../model/plan.ts';
import type { Profile } from '../model/profile.ts';
import { say } from '../model/say.ts';
import type { Toolbox } from '../assess/toolbox.ts';
import { plan } from '../plan/plan.ts';
import { SelectionError } from '../plan/select.ts';
import { allTexts } from './all-texts.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';

/** What the flags narrow the run to. */
export function selectionOf(flags: Flags): Selection {
  return {
    environments: flags.env ?? null,
    checks: flags.only ?? null,
    tags: flags.tag ?? null,
    stages: flags.stage ?? null,
  };
}

/** Plans a selection; a name that is not in the profile is a mistake in how the command was called. */
export function planFor(context: Context, profile: Profile, tools: Toolbox, selection: Selection): Plan {
  try {
    return plan(profile, tools.forPlan, selection);
  } catch (error) {
    if (!(error instanceof SelectionError)) throw error;
    throw new UsageError(say(allTexts(context.language, []), error.problem, context.language));
  }
}
