import type { CatalogueEntry } from '../../model/catalogue.ts';
import type { Language } from '../../model/words.ts';
import { didYouMean } from '../../profile/text/did-you-mean.ts';
import type { AnyProbe } from '../../kit/define-probe.ts';
import { settingsSchema } from '../../kit/describe-probe.ts';
import { factRowsOf } from '../../kit/probe-rows.ts';
import { settingRowsOf, targetExample } from '../../kit/setting-rows.ts';
import { shapeWords } from '../../kit/shape-words.ts';
import { UsageError, type Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { phrase } from '../phrase.ts';
import { ourTools } from '../prepare.ts';

/** `plumbline probes [kind]`: what can be checked, and what a profile can write about it. */
export async function probes(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const tools = await ourTools();
  const [kind] = words;
  if (kind === undefined) {
    const list = [...tools.probes.values()];
    if (flags.format === 'json') context.out(`${JSON.stringify(tools.catalogue, null, 1)}\n`);
    else
      context.out(
        `${list.map((probe) => summary(context, probe)).join('\n')}\n\n${phrase(context.language, 'cli.probes-more')}\n`,
      );
    return Promise.resolve(exitCodes.ready);
  }
  const probe = tools.probes.get(kind);
  const entry = tools.catalogue[kind];
  if (probe === undefined || entry === undefined) {
    const likely = didYouMean(kind, tools.probes.keys()).join(', ') || [...tools.probes.keys()].join(', ');
    throw new UsageError(phrase(context.language, 'cli.unknown-probe', { name: kind, known: likely }));
  }
  if (flags.format === 'json')
    context.out(`${JSON.stringify({ settings: settingsSchema(probe), ...entry }, null, 1)}\n`);
  else context.out(detail(context, probe, entry));
  return Promise.resolve(exitCodes.ready);
}

function summary(context: Context, probe: AnyProbe): string {
  const name = probe.texts[context.language]['probe'] ?? '';
  const mark = probe.lifecycle === 'stable' ? '' : phrase(context.language, `cli.probe-${probe.lifecycle}`);
  return `${probe.kind.padEnd(16)}${name}${mark}`;
}

function detail(context: Context, probe: AnyProbe, entry: CatalogueEntry): string {
  const { language } = context;
  const texts = probe.texts[language];
  const lines = [
    `${probe.kind}: ${texts['probe'] ?? ''}`,
    texts['probe.about'] ?? '',
    '',
    phrase(language, 'cli.probe-settings'),
    ...settingLines(context, probe),
    '',
    phrase(language, 'cli.probe-example'),
    ...targetExample(probe, settingsSchema(probe)).map((line) => `  ${line}`),
    '',
    phrase(language, 'cli.probe-facts'),
    ...factLines(context, probe, entry),
    '',
  ];
  return lines.join('\n');
}

/** A setting: its path, what it is, its type, whether it must be given or what it is otherwise. */
function settingLines(context: Context, probe: AnyProbe): readonly string[] {
  const { language } = context;
  return settingRowsOf(settingsSchema(probe), probe.texts[language]).map(
    ({ path, schema, isRequired, byDefault, about }) => {
      const type = shapeWords(schema, language);
      const otherwise = byDefault === null ? '' : phrase(language, 'cli.probe-default', { value: byDefault });
      const need = isRequired ? phrase(language, 'cli.probe-required') : otherwise;
      return `  ${path.padEnd(24)} ${beside(about, [type, need], language)}`.trimEnd();
    },
  );
}

/** A fact: its path and name, below it type, unit, right and the line to paste. */
function factLines(context: Context, probe: AnyProbe, entry: CatalogueEntry): readonly string[] {
  const { language } = context;
  return factRowsOf(entry, probe.texts[language]).flatMap(({ path, schema, about, derived, privilege, example }) => {
    const marks = [
      about,
      shapeWords(schema, language),
      derived ? phrase(language, 'cli.probe-derived') : '',
      privilege === null ? '' : phrase(language, 'cli.probe-privilege', { privilege }),
    ].filter((mark) => mark !== '');
    const head = `  ${path.padEnd(44)} ${marks.join(separator(language))}`.trimEnd();
    return example === null ? [head] : [head, `      ${example}`];
  });
}

function beside(about: string, notes: readonly string[], language: Language): string {
  const said = notes.filter((note) => note !== '').join(separator(language));
  return said === '' || about === ''
    ? `${about}${said}`
    : phrase(language, 'cli.probe-beside', { about: { kind: 'text', text: about }, notes: said });
}

function separator(language: Language): string {
  return language === 'en' ? ', ' : '，';
}
