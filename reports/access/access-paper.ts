import type { Environment } from '../../src/model/profile.ts';
import { documentLines } from '../document-lines.ts';
import { plain, type Block, type PaperDocument } from '../document/document.ts';
import { environmentTitle } from '../environment-name.ts';
import { paperVoice } from '../paper-voice.ts';
import type { ReportContext } from '../report-format.ts';
import { titleOf } from '../title-of.ts';
import { spoken } from '../voice.ts';
import type { AccessInput } from './access-input.ts';
import { accessRows } from './access-rows.ts';
import { accessTexts, type AccessVoice } from './access-texts.ts';
import { accessTables } from './access-tables.ts';
import { accountBlocks } from './account-blocks.ts';

/** The application for access that somebody signs before a run: everything that will be touched, by environment. */
export function accessPaper(input: AccessInput, context: ReportContext): PaperDocument {
  const voice = paperVoice(context, accessTexts);
  const title = titleOf(input.profile, voice);
  const hasEffect = input.lines.some((line) => line.sideEffect);
  return {
    language: voice.language,
    title,
    subtitle: voice.own('access.kind'),
    cover: coverLines(input, voice),
    blocks: [
      paragraph(voice.own('access.intro', { title: spoken(title) })),
      paragraph(voice.own(hasEffect ? 'access.intro-changes' : 'access.intro-reads')),
      ...(input.partial ? [paragraph(voice.own('access.partial'))] : []),
      paragraph(voice.own('access.digest-words')),
      ...input.environments.flatMap((environment) => environmentBlocks(environment, input, voice)),
      ...accounts(input, voice),
      heading(1, voice.own('access.signatures')),
      {
        kind: 'signatures',
        lines: (['access.applicant', 'access.approver', 'access.executor'] as const).map((code) => ({
          role: voice.own(code),
          name: null,
        })),
      },
    ],
  };
}

/** The lines of the cover: the customer’s data, from what it was written, and the digest. */
export function coverLines(input: AccessInput, voice: AccessVoice): PaperDocument['cover'] {
  const { profile } = input;
  const files = profile.files.map(({ name, sha256 }) => voice.own('access.file-digest', { name, digest: sha256 }));
  return [
    ...documentLines(profile.document, voice),
    { label: voice.own('access.profile'), value: voice.raw(profile.name) },
    { label: voice.own('access.files'), value: files.join(voice.word('report.list-comma')) },
    { label: voice.own('access.date'), value: voice.instant(input.madeAt) },
    { label: voice.own('access.time-zone'), value: voice.raw(profile.timeZone) },
    { label: voice.own('access.program'), value: voice.raw(input.tool) },
    { label: voice.own('access.digest'), value: input.digest },
  ];
}

/** Its time window in words. */
export function windowWords({ window }: Environment, timeZone: string, voice: AccessVoice): string {
  return window === null
    ? voice.own('access.any-time')
    : voice.own('access.window-line', { window: window.written, timeZone });
}

function environmentBlocks(environment: Environment, input: AccessInput, voice: AccessVoice): readonly Block[] {
  const rows = accessRows(input, [environment], voice);
  const name = spoken(environmentTitle(environment, voice));
  const window = windowWords(environment, input.profile.timeZone, voice);
  const isEmpty = Object.values(rows).every((each: readonly unknown[]) => each.length === 0);
  return [
    heading(1, voice.own('access.environment', { name })),
    { kind: 'paragraph', content: voice.labelled('access.window', window) },
    ...(environment.protected ? [paragraph(voice.own('access.one-at-a-time'))] : []),
    ...(isEmpty ? [paragraph(voice.own('access.nothing'))] : accessTables(rows, voice)),
  ];
}

function accounts(input: AccessInput, voice: AccessVoice): readonly Block[] {
  if (input.accounts.length === 0) return [];
  const titles = new Map(input.environments.map((each) => [each.name, environmentTitle(each, voice)]));
  const name = (environment: string): string => titles.get(environment) ?? voice.raw(environment);
  return [
    heading(1, voice.own('access.accounts')),
    paragraph(voice.own('access.accounts-words')),
    ...accountBlocks(input.accounts, 2, name, voice),
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', content: plain(text) };
}

function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}
