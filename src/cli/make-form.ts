import { resolve } from 'node:path';
import { writeWorkbook } from '../../reports/xlsx/write-workbook.ts';
import { makeForm } from '../init/form/make-form.ts';
import type { FormParameter } from '../init/form/form-input.ts';
import type { Profile } from '../model/profile.ts';
import { neededSecrets } from '../model/secret-names.ts';
import type { Draft } from '../profile/draft/draft.ts';
import { otherEnvironments } from '../profile/draft/named-environments.ts';
import { UsageError, type Context } from './context.ts';
import { exitCodes } from './exit-code.ts';
import type { Flags } from './flags.ts';
import { mayWrite, putFiles } from './new-files.ts';
import { phrase } from './phrase.ts';
import { prepareDraft, type PreparedDraft } from './prepare.ts';

/** `plumbline init --make-survey PROFILE`: the form in which a customer says where everything is. Nothing is contacted. */
export async function makeSurveyForm(context: Context, path: string, flags: Flags): Promise<number> {
  const { language } = context;
  const out = flags.out ?? 'survey.xlsx';
  const file = resolve(context.cwd, out);
  mayWrite(context, flags, [file]);
  const prepared = await draftOf(context, path);
  if (prepared === null) return exitCodes.usage;
  const { profile, parameters } = prepared;
  const input = {
    name: profile.name,
    title: profile.title,
    environments: flags.env ?? usualEnvironments(profile),
    parameters,
    secrets: neededSecrets(profile),
  };
  const written = putFiles(context, [[file, await writeWorkbook(makeForm(input, language))]]);
  context.err(`${phrase(language, 'init.done', { files: written.join(', ') })}\n`);
  if (parameters.length === 0) context.err(`${phrase(language, 'form.no-parameters', { profile: path })}\n`);
  context.err(`${phrase(language, 'init.next-form', { form: out, profile: path })}\n`);
  return exitCodes.ready;
}

/** Those that the profile names, at least two: what goes live is compared with what was tested. */
function usualEnvironments({ environments }: Profile): readonly string[] {
  const named = environments.map(({ name }) => name).filter((name) => name !== otherEnvironments);
  const [only = 'production', second] = named;
  if (second !== undefined) return named;
  return only === 'test' ? ['test', 'production'] : ['test', only];
}

/** A profile without environments, and what it asks of them. */
export interface AskingProfile extends PreparedDraft {
  readonly parameters: readonly FormParameter[];
}

/**
 * Reads a profile that says nothing of environments. Null after its mistakes were shown. Throws UsageError where it has
 * its own.
 */
export async function draftOf(context: Context, path: string): Promise<AskingProfile | null> {
  const prepared = await prepareDraft(context, [path]);
  if (prepared === null) return null;
  if (prepared.draft !== null) return { ...prepared, parameters: parametersOf(prepared.draft) };
  throw new UsageError(phrase(context.language, 'form.own-environments', { profile: path }));
}

function parametersOf({ parameters }: Draft): readonly FormParameter[] {
  return parameters.map(({ name, describe, type, byDefault }) => ({ name, describe, type, byDefault }));
}
