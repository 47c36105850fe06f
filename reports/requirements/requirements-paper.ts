import { documentLines } from '../document-lines.ts';
import { plain, type Block, type PaperDocument } from '../document/document.ts';
import { paperVoice } from '../paper-voice.ts';
import type { ReportContext } from '../report-format.ts';
import { titleOf } from '../title-of.ts';
import { spoken } from '../voice.ts';
import { accessPart } from './access-part.ts';
import { namingOf } from './asked-values.ts';
import { checkBlocks } from './check-blocks.ts';
import { checksByArea, overviewTable, stageBlocks, valueBlocks } from './overview.ts';
import { environmentWords, type RequirementsPage } from './page.ts';
import { relationRequirement } from './relation-rows.ts';
import { requirementTable } from './requirement-row.ts';
import type { RequirementsInput } from './requirements-input.ts';
import { requirementsTexts } from './requirements-texts.ts';

/** What a product needs of its environments, for people who set them up: what, why, and what to do without it. */
export function requirementsPaper(input: RequirementsInput, context: ReportContext): PaperDocument {
  const voice = paperVoice(context, requirementsTexts);
  const checks = new Map(input.profile.checks.map((check) => [check.name, check]));
  const page: RequirementsPage = { input, voice, naming: namingOf(input, voice), checks };
  const title = titleOf(input.profile, voice);
  return {
    language: voice.language,
    title,
    subtitle: voice.own('requirements.kind'),
    cover: cover(page),
    blocks: [
      paragraph(voice.own('requirements.intro', { title: spoken(title) })),
      ...(input.draft === null ? [] : [paragraph(voice.own('requirements.intro-draft'))]),
      { kind: 'heading', level: 1, text: voice.own('requirements.overview') },
      { kind: 'table', table: overviewTable(page) },
      paragraph(voice.own('requirements.severity-words')),
      ...valueBlocks(page),
      ...stageBlocks(page),
      ...parts(page),
      ...relations(page),
      ...accessPart(page),
      { kind: 'heading', level: 1, text: voice.own('requirements.signatures') },
      {
        kind: 'signatures',
        lines: (['requirements.sign-prepared', 'requirements.sign-customer'] as const).map((code) => ({
          role: voice.own(code),
          name: null,
        })),
      },
    ],
  };
}

function cover(page: RequirementsPage): PaperDocument['cover'] {
  const { input, voice } = page;
  const { profile } = input;
  const comma = voice.word('report.list-comma');
  const files = profile.files.map(({ name, sha256 }) => voice.own('requirements.file-line', { name, digest: sha256 }));
  const environments = profile.environments.map(({ name }) => environmentWords(name, page));
  return [
    ...documentLines(profile.document, voice),
    { label: voice.own('requirements.profile'), value: voice.raw(profile.name) },
    ...(input.draft === null
      ? [{ label: voice.own('requirements.environments'), value: environments.join(comma) }]
      : []),
    { label: voice.own('requirements.files'), value: files.join('\n') },
    { label: voice.own('requirements.date'), value: voice.instant(input.madeAt) },
  ];
}

function parts(page: RequirementsPage): readonly Block[] {
  return checksByArea(page).flatMap(([area, checks], place) => [
    {
      kind: 'heading',
      level: 1,
      text: page.voice.own('requirements.numbered', {
        number: String(place + 1),
        title: page.voice.own(`requirements.area.${area}`),
      }),
    } as const,
    ...checks.flatMap((check, index) => checkBlocks(check, `${String(place + 1)}.${String(index + 1)}`, page)),
  ]);
}

function relations(page: RequirementsPage): readonly Block[] {
  const asked = page.input.profile.relations.filter((each) => each.environments.length > 0);
  if (asked.length === 0) return [];
  const rows = asked.map((each) => relationRequirement(each, page));
  return [
    { kind: 'heading', level: 1, text: page.voice.own('requirements.relations') },
    { kind: 'table', table: requirementTable(rows, page) },
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', content: plain(text) };
}
