import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import * as registry from '../../probes/registry.ts';
import { toolbox, type Toolbox } from '../assess/toolbox.ts';
import type { Profile } from '../model/profile.ts';
import type { Draft } from '../profile/draft/draft.ts';
import { referenceData } from '../reference/reference-data.ts';
import { readProfile, type ReadInput } from '../profile/read-profile.ts';
import { UsageError, type Context } from './context.ts';
import { knownProbes } from './known-probes.ts';
import { phrase } from './phrase.ts';
import { showMistakes } from './show-mistakes.ts';
import { openInclude, openSource, type SourceFile } from './source-files.ts';

/** What every command on a profile begins with. */
export interface Prepared {
  readonly profile: Profile;
  readonly tools: Toolbox;
}

/** The probes of this installation. */
export function ourTools(): Toolbox {
  return toolbox(Object.values(registry));
}

/**
 * Reads profile and site file; `defaultTimeZone` counts where the site file names none. Null after the mistakes in them
 * were shown. Throws UsageError for a file that is not there.
 */
export function prepare(
  context: Context,
  words: readonly string[],
  defaultTimeZone = localTimeZone(),
): Prepared | null {
  return read(context, words, defaultTimeZone, false);
}

/** A profile, which may be read without a site file, for papers about it. */
export interface PreparedDraft extends Prepared {
  /** Set where values stand in for those that nobody gave. */
  readonly draft: Draft | null;
}

/** As prepare, but a profile may stand alone. Such a profile is never planned. */
export function prepareDraft(context: Context, words: readonly string[]): PreparedDraft | null {
  return read(context, words, localTimeZone(), true);
}

function read(
  context: Context,
  words: readonly string[],
  defaultTimeZone: string,
  draft: boolean,
): PreparedDraft | null {
  const [profilePath = '', sitePath] = words;
  const tools = ourTools();
  const outcome = readProfile({
    profile: mustOpen(context, profilePath),
    site: sitePath === undefined ? null : mustOpen(context, sitePath),
    open: (path, from) => openInclude(profilePath, context.cwd, path, from),
    ...readWith(context, tools, defaultTimeZone),
    draft,
  });
  if (outcome.ok) return { profile: outcome.profile, draft: outcome.draft, tools };
  context.err(showMistakes(outcome, context.language));
  return null;
}

/** What a profile is read with besides its files. */
export function readWith(
  { language }: Context,
  tools: Toolbox,
  defaultTimeZone = localTimeZone(),
): Pick<ReadInput, 'probes' | 'products' | 'sha256' | 'defaultTimeZone'> {
  return {
    probes: knownProbes(tools.probes.values(), language),
    products: referenceData.databases,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    defaultTimeZone,
  };
}

/** The time zone of this machine, where neither the site file nor the evidence names one. */
export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A file that somebody named. Throws UsageError that says why it cannot be read. */
export function mustOpen(context: Context, path: string): SourceFile {
  const file = openSource(resolve(context.cwd, path), path);
  if ('bytes' in file) return file;
  throw new UsageError(phrase(context.language, `cli.file-${file.problem}`, { path }));
}
