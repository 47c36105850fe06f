import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { loadProbes } from '../../probes/registry.ts';
import { toolbox, type Toolbox } from '../assess/toolbox.ts';
import type { Profile } from '../model/profile.ts';
import type { Draft } from '../profile/draft/draft.ts';
import { referenceData } from '../reference/reference-data.ts';
import { readProfile, type ReadInput, type ReadOutcome } from '../profile/read-profile.ts';
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

/** The probes of this installation, by default all. */
export async function ourTools(kinds?: Iterable<string>): Promise<Toolbox> {
  return toolbox(await loadProbes(kinds));
}

/**
 * Reads profile and site file. Null after the mistakes in them were shown. Throws UsageError for a file that is not
 * there.
 */
export async function prepare(
  context: Context,
  words: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<Prepared | null> {
  return await read(context, words, { ...usual(), ...options, draft: false });
}

/** A profile, which may be read without a site file, for papers about it. */
export interface PreparedDraft extends Prepared {
  /** Set where values stand in for those that nobody gave. */
  readonly draft: Draft | null;
}

/** As prepare, but a profile may stand alone. Such a profile is never planned. */
export async function prepareDraft(context: Context, words: readonly string[]): Promise<PreparedDraft | null> {
  return await read(context, words, { ...usual(), draft: true });
}

/** How a profile is read. */
interface ReadOptions {
  /** IANA name; counts where the site file names none. */
  readonly defaultTimeZone: string;
  /** All probes are at hand afterwards, also those that the profile does not name: what was seen before may be theirs. */
  readonly everyProbe: boolean;
  readonly draft: boolean;
}

function usual(): ReadOptions {
  return { defaultTimeZone: localTimeZone(), everyProbe: false, draft: false };
}

interface Attempt {
  readonly tools: Toolbox;
  readonly outcome: ReadOutcome;
}

async function read(context: Context, words: readonly string[], options: ReadOptions): Promise<PreparedDraft | null> {
  const [profilePath = '', sitePath] = words;
  const profile = mustOpen(context, profilePath);
  const site = sitePath === undefined ? null : mustOpen(context, sitePath);
  const attempt = async (kinds: ReadonlySet<string> | null): Promise<Attempt> => {
    const tools = await ourTools(kinds ?? undefined);
    const outcome = readProfile({
      profile,
      site,
      open: (path, from) => openInclude(profilePath, context.cwd, path, from),
      ...readWith(context, tools, options.defaultTimeZone),
      draft: options.draft,
    });
    return { tools, outcome };
  };
  const kinds = options.everyProbe ? null : probesIn(profile);
  const first = await attempt(kinds);
  const { tools, outcome } = kinds !== null && lacksProbe(first) ? await attempt(null) : first;
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

/**
 * What the text names as probes: few are loaded, and loading them all takes longer than to read a profile. Null: other
 * files may name more of them.
 */
function probesIn({ bytes }: SourceFile): ReadonlySet<string> | null {
  const text = new TextDecoder().decode(bytes);
  if (/include["']?\s*:/.test(text)) return null;
  return new Set([...text.matchAll(/probe["']?\s*:\s*["']?([\w-]+)/g)].map(([, kind = '']) => kind));
}

/** Whether the profile names a probe that was not loaded, because its name is written otherwise, or nobody knows it. */
function lacksProbe({ outcome }: Attempt): boolean {
  return !outcome.ok && outcome.mistakes.some(({ code }) => code.startsWith('unknown-probe'));
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
