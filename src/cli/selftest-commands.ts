import { Option, type Command } from 'commander';
import { each } from './flags.ts';
import type { HelpTexts } from './help.en.ts';
import type { Act } from './action.ts';

/** `plumbline selftest make` and `plumbline selftest read`. */
export function addSelftest(root: Command, texts: HelpTexts, act: Act): void {
  const group = root
    .command('selftest')
    .description(texts['about.selftest'])
    .addHelpText('after', texts['after.selftest']);
  const make = group
    .command('make <result>')
    .description(texts['about.selftest-make'])
    .addHelpText('after', texts['after.selftest-make'])
    .option('--check <name>', texts['option.selftest-check'])
    .option('--env <name>', texts['option.selftest-env'], each)
    .option('--name <name>', texts['option.selftest-name'])
    .option('--service <service>', texts['option.selftest-service'], each)
    .option('--tls <url>', texts['option.selftest-tls'])
    .option('--post <url>', texts['option.selftest-post'])
    .option('--reference <file>', texts['option.reference'], each)
    .option('--out <file>', texts['option.out-file'], 'selftest.html');
  make.action(async () => {
    await act(async () => (await import('./commands/selftest.ts')).makeSelftest)(make.args, make.optsWithGlobals());
  });
  const read = group
    .command('read <codes...>')
    .description(texts['about.selftest-read'])
    .addHelpText('after', texts['after.selftest-read'])
    .requiredOption('--page <file>', texts['option.selftest-page'], each)
    .addOption(
      new Option('--format <format>', texts['option.selftest-format'])
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .option('--out <file>', texts['option.out-file'], '-')
    .option('--reference-out <file>', texts['option.selftest-reference-out']);
  read.action(async () => {
    await act(async () => (await import('./commands/selftest.ts')).readSelftest)(read.args, read.optsWithGlobals());
  });
}
