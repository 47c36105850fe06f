import type { ScriptGoal, ScriptScan } from '../../model/script.ts';

/** Tells what a script asks of an engine before any of it runs. Never throws for what a script holds. */
export function scanScript(_text: string, _goal: ScriptGoal): ScriptScan {
  return { uses: [], error: null };
}
