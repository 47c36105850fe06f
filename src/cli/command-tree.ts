import { Command, Option } from 'commander';
import { languages } from '../model/words.ts';
import { version } from '../version.ts';
import type { Act, Action } from './action.ts';
import type { Context } from './context.ts';
import {
  addSelection,
  addRunning,
  addJudging,
  addReference,
  addMask,
  addReporting,
  addStatement,
  addInit,
} from './flags.ts';
import type { HelpTexts } from './help.en.ts';
import { helpTexts } from './help-texts.ts';
import { readPatience } from './patience.ts';
import { named, sayHelp } from './say-help.ts';
import { addSelftest } from './selftest-commands.ts';
import { sayUsageError } from './say-usage-error.ts';

type CommandName =
  'check' | 'init' | 'plan' | 'explain' | 'validate' | 'observe' | 'attest' | 'judge' | 'report' | 'probes' | 'demo';

type Part = (command: Command, texts: HelpTexts) => Command;

/** Every command with its arguments and flags, in the language of the context. */
export function commandTree(act: Act, context: Context): Command {
  const texts = helpTexts[context.language];
  const root = new Command('plumbline');
  root
    .description(texts['about.root'])
    .usage(named('[options] [command]', texts))
    .version(version, '-V, --version', texts['about.version'])
    .helpOption('-h, --help', texts['about.help'])
    .helpCommand('help [command]', texts['about.help-command'])
    .addOption(new Option('--lang <language>', texts['option.lang']).choices(languages))
    .option('--no-color', texts['option.no-color'])
    .configureHelp(sayHelp(texts))
    .addHelpText('after', texts['after.root'])
    .showHelpAfterError(texts['error.help'])
    .configureOutput({
      writeOut: context.out,
      writeErr: context.err,
      outputError: (text, write) => {
        write(sayUsageError(text, texts));
      },
    })
    .exitOverride();

  const add = (name: CommandName, words: string, load: () => Promise<Action>, ...parts: readonly Part[]): Command => {
    const command = root.command(`${name} ${words}`.trim());
    command.description(texts[`about.${name}`]).addHelpText('after', texts[`after.${name}`]);
    for (const part of parts) part(command, texts);
    return command.action(async () => {
      await act(load)(command.args, command.optsWithGlobals());
    });
  };

  add(
    'check',
    '<profile> [site]',
    async () => (await import('./commands/check.ts')).check,
    ...[addSelection, addRunning, addJudging, addReporting, addMask],
  )
    .addOption(
      new Option('--evidence <file>', texts['option.evidence-kept']).argParser(
        (path: string, before: readonly string[] | undefined) => [...(before ?? []), path],
      ),
    )
    .addOption(
      new Option('--until-ready <time>', texts['option.until-ready']).argParser(readPatience(texts['error.patience'])),
    );
  add('init', '[profile]', async () => (await import('./commands/init.ts')).init, addRunning, addInit);
  add('plan', '<profile> [site]', async () => (await import('./commands/plan.ts')).printPlan, addSelection)
    .addOption(
      new Option('--format <format>', texts['option.plan-format'])
        .choices(['text', 'json', 'markdown', 'html', 'docx', 'xlsx'])
        .default('text'),
    )
    .option('--out <file>', texts['option.out-file'], '-');
  add('explain', '<profile> [site]', async () => (await import('./commands/explain.ts')).explain)
    .addOption(
      new Option('--format <format>', texts['option.paper-format'])
        .choices(['markdown', 'html', 'docx'])
        .default('markdown'),
    )
    .option('--out <file>', texts['option.out-file'], '-');
  add('validate', '<profile> [site]', async () => (await import('./commands/validate.ts')).validate);
  add(
    'observe',
    '<profile> [site]',
    async () => (await import('./commands/observe.ts')).observe,
    ...[addSelection, addRunning, addReference],
  ).option('--out <file>', texts['option.out-evidence'], 'evidence.zip');
  add('attest', '<check> [facts...]', async () => (await import('./commands/attest.ts')).attest, addStatement);
  add(
    'judge',
    '<profile> [site]',
    async () => (await import('./commands/judge.ts')).judgeCommand,
    ...[addSelection, addJudging, addReporting, addMask],
  )
    .requiredOption('--evidence <files...>', texts['option.evidence'])
    .option('--as-of <moment>', texts['option.as-of'], 'now');
  add('report', '<result>', async () => (await import('./commands/report.ts')).report, addReporting, addMask);
  add('probes', '[kind]', async () => (await import('./commands/probes.ts')).probes).addOption(
    new Option('--format <format>', texts['option.text-json']).choices(['text', 'json']).default('text'),
  );
  addSelftest(root, texts, act);
  add('demo', '', async () => (await import('./commands/demo.ts')).demo, addReporting)
    .option('--exit-code', texts['option.exit-code'])
    .option('--keep', texts['option.keep']);
  return root;
}
