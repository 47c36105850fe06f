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
  readonly previous?: string;
  readonly attestations?: string;
  readonly mask?: readonly string[];
  readonly profile?: string;
  readonly site?: string;
  readonly node?: readonly string[];
  readonly by?: string;
  readonly because?: string;
  readonly file?: string;
  readonly until?: string;
  readonly into?: string;
  readonly failOn?: 'major' | 'minor';
  readonly format?: string;
  readonly out?: string;
  readonly evidence?: readonly string[];
  readonly asOf?: string;
  readonly exitCode?: boolean;
  readonly keep?: boolean;
  readonly target?: readonly string[];
  readonly name?: string;
  readonly force?: boolean;
  readonly ca?: string;
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
    .option('--previous <file>', 'report.json of the round before: problems keep their numbers')
    .option('--attestations <file>', 'what people state (default: plumbline-attestations.json beside the site file)')
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

/** What a first profile is made from, and where it goes. */
export function addInit(command: Command): Command {
  const each = (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), text];
  return command
    .option('--target <target>', 'ENVIRONMENT/NAME=ADDRESS or ENVIRONMENT/NAME/NODE=ADDRESS; as often as needed', each)
    .option('--name <name>', 'name of the system and of the files', 'system')
    .option('--env <names>', 'order of the environments (a,b), where it is not the order of the targets', list)
    .option('--ca <file>', 'certificate authority (PEM) that https addresses are to be trusted by')
    .option('--out <folder>', 'where the files go', '.')
    .option('--force', 'overwrite files that are there');
}

/** Whose word, on what, why, and until when. */
export function addStatement(command: Command): Command {
  return command
    .requiredOption('--profile <file>', 'the profile')
    .option('--site <file>', 'the site file')
    .requiredOption('--by <name>', 'who states it')
    .requiredOption('--because <text>', 'why it is so, or how it is known')
    .option('--file <file>', 'a file that shows it: its name and SHA-256 are kept')
    .option('--env <names>', 'the environments it is so in (a,b)', list)
    .option('--node <nodes>', 'the nodes or machines it is so on (a,b)', list)
    .option('--until <date>', 'last day on which it counts')
    .option('--into <file>', 'where it is written (default: plumbline-attestations.json beside the site file)');
}

/** What is taken out of a report before it is given away. */
export function addMask(command: Command): Command {
  return command.option('--mask <what>', 'replace addresses, names or both by marks (addresses,names)', list);
}
