import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadProbes } from '../../../probes/registry.ts';
import { isMistake, parseTarget, type WrittenTarget } from '../../init/parse-target.ts';
import { makeSurvey } from '../../init/make-survey.ts';
import { writeEnv } from '../../init/write-env.ts';
import { writeSite } from '../../init/write-site.ts';
import type { Survey } from '../../init/survey.ts';
import type { AnyProbe } from '../../kit/define-probe.ts';
import { settingsSchema } from '../../kit/describe-probe.ts';
import { settle } from '../../model/catalogue.ts';
import { askAtTerminal, nameFrom, type Told } from '../ask-survey.ts';
import { UsageError, type Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { lookAround } from '../init-look.ts';
import { mayWrite, putFiles } from '../new-files.ts';
import { phrase } from '../phrase.ts';
import { localTimeZone } from '../prepare.ts';
import { mustBeWritable } from '../write-whole.ts';

/**
 * `plumbline init`: a first profile from what is there; or the form in which a customer says where everything is, and the
 * site file that the filled form stands for.
 */
export async function init(context: Context, [profile]: readonly string[], flags: Flags): Promise<number> {
  const { makeSurvey: asked, survey: form } = flags;
  const isWrong = asked !== undefined && (form !== undefined || profile !== undefined);
  if (isWrong || (form !== undefined) !== (profile !== undefined))
    throw new UsageError(phrase(context.language, 'init.form-words'));
  if (asked !== undefined) return (await import('../make-form.ts')).makeSurveyForm(context, asked, flags);
  if (form !== undefined && profile !== undefined)
    return (await import('../take-form.ts')).takeSurveyForm(context, form, profile, flags);
  return firstProfile(context, flags);
}

/** Asks or takes targets, looks at them, and writes a profile that holds for what was seen. */
async function firstProfile(context: Context, flags: Flags): Promise<number> {
  const told = await toldBy(context, flags);
  if (told === null) {
    context.err(`${phrase(context.language, 'init.stopped')}\n`);
    return exitCodes.inconclusive;
  }
  const survey = await surveyOf(context, flags, told);
  const folder = resolve(context.cwd, flags.out ?? '.');
  const files = {
    profile: join(folder, `${survey.name}.yaml`),
    site: join(folder, `${survey.name}-site.yaml`),
    env: join(folder, `${survey.name}.env.example`),
  };
  mayWrite(context, flags, Object.values(files));
  mustBeWritable(context, files.profile);
  const timeZone = localTimeZone();
  const name = { name: survey.name };
  const site = writeSite(survey, phrase(context.language, 'init.site-head', name), timeZone);
  const journal = mkdtempSync(join(tmpdir(), 'plumbline-init-'));
  try {
    const looked = await lookAround({ context, flags, survey, site, journal: join(journal, 'journal.ndjson') });
    const env = writeEnv(survey, (example) => phrase(context.language, 'init.env-head', { ...name, example }));
    const written = putFiles(context, [
      [files.profile, looked.profile],
      [files.site, site],
      ...(env === null ? [] : [[files.env, env] as const]),
    ]);
    tell(context, written, looked.silent);
    return looked.interrupted ? exitCodes.inconclusive : exitCodes.ready;
  } finally {
    rmSync(journal, { recursive: true, force: true });
  }
}

async function surveyOf(context: Context, flags: Flags, told: Told): Promise<Survey> {
  if (told.targets.length === 0) throw new UsageError(phrase(context.language, 'init.nothing'));
  const { ca } = flags;
  const targets = ca === undefined ? told.targets : await withAuthorities(told.targets, ca);
  const survey = makeSurvey(told.name, targets, told.environments);
  if (!('length' in survey)) return survey;
  throw new UsageError(survey.map((each) => phrase(context.language, each.code, each.params)).join('\n'));
}

/** Null: somebody was asked and went away. */
async function toldBy(context: Context, flags: Flags): Promise<Told | null> {
  const written = flags.target ?? [];
  if (written.length > 0) return fromFlags(context, flags, written);
  if (!context.interactive || !context.stdin.isTTY) throw new UsageError(phrase(context.language, 'init.nothing'));
  return askAtTerminal(context, context.stdin, process.stderr);
}

/** Private authorities are the rule inside a customer’s network. */
async function withAuthorities(targets: readonly WrittenTarget[], ca: string): Promise<readonly WrittenTarget[]> {
  const probes = await loadProbes(targets.map(({ probe }) => probe));
  return targets.map((each) =>
    withAuthority(
      each,
      ca,
      probes.find(({ kind }) => kind === each.probe),
    ),
  );
}

/** A browser, say, trusts the authorities of its machine alone. */
function withAuthority(target: WrittenTarget, ca: string, probe: AnyProbe | undefined): WrittenTarget {
  const { url, tls } = target.settings;
  const secure =
    (typeof url === 'string' && /^(?:https|wss):/i.test(url)) || tls === 'verify' || target.probe === 'tls';
  return secure && takesAuthority(probe) ? { ...target, settings: { ...target.settings, ca } } : target;
}

function takesAuthority(probe: AnyProbe | undefined): boolean {
  return probe !== undefined && settle(settingsSchema(probe)).properties?.['ca'] !== undefined;
}

function fromFlags(context: Context, flags: Flags, written: readonly string[]): Told {
  const read = written.map(parseTarget);
  const mistakes = read.filter(isMistake);
  if (mistakes.length > 0) {
    throw new UsageError(mistakes.map((each) => phrase(context.language, each.code, each.params)).join('\n'));
  }
  const targets = read.flatMap((each) => (isMistake(each) ? [] : [each]));
  return { name: nameFrom(flags.name ?? 'system'), environments: flags.env ?? [], targets };
}

function tell(context: Context, written: readonly string[], silent: number): void {
  const [profile = '', site = ''] = written;
  context.err(`${phrase(context.language, 'init.done', { files: written.join(', ') })}\n`);
  if (silent > 0) context.err(`${phrase(context.language, 'init.unanswered', { count: silent })}\n`);
  context.err(`${phrase(context.language, 'init.next', { profile, site })}\n`);
}
