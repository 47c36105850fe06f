import type { Text } from '../../src/model/message.ts';
import type { SeverityByEnvironment } from '../../src/model/profile.ts';
import type { Inline, Piece, Table } from '../document/document.ts';
import { byEnvironment, type RequirementsPage } from './page.ts';

/** One requirement of a check. */
export interface Requirement {
  readonly what: string;
  /** Fact path as a profile writes it; null: none. */
  readonly path: string | null;
  /** What is asked, a line each. */
  readonly expected: readonly string[];
  readonly severity: SeverityByEnvironment;
  readonly because: Text | null;
  readonly remedy: Text | null;
  readonly owner: Text | null;
  /** Further lines behind reason and remedy. */
  readonly notes: readonly string[];
}

/** A table of requirements. */
export function requirementTable(requirements: readonly Requirement[], page: RequirementsPage): Table {
  const { voice } = page;
  return {
    columns: [
      { title: voice.own('requirements.what'), share: 22 },
      { title: voice.own('requirements.expected'), share: 28 },
      { title: voice.own('requirements.severity'), share: 14 },
      { title: voice.own('requirements.reason'), share: 36 },
    ],
    rows: requirements.map((each) => [
      nameCell(each),
      lines(each.expected),
      lines(severityLines(each.severity, page)),
      reasonCell(each, page),
    ]),
  };
}

function nameCell({ what, path }: Requirement): Inline {
  return path === null || path === what ? [{ text: what }] : [{ text: `${what}\n` }, { text: path, style: 'code' }];
}

/** A severity, or one for each environment where they differ. */
export function severityLines(severity: SeverityByEnvironment, page: RequirementsPage): readonly string[] {
  const words = Object.entries(severity).map(([environment, each]) => ({
    environment,
    what: page.voice.severity(each),
  }));
  return byEnvironment(words, page);
}

function reasonCell({ because, remedy, owner, notes }: Requirement, { voice }: RequirementsPage): Inline {
  const parts: (readonly Piece[])[] = [];
  if (because !== null) parts.push(voice.labelled('requirements.because', voice.text(because)));
  if (remedy !== null) parts.push(voice.labelled('requirements.remedy', voice.text(remedy)));
  if (owner !== null) parts.push(voice.labelled('requirements.owner', voice.text(owner)));
  for (const note of notes) parts.push([{ text: note }]);
  return parts.flatMap((part, index) => (index === 0 ? part : [{ text: '\n' }, ...part]));
}

function lines(texts: readonly string[]): Inline {
  return [{ text: texts.join('\n') }];
}
