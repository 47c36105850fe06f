import type { ScriptGoal, ScriptScan } from '../../model/script.ts';
import { indexInterfaces } from './reader/interfaces/interface-index.mjs';
import { scan } from './reader/scan.mjs';

/** Names of interfaces, made ready for looking them up. */
export type InterfaceIndex = ReturnType<typeof indexInterfaces>;

/** Makes keys as in InterfaceUse ready for scanScript; takes some milliseconds for some thousand. */
export { indexInterfaces };

/**
 * Tells what a script asks of an engine before any of it runs: every feature of `syntaxFeatures` that it uses. Read as
 * browsers read it: a classic script may hold `<!--` and no `return` outside a function; a module is strict. Text that
 * is evaluated later, `new RegExp('...')` included, is no syntax. Never throws for what a script holds: `error.message`
 * is one of `scanStops` where the script could not be read to its end, otherwise what is wrong with it.
 *
 * With an index it also tells which of those interfaces the script looks for when it runs, as far as the text shows:
 * by ways from global names that it does not declare, and by names of methods.
 *
 * @param text decoded, with or without a byte order mark
 * @param index null: nothing but the syntax
 */
export function scanScript(text: string, goal: ScriptGoal, index: InterfaceIndex | null = null): ScriptScan {
  return scan(text, goal, index);
}
