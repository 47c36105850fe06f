import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Language } from '../model/words.ts';

/** Everything that can be said on the command line; each command has its part. */
export interface Flags {
  readonly lang?: Language;
  readonly color?: boolean;
  readonly env?: readonly string[];
  readonly only?: readonly string[];
  readonly tag?: readonly string[];
  readonly stage?: readonly string[];
  readonly as?: string;
  readonly approved?: string;
  readonly allowSideEffects?: boolean;
  readonly allowCommands?: boolean;
  readonly secrets?: string;
  readonly secretsStdin?: boolean;
  readonly ask?: boolean;
  readonly wait?: boolean;
  readonly concurrency?: number;
  readonly perHost?: number;
  readonly browsers?: number;
  readonly baseline?: string;
  readonly failOn?: 'major' | 'minor';
  readonly format?: string;
  readonly out?: string;
  readonly evidence?: readonly string[];
  readonly asOf?: string;
  readonly exitCode?: boolean;
  readonly keep?: boolean;
}

/** `a,b` and repeated flags give one list. */
function list(text: string, before: readonly string[] | undefined): readonly string[] {
  const words = text
    .split(/[,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw new InvalidArgumentError('give at least one name');
  return [...(before ?? []), ...words];
}

function positive(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 10_000) {
    throw new InvalidArgumentError('give a whole number from 1 to 10000');
  }
  return count;
}

/** Narrows what is looked at. */
export function addSelection(command: Command): Command {
  return command
    .option('--env <names>', 'only these environments (a,b)', list)
    .option('--only <checks>', 'only these checks (a,b)', list)
    .option('--tag <tags>', 'only checks with one of these tags (a,b)', list)
    .option('--stage <stages>', 'only checks of these stages, and those without a stage (a,b)', list);
}

/** How targets are looked at. */
export function addRunning(command: Command): Command {
  return command
    .option('--as <machine>', 'this machine is MACHINE or ENVIRONMENT/MACHINE of the site file')
    .option('--approved <file>', 'refuse whatever is not on this touch list (plan --format json)')
    .option('--allow-side-effects', 'also run calls that are marked sideEffect: true')
    .option('--allow-commands', 'also run the programs that checks of the kind command name')
    .option('--secrets <folder>', 'folder with one file for each secret, named like it')
    .option('--secrets-stdin', 'read secrets from standard input, one NAME=VALUE a line')
    .option('--no-ask', 'never ask for a missing secret at the terminal')
    .option('--wait', 'wait for an environment’s window to open instead of leaving it out')
    .addOption(new Option('--concurrency <n>', 'network targets at once').argParser(positive).default(64))
    .addOption(new Option('--per-host <n>', 'at once to one host').argParser(positive).default(8))
    .addOption(new Option('--browsers <n>', 'browsers at once').argParser(positive).default(2));
}

/** How evidence is judged. */
export function addJudging(command: Command): Command {
  return command
    .option('--baseline <file>', 'earlier evidence: report what changed since')
    .addOption(
      new Option('--fail-on <severity>', 'lightest severity that decides the verdict')
        .choices(['major', 'minor'])
        .default('major'),
    );
}

/** What is written, and where. */
export function addReporting(command: Command): Command {
  return command
    .option('--format <formats>', 'report formats (a,b)', 'html,json')
    .option('--out <folder>', 'where reports go; - for standard output (one format)', 'plumbline-report');
}
