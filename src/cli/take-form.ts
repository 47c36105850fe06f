import { basename, join, resolve } from 'node:path';
import { readForm } from '../init/form/read-form.ts';
import { formSite, type FormSite } from '../init/form/form-site.ts';
import { columnNumber, sheetPrefix, type Grid } from '../init/form/grid.ts';
import { readWorkbook } from '../init/form/read-workbook.ts';
import { envExample } from '../init/write-env.ts';
import { pickText } from '../model/say.ts';
import type { Profile } from '../model/profile.ts';
import { neededSecrets } from '../model/secret-names.ts';
import { profileTexts } from '../profile/profile-texts.ts';
import { readProfile, type ReadOutcome } from '../profile/read-profile.ts';
import { mistakeMessage, showMistake } from '../profile/text/show.ts';
import { UsageError, type Context } from './context.ts';
import { exitCodes } from './exit-code.ts';
import type { Flags } from './flags.ts';
import { draftOf, type AskingProfile } from './make-form.ts';
import { mayWrite, putFiles } from './new-files.ts';
import { phrase } from './phrase.ts';
import { localTimeZone, mustOpen, readWith } from './prepare.ts';
import { openInclude } from './source-files.ts';

/** Most complaints that are shown; the rest is counted. */
const mostShown = 100;

/**
 * `plumbline init --survey FORM PROFILE`: the site file that a filled form stands for. Everything wrong in it is said at
 * once, with sheet and cell; then nothing is written. Nothing is contacted.
 */
export async function takeSurveyForm(context: Context, form: string, path: string, flags: Flags): Promise<number> {
  const { language } = context;
  const prepared = await draftOf(context, path);
  if (prepared === null) return exitCodes.usage;
  const { name } = prepared.profile;
  const folder = resolve(context.cwd, flags.out ?? '.');
  const files = { site: join(folder, `${name}-site.yaml`), env: join(folder, `${name}.env.example`) };
  mayWrite(context, flags, Object.values(files));
  const grids = await readWorkbook(mustOpen(context, form).bytes);
  if ('code' in grids) throw new UsageError(`${form}: ${phrase(language, grids.code, grids.params)}`);
  const read = readForm(grids, prepared.parameters, language);
  const title = prepared.profile.title === null ? name : pickText(prepared.profile.title, language);
  const head = phrase(language, 'form.site-head', { title, file: basename(form) });
  const site = formSite(read.form, head, localTimeZone());
  const said = read.complaints.map(({ place, code, params }) => ({ place, text: phrase(language, code, params) }));
  const outcome = read.form.environments.length === 0 ? null : bind(context, path, files.site, site, prepared);
  const all = outcome?.ok === false ? [...said, ...mistakesOf(outcome, site, files.site, context)] : said;
  if (all.length > 0 || outcome?.ok !== true) {
    context.err(complaintText(context, form, inOrder(all, grids)));
    return exitCodes.usage;
  }
  const env = envOf(context, outcome.profile);
  const written = putFiles(context, [[files.site, site.text], ...(env === null ? [] : [[files.env, env] as const])]);
  context.err(`${phrase(language, 'init.done', { files: written.join(', ') })}\n`);
  context.err(`${phrase(language, 'init.next', { profile: path, site: written[0] ?? '' })}\n`);
  return exitCodes.ready;
}

interface Said {
  readonly place: string | null;
  readonly text: string;
}

/** The profile with the values of the form, or everything that does not fit. */
function bind(context: Context, path: string, siteName: string, site: FormSite, { tools }: AskingProfile): ReadOutcome {
  return readProfile({
    profile: mustOpen(context, path),
    site: { name: siteName, bytes: new TextEncoder().encode(site.text) },
    open: (included, from) => openInclude(path, context.cwd, included, from),
    ...readWith(context, tools),
  });
}

/** What the reader of profiles says, at the cells it comes from. What to do about it in YAML is left out. */
function mistakesOf(
  { mistakes, line }: Extract<ReadOutcome, { readonly ok: false }>,
  site: FormSite,
  siteName: string,
  { language }: Context,
): readonly Said[] {
  const texts = profileTexts[language];
  return mistakes.flatMap((mistake) => {
    // The form says it, for each cell.
    if (mistake.code === 'parameter-missing') return [];
    if (mistake.file !== siteName)
      return [{ place: null, text: showMistake(mistake, line(mistake.file, mistake.line), texts) }];
    return [{ place: site.placeOf(mistake.line), text: mistakeMessage(mistake, texts).message }];
  });
}

/** As the form is read: sheet by sheet, row by row. What belongs to no cell comes first. */
function inOrder(said: readonly Said[], grids: readonly Grid[]): readonly Said[] {
  const sheets = grids.map(({ name }) => sheetPrefix(name));
  const key = (place: string | null): readonly number[] => {
    const [, letters = '', row] = /([A-Z]+)(\d+)(?::[A-Z]+\d+)?$/.exec(place ?? '') ?? [];
    return [sheets.findIndex((each) => place?.startsWith(each) === true), Number(row ?? 0), columnNumber(letters)];
  };
  return said.toSorted((a, b) => {
    const [one, other] = [key(a.place), key(b.place)];
    const differs = one.findIndex((each, index) => each !== other[index]);
    return (one[differs] ?? 0) - (other[differs] ?? 0);
  });
}

function complaintText(context: Context, form: string, said: readonly Said[]): string {
  const { language } = context;
  const shown = said.slice(0, mostShown).map(({ place, text }) => (place === null ? text : `${place}: ${text}`));
  const rest = said.length - shown.length;
  const more = rest > 0 ? `${phrase(language, 'cli.mistakes-more', { count: rest })}\n` : '';
  const count = phrase(language, 'cli.mistakes', { count: said.length });
  return `${form}\n${shown.join('\n')}\n\n${more}${count}\n`;
}

function envOf(context: Context, profile: Profile): string | null {
  const names = neededSecrets(profile).map((each) => each.name);
  const gate = profile.environments.find((each) => each.gate)?.name ?? 'production';
  return envExample(names, gate, (example) =>
    phrase(context.language, 'init.env-head', { name: profile.name, example }),
  );
}
