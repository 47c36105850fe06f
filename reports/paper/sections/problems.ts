import { findingKey } from '../../../src/model/identity.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { groupFields } from '../../finding-fields.ts';
import { groupFindings, type FindingGroup } from '../../group-findings.ts';
import { groupIds, groupName, groupTargets, listed } from '../../group-words.ts';
import { plain, type Block, type LabelledText } from '../../document/document.ts';
import { spoken } from '../../voice.ts';
import { outcomePiece } from '../outcome-piece.ts';
import { more, mostLines, remark, type PaperPage } from '../paper-page.ts';

const mostTargets = 20;

/** What must be mended before the go-live. */
export function decisiveBlocks(page: PaperPage): readonly Block[] {
  const { voice, sorted } = page;
  const heading = sectionHeading(voice.word('report.section-decisive'), sorted.decisive, page);
  if (sorted.decisive.length === 0) return [heading, remark(voice.word('report.nothing-decisive'))];
  return [heading, ...problemBlocks(sorted.decisive, page)];
}

/** What failed and is too light to decide. */
export function lightBlocks(page: PaperPage): readonly Block[] {
  const { voice, sorted } = page;
  if (sorted.light.length === 0) return [];
  return [sectionHeading(voice.word('report.section-light'), sorted.light, page), ...problemBlocks(sorted.light, page)];
}

/** Heading of a section with the number of its findings. */
export function sectionHeading(heading: string, findings: readonly Finding[], { voice }: PaperPage): Block {
  if (findings.length === 0) return { kind: 'heading', level: 1, text: heading };
  const text = voice.word('report.heading-count', { heading: spoken(heading), n: findings.length });
  return { kind: 'heading', level: 1, text };
}

/** Each problem with its number and all that people need to mend it; what shares a cause stands together. */
export function problemBlocks(findings: readonly Finding[], page: PaperPage): readonly Block[] {
  const groups = groupFindings(findings);
  const shown = groups.slice(0, mostLines).flatMap((group) => problem(group, page));
  const rest = groups.slice(mostLines).reduce((sum, group) => sum + group.members.length, 0);
  return rest === 0 ? shown : [...shown, more(rest, page.voice)];
}

function problem(group: FindingGroup, page: PaperPage): readonly Block[] {
  const { voice, checks, tracked } = page;
  const { first } = group;
  const numbers = group.members.flatMap(({ id }) => tracked.get(findingKey(id))?.number ?? []);
  const name = groupName(group, checks, voice);
  const [number] = numbers;
  const title = number === undefined ? name : voice.word('paper.problem-title', { number, name: spoken(name) });
  const fields: LabelledText[] = [
    {
      label: voice.word('report.outcome'),
      text: [outcomePiece(first.outcome, voice), { text: ` · ${voice.severity(first.severity)}` }],
    },
    { label: voice.word('report.where'), text: plain(listed(groupTargets(group, checks, voice), mostTargets, voice)) },
    ...groupFields(group, voice).map(({ label, text }) => ({
      label,
      text: plain(text),
    })),
  ];
  if (numbers.length > 1)
    fields.push({
      label: voice.word('paper.problem-numbers'),
      text: plain(listed(numbers.map(String), mostTargets, voice)),
    });
  const references = (checks.get(first.id.check)?.references ?? []).map((each) => voice.raw(each));
  if (references.length > 0)
    fields.push({
      label: voice.word('report.references'),
      text: plain(references.join(voice.word('report.list-comma'))),
    });
  const ids = listed(groupIds(group, voice), mostTargets, voice);
  fields.push({ label: voice.word('report.finding-id'), text: [{ text: ids, style: 'code' }] });
  return [
    { kind: 'heading', level: 3, text: title },
    { kind: 'fields', fields },
  ];
}
