import { catalogueFor } from '../assess/catalogue-for.ts';
import type { Toolbox } from '../assess/toolbox.ts';
import type { Plan, TouchLine } from '../model/plan.ts';
import type { Profile } from '../model/profile.ts';
import type { ReferenceData } from '../model/reference.ts';
import type { Provenance } from '../model/record.ts';
import { run } from '../run/run.ts';
import { defaultRunOptions, type Again, type RunInput, type RunOutcome } from '../run/run-input.ts';
import { newRunId } from '../run/world.ts';
import { version } from '../version.ts';
import type { Context } from './context.ts';
import type { Flags } from './flags.ts';
import { listenForInterrupt } from './interrupt.ts';
import { openJournalFile, type JournalPlace } from './journal-file.ts';
import { phrase } from './phrase.ts';
import { secretSources } from './secret-sources.ts';
import { progressDisplay } from './show-progress.ts';
import { standingWorld } from './standing.ts';
import { cannotWrite, mustBeWritable } from './write-whole.ts';

/** What a live run brought, with where it came from. */
export interface LiveRun {
  readonly provenance: Provenance;
  readonly outcome: RunOutcome;
}

/** What a live run is asked to do. */
export interface LiveRunInput {
  readonly context: Context;
  readonly flags: Flags;
  readonly profile: Profile;
  readonly tools: Toolbox;
  readonly plan: Plan;
  readonly reference: ReferenceData;
  /** What may be touched. */
  readonly approved: readonly TouchLine[];
  readonly journal: JournalPlace;
  /** Files that are written when the run has ended: better heard before it that they cannot be. */
  readonly outputs: readonly string[];
  /** Looking again; null: once. */
  readonly again: Again | null;
  /** Stops the run; null: Ctrl-C is listened for from the first dial on. */
  readonly interrupt: AbortSignal | null;
}

/**
 * Carries out a plan with everything that stands around it: secrets, journal, progress, Ctrl-C. Throws NoResultError
 * before anything is dialled when an output cannot be written.
 */
export async function liveRun(input: LiveRunInput): Promise<LiveRun> {
  const { context, flags, profile, plan } = input;
  const world = await standingWorld(context, profile, flags.as);
  const secrets = await secretSources(context, flags);
  const runId = newRunId(world.random);
  const provenance = provenanceOf(input, runId, new Date(world.now()).toISOString());
  const display = progressDisplay(context);
  // From here on files are touched: a Ctrl-C must not leave half of them.
  const signal = input.interrupt ?? listenForInterrupt(() => sayInterrupted(context));
  for (const path of input.outputs) mustBeWritable(context, path);
  const vantage = { place: null, zone: null, ...world.identity };
  const start = { provenance, vantage, tasks: plan.tasks.length };
  const journal = openJournalFile(context, input.journal, start);
  try {
    const runInput: RunInput = {
      plan,
      probes: input.tools.probes,
      approved: input.approved,
      timeZone: profile.timeZone,
      runId,
      agentName: `plumbline/${version} (run ${runId})`,
      reference: input.reference,
      options: runOptions(flags),
      world,
      secrets,
      again: input.again,
      journal,
      progress: display.show,
      signal,
    };
    const outcome = await run(runInput);
    display.clear();
    sayJournalBroken(input, outcome);
    return { provenance, outcome };
  } finally {
    display.clear();
  }
}

/** Tells a person that Ctrl-C was heard; a live line is taken away first. */
export function sayInterrupted(context: Context): void {
  const clear = context.interactive ? '\r\u001b[2K' : '';
  context.err(`${clear}${phrase(context.language, 'cli.interrupted')}\n`);
}

function sayJournalBroken({ context, journal }: LiveRunInput, { journalError }: RunOutcome): void {
  if (journalError === null) return;
  context.err(`${cannotWrite(context, journal.path, journalError).message}\n`);
}

function runOptions(flags: Flags): RunInput['options'] {
  const { concurrency, perHost } = defaultRunOptions;
  return {
    ...defaultRunOptions,
    concurrency: {
      ...concurrency,
      network: flags.concurrency ?? concurrency.network,
      browser: flags.browsers ?? concurrency.browser,
    },
    perHost: flags.perHost ?? perHost,
    allowSideEffects: flags.allowSideEffects ?? false,
    allowCommands: flags.allowCommands ?? false,
    wait: flags.wait ?? false,
  };
}

function provenanceOf(input: LiveRunInput, runId: string, startedAt: string): Provenance {
  const { profile, plan, tools } = input;
  return {
    tool: toolInfo(),
    runId,
    startedAt,
    selection: plan.selection,
    profile: { name: profile.name, files: profile.files, timeZone: profile.timeZone },
    catalogue: { sha256: catalogueFor(tools, profile).sha256 },
  };
}

/** This program and what it runs on. */
export function toolInfo(): Provenance['tool'] {
  return { name: 'plumbline', version, node: process.version, platform: `${process.platform} ${process.arch}` };
}
