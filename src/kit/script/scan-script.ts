import type { ScriptGoal, ScriptScan } from '../../model/script.ts';
import { scan } from './reader/scan.mjs';

/**
 * Tells what a script asks of an engine before any of it runs: every feature of `syntaxFeatures` that it uses. Read as
 * browsers read it: a classic script may hold `<!--` and no `return` outside a function; a module is strict. Text that
 * is evaluated later, `new RegExp('...')` included, is no syntax. Never throws for what a script holds: `error.message`
 * is one of `scanStops` where the script could not be read to its end, otherwise what is wrong with it.
 *
 * @param text decoded, with or without a byte order mark
 */
export function scanScript(text: string, goal: ScriptGoal): ScriptScan {
  return scan(text, goal);
}
