import { CommanderError } from 'commander';
import { askedLanguage } from './asked-language.ts';
import type { Act } from './action.ts';
import { commandTree } from './command-tree.ts';
import { NoResultError, processContext, UsageError, type Context } from './context.ts';
import { exitCodes } from './exit-code.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';

/** Runs one command and gives the exit code of the process. */
export async function main(argv: readonly string[]): Promise<number> {
  const base = inAskedLanguage(processContext(), argv);
  let code: number = exitCodes.ready;
  const act: Act = (load) => async (words, flags) => {
    const context = withFlags(base, flags);
    code = await (await load())(context, words, flags);
  };
  try {
    await commandTree(act, base).parseAsync([...argv]);
    return code;
  } catch (error) {
    return failed(error, base);
  }
}

function inAskedLanguage(context: Context, argv: readonly string[]): Context {
  return { ...context, language: askedLanguage(argv) ?? context.language };
}

function withFlags(base: Context, flags: Flags): Context {
  return {
    ...base,
    language: flags.lang ?? base.language,
    colour: base.colour && flags.color !== false,
  };
}

function failed(error: unknown, context: Context): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ready : exitCodes.usage;
  if (error instanceof UsageError) {
    context.err(`plumbline: ${error.message}\n`);
    return exitCodes.usage;
  }
  if (error instanceof NoResultError) {
    context.err(`plumbline: ${error.message}\n`);
    return exitCodes.noResult;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.err(`plumbline: ${phrase(context.language, 'cli.own-mistake')}\n${text}\n`);
  return exitCodes.noResult;
}
