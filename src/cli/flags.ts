import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Language } from '../model/words.ts';
import type { HelpTexts } from './help.en.ts';
import { splitNames } from './split-names.ts';

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
  readonly untilReady?: number;
  readonly concurrency?: number;
  readonly perHost?: number;
  readonly browsers?: number;
  readonly baseline?: string;
  readonly previous?: string;
  readonly attestations?: string;
  readonly reference?: readonly string[];
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
  readonly makeSurvey?: string;
  readonly survey?: string;
  readonly check?: string;
  readonly service?: readonly string[];
  readonly tls?: string;
  readonly post?: string;
  readonly page?: readonly string[];
  readonly referenceOut?: string;
}

type Before = readonly string[] | undefined;

/** Repeated flags give one list; what stands in one is not divided. */
export function each(text: string, before: Before): readonly string[] {
  return [...(before ?? []), text];
}

/** `a,b` and repeated flags give one list. */
function listOf(texts: HelpTexts): (text: string, before: Before) => readonly string[] {
  return (text, before) => {
    const words = splitNames(text);
    if (words.length === 0) throw new InvalidArgumentError(texts['error.at-least-one']);
    return [...(before ?? []), ...words];
  };
}

function positive(texts: HelpTexts): (text: string) => number {
  return (text) => {
    const count = Number(text);
    const fits = Number.isInteger(count) && count >= 1 && count <= 10_000;
    if (!fits) throw new InvalidArgumentError(texts['error.whole-number']);
    return count;
  };
}

/** Narrows what is looked at. */
export function addSelection(command: Command, texts: HelpTexts): Command {
  return command
    .option('--env <names>', texts['option.env'], listOf(texts))
    .option('--only <checks>', texts['option.only'], listOf(texts))
    .option('--tag <tags>', texts['option.tag'], listOf(texts))
    .option('--stage <stages>', texts['option.stage'], listOf(texts));
}

/** How targets are looked at. */
export function addRunning(command: Command, texts: HelpTexts): Command {
  return command
    .option('--as <machine>', texts['option.as'])
    .option('--approved <file>', texts['option.approved'])
    .option('--allow-side-effects', texts['option.allow-side-effects'])
    .option('--allow-commands', texts['option.allow-commands'])
    .option('--secrets <folder>', texts['option.secrets'])
    .option('--secrets-stdin', texts['option.secrets-stdin'])
    .option('--no-ask', texts['option.no-ask'])
    .option('--wait', texts['option.wait'])
    .addOption(new Option('--concurrency <n>', texts['option.concurrency']).argParser(positive(texts)).default(64))
    .addOption(new Option('--per-host <n>', texts['option.per-host']).argParser(positive(texts)).default(8))
    .addOption(new Option('--browsers <n>', texts['option.browsers']).argParser(positive(texts)).default(2));
}

/** What is known of products and browsers. */
export function addReference(command: Command, texts: HelpTexts): Command {
  return command.option('--reference <file>', texts['option.reference'], each);
}

/** How evidence is judged. */
export function addJudging(command: Command, texts: HelpTexts): Command {
  const withPapers = command
    .option('--baseline <file>', texts['option.baseline'])
    .option('--previous <file>', texts['option.previous'])
    .option('--attestations <file>', texts['option.attestations']);
  return addReference(withPapers, texts).addOption(
    new Option('--fail-on <severity>', texts['option.fail-on']).choices(['major', 'minor']).default('major'),
  );
}

/** What is written, and where. */
export function addReporting(command: Command, texts: HelpTexts): Command {
  return command
    .option('--format <formats>', texts['option.formats'], 'html,json')
    .option('--out <folder>', texts['option.out-reports'], 'plumbline-report');
}

/** What a first profile is made from, and where it goes. */
export function addInit(command: Command, texts: HelpTexts): Command {
  return command
    .option('--target <target>', texts['option.target'], each)
    .option('--name <name>', texts['option.name'], 'system')
    .option('--env <names>', texts['option.env-order'], listOf(texts))
    .option('--ca <file>', texts['option.ca'])
    .option('--reference <file>', texts['option.reference'], each)
    .option('--make-survey <profile>', texts['option.make-survey'])
    .option('--survey <file>', texts['option.survey'])
    .option('--out <folder>', texts['option.out-folder'])
    .option('--force', texts['option.force']);
}

/** Whose word, on what, why, and until when. */
export function addStatement(command: Command, texts: HelpTexts): Command {
  return command
    .requiredOption('--profile <file>', texts['option.profile'])
    .option('--site <file>', texts['option.site'])
    .requiredOption('--by <name>', texts['option.by'])
    .requiredOption('--because <text>', texts['option.because'])
    .option('--file <file>', texts['option.file'])
    .option('--env <names>', texts['option.env-stated'], listOf(texts))
    .option('--node <nodes>', texts['option.node'], listOf(texts))
    .option('--until <date>', texts['option.until'])
    .option('--into <file>', texts['option.into']);
}

/** What is taken out of a report before it is given away. */
export function addMask(command: Command, texts: HelpTexts): Command {
  return command.option('--mask <what>', texts['option.mask'], listOf(texts));
}
