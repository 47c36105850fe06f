import { loadProbes } from '../../probes/registry.ts';
import { accessPaper } from '../../reports/access/access-paper.ts';
import { accessSheets } from '../../reports/access/access-workbook.ts';
import type { Sheet } from '../../reports/xlsx/sheet.ts';
import type { Block, Inline, PaperDocument } from '../../reports/document/document.ts';
import type { ReportContext } from '../../reports/report-format.ts';
import { requirementsPaper } from '../../reports/requirements/requirements-paper.ts';
import { toolbox } from '../../src/assess/toolbox.ts';
import { allTexts } from '../../src/cli/all-texts.ts';
import { accessInput, requirementsInput } from '../../src/cli/paper-inputs.ts';
import type { Profile } from '../../src/model/profile.ts';
import type { Language } from '../../src/model/words.ts';
import { plan } from '../../src/plan/plan.ts';
import type { ReadOutcome } from '../../src/profile/read-profile.ts';

const tools = toolbox(await loadProbes());
const everything = { environments: null, checks: null, tags: null, stages: null };
const madeAt = '2026-11-20T08:00:00.000Z';

/** The paper of requirements of a profile that was read. */
export function requirementsOf(read: ReadOutcome, language: Language): PaperDocument {
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return requirementsPaper(requirementsInput(read.profile, read.draft, tools, madeAt), contextOf(language));
}

/** The application for access of a profile that was read. */
export function accessOf(read: ReadOutcome, language: Language): PaperDocument {
  return accessPaper(accessOfProfile(profileOf(read)), contextOf(language));
}

/** The same as sheets. */
export function accessSheetsOf(read: ReadOutcome, language: Language): readonly Sheet[] {
  return accessSheets(accessOfProfile(profileOf(read)), contextOf(language));
}

/** What both papers of access are written from. */
export function accessInputOf(read: ReadOutcome): unknown {
  return accessOfProfile(profileOf(read));
}

function profileOf(read: ReadOutcome): Profile {
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.profile;
}

function accessOfProfile(profile: Profile) {
  return accessInput(profile, plan(profile, tools.forPlan, everything), tools, { madeAt, tool: 'plumbline 0.0.0' });
}

function contextOf(language: Language): ReportContext {
  const texts = allTexts(language, tools.probes.values());
  return { language, texts, timeZone: 'Asia/Shanghai', catalogue: tools.catalogue };
}

/** Every text of a paper, in reading order. */
export function textsIn(paper: PaperDocument): readonly string[] {
  const cover = paper.cover.flatMap(({ label, value }) => [label, value]);
  return [paper.title, paper.subtitle ?? '', ...cover, ...paper.blocks.flatMap(textsOf)].filter((text) => text !== '');
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'code':
      return [block.text];
    case 'paragraph':
      return [joined(block.content)];
    case 'list':
      return block.items.map(joined);
    case 'fields':
      return block.fields.flatMap(({ label, text }) => [label, joined(text)]);
    case 'table':
      return [...block.table.columns.map(({ title }) => title), ...block.table.rows.flat().map(joined)];
    case 'signatures':
      return block.lines.map(({ role }) => role);
    case 'page-break':
      return [];
  }
}

function joined(content: Inline): string {
  return content.map(({ text }) => text).join('');
}
