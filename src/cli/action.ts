import type { Context } from './context.ts';
import type { Flags } from './flags.ts';

/** What a command does, given its words and flags; gives the exit code. */
export type Action = (context: Context, words: readonly string[], flags: Flags) => Promise<number>;

/** Makes what commander calls of what a command does; its module is loaded only then. */
export type Act = (load: () => Promise<Action>) => (words: readonly string[], flags: Flags) => Promise<void>;
