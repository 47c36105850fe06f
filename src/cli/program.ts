import { Command, CommanderError, Option } from 'commander';
import { version } from '../version.ts';
import { NoResultError, processContext, UsageError, type Context } from './context.ts';
import { exitCodes } from './exit-code.ts';
import {
  addSelection,
  addRunning,
  addJudging,
  addMask,
  addReporting,
  addStatement,
  addInit,
  type Flags,
} from './flags.ts';

type Action = (context: Context, words: readonly string[], flags: Flags) => Promise<number>;

/** Runs one command and gives the exit code of the process. */
export async function main(argv: readonly string[]): Promise<number> {
  const base = processContext();
  let code: number = exitCodes.ready;
  const act = (load: () => Promise<Action>) => async (words: readonly string[], flags: Flags) => {
    const context = withFlags(base, flags);
    code = await (await load())(context, words, flags);
  };
  try {
    await program(act, base).parseAsync([...argv]);
    return code;
  } catch (error) {
    return failed(error, base);
  }
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
  context.err(`plumbline: something went wrong in plumbline itself; no result was written.\n${text}\n`);
  return exitCodes.noResult;
}

type Act = (load: () => Promise<Action>) => (words: readonly string[], flags: Flags) => Promise<void>;

function program(act: Act, context: Context): Command {
  const root = new Command('plumbline');
  root
    .description(
      'Checks before a go-live whether the environments of a system are fit for it and whether they hang together.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .addOption(new Option('--lang <language>', 'language of everything people read').choices(['en', 'zh-CN']))
    .option('--no-color', 'no colours on the terminal')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', help.root)
    .showHelpAfterError('(see plumbline --help, plumbline COMMAND --help)')
    .configureOutput({ writeOut: context.out, writeErr: context.err })
    .exitOverride();

  const add = (spec: string, about: string, load: () => Promise<Action>, after: string): Command => {
    const command = root.command(spec).description(about).addHelpText('after', after);
    return command.action(async () => {
      await act(load)(command.args, command.optsWithGlobals());
    });
  };

  addMask(
    addReporting(
      addJudging(
        addRunning(
          addSelection(
            add(
              'check <profile> [site]',
              'look at every target, judge, and write the report',
              async () => (await import('./commands/check.ts')).check,
              help.check,
            ),
          ),
        ),
      ),
    ),
  ).addOption(
    new Option('--evidence <file>', 'also save the evidence (.zip), to be judged again later').argParser(
      (path: string, before: readonly string[] | undefined) => [...(before ?? []), path],
    ),
  );
  addInit(
    addRunning(
      add(
        'init',
        'ask what there is (or take --target), look at it, and write a first profile that holds for what was seen',
        async () => (await import('./commands/init.ts')).init,
        help.init,
      ),
    ),
  );
  addSelection(
    add(
      'plan <profile> [site]',
      'print everything a run would touch, without touching anything',
      async () => (await import('./commands/plan.ts')).printPlan,
      help.plan,
    ),
  )
    .addOption(
      new Option(
        '--format <format>',
        'text for people, json for check --approved; html, docx, xlsx, markdown: an application for access to sign',
      )
        .choices(['text', 'json', 'markdown', 'html', 'docx', 'xlsx'])
        .default('text'),
    )
    .option('--out <file>', 'file to write; - for standard output', '-');
  add(
    'explain <profile> [site]',
    'write what the product needs of its environments, to send before anything is installed',
    async () => (await import('./commands/explain.ts')).explain,
    help.explain,
  )
    .addOption(
      new Option('--format <format>', 'format of the paper').choices(['markdown', 'html', 'docx']).default('markdown'),
    )
    .option('--out <file>', 'file to write; - for standard output', '-');
  add(
    'validate <profile> [site]',
    'find every mistake in a profile and site file, without contacting anything',
    async () => (await import('./commands/validate.ts')).validate,
    help.validate,
  );
  addRunning(
    addSelection(
      add(
        'observe <profile> [site]',
        'look at every target and save the evidence, to be judged later or elsewhere',
        async () => (await import('./commands/observe.ts')).observe,
        help.observe,
      ),
    ),
  ).option('--out <file>', 'where the evidence goes', 'evidence.zip');
  addStatement(
    add(
      'attest <check> [facts...]',
      'write down what a person states (FACT=VALUE), where no probe can look',
      async () => (await import('./commands/attest.ts')).attest,
      help.attest,
    ),
  );
  addMask(
    addReporting(
      addJudging(
        addSelection(
          add(
            'judge <profile> [site]',
            'judge saved evidence: the findings that the live run would have given',
            async () => (await import('./commands/judge.ts')).judgeCommand,
            help.judge,
          ),
        ),
      ),
    ),
  )
    .requiredOption('--evidence <files...>', 'evidence archives (.zip) or the journal of a broken run (.ndjson)')
    .option(
      '--as-of <moment>',
      'judge for this moment: run (when it was seen), now, or a date such as 2027-01-31',
      'now',
    );
  addMask(
    addReporting(
      add(
        'report <result>',
        'write a saved result (report.json) in other formats or languages, or masked',
        async () => (await import('./commands/report.ts')).report,
        help.report,
      ),
    ),
  );
  add(
    'probes [kind]',
    'list what can be checked; with a kind: its settings and every fact it gives',
    async () => (await import('./commands/probes.ts')).probes,
    help.probes,
  ).addOption(
    new Option('--format <format>', 'text for people, json for tools').choices(['text', 'json']).default('text'),
  );
  addReporting(
    add(
      'demo',
      'start three small environments on this machine, check them with a real profile, and explain the result',
      async () => (await import('./commands/demo.ts')).demo,
      help.demo,
    ),
  )
    .option('--exit-code', 'exit with the code of the verdict instead of 0 when the demo found its truth')
    .option('--keep', 'keep the environments running until Ctrl-C');
  return root;
}

const help = {
  root: `
A first run:
  plumbline demo                                    see it work on three small environments
  plumbline validate my-profile.yaml my-site.yaml   find mistakes before anything is contacted
  plumbline plan my-profile.yaml my-site.yaml       what will be touched, for approval
  plumbline check my-profile.yaml my-site.yaml      the real thing; the report is in ./plumbline-report

Exit codes: 0 ready or ready with risks, 1 not ready, 2 mistake in profile or command,
            3 inconclusive, 4 no result could be written.`,
  check: `
Secrets written \${secret:NAME} in the profile are looked up as ENVIRONMENT_NAME, then as NAME: in environment
variables, in --secrets, on standard input (--secrets-stdin), and asked for at the terminal.

Examples:
  plumbline check orders.yaml site.yaml
  plumbline check orders.yaml site.yaml --env production --fail-on minor
  plumbline check orders.yaml site.yaml --approved touch.json --out reports/round-2
  plumbline check orders.yaml site.yaml --previous reports/round-1/report.json --out reports/round-2`,
  plan: `
Examples:
  plumbline plan orders.yaml site.yaml
  plumbline plan orders.yaml site.yaml --format json > touch.json   then: plumbline check ... --approved touch.json
  plumbline plan orders.yaml site.yaml --format docx --out access.docx    an application for access, with the scripts
                                                                          that set up each account, to be signed
  plumbline plan orders.yaml site.yaml --format xlsx --out access.xlsx --lang zh-CN`,
  explain: `
Without a site file the values it would give are shown by their names.

Examples:
  plumbline explain orders.yaml > requirements.md
  plumbline explain orders.yaml --format docx --out requirements.docx --lang zh-CN
  plumbline explain orders.yaml site.yaml --format html --out requirements.html`,
  init: `
An address says what it is:
  postgres://account@host:5432/database   mysql://account@host/database       file:/opt/app/application.properties
  https://host/health                     release+https://host/version.json#version   browser+https://host/   host:
Passwords are never part of it: they are asked for, or looked up like those of check.

Examples:
  plumbline init                                          asks at the terminal
  plumbline init --name orders --out orders \\
    --target test/db=postgres://ready@10.1.0.9/orders     --target production/db=postgres://ready@10.9.0.9/orders \\
    --target test/app=http://10.1.0.5:8080/health \\
    --target production/app/app1=http://10.9.0.5:8080/health --target production/app/app2=http://10.9.0.6:8080/health`,
  validate: `
Every mistake is shown at once, each with file, line and column. Exit code 2 when there is one.
An editor shows mistakes while you type when the profile begins with:
  # yaml-language-server: $schema=PATH/profiles/profile.schema.json`,
  observe: `
Inside an isolated network:   plumbline observe orders.yaml site.yaml --out evidence.zip
Elsewhere:                    plumbline judge orders.yaml site.yaml --evidence evidence.zip`,
  attest: `
A check of the kind manual needs no FACT=VALUE: it is confirmed. Of two statements of one fact the later one counts.
An observed fact is never replaced; the report says where a statement differs from it.

Examples:
  plumbline attest rollback-signed --profile orders.yaml --site site.yaml --env production \\
    --by 'Li Wei' --because 'signed on 20 November' --file signed-page.jpg
  plumbline attest app-host memory.total=64GiB --profile orders.yaml --site site.yaml --env production --node app1 \\
    --by 'Wang Fang' --because 'read at the console' --until 2027-03-31`,
  judge: `
Examples:
  plumbline judge orders.yaml site.yaml --evidence test.zip production.zip
  plumbline judge orders.yaml site.yaml --evidence evidence.zip --as-of run
  plumbline judge orders.yaml site.yaml --evidence plumbline-report/journal.ndjson    after a crash`,
  report: `
Examples:
  plumbline report plumbline-report/report.json --format html --lang zh-CN --out chinese
  plumbline report plumbline-report/report.json --mask addresses,names --out to-give-away`,
  probes: `
Examples:
  plumbline probes
  plumbline probes postgres --lang zh-CN`,
  demo: `
Needs no network beyond this machine. The servers come with the optional dependencies of the package.`,
};
