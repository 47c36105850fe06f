import type { Finding } from '../../../src/model/finding.ts';
import { plain, type Block, type Inline } from '../../document/document.ts';
import { findingName } from '../../finding-name.ts';
import { targetName } from '../../target-name.ts';
import { remark, tableBlocks, type PaperPage } from '../paper-page.ts';

/** What was accepted, by whom, why, until when; and waivers that hold no longer or cover nothing. */
export function waiverBlocks(page: PaperPage): readonly Block[] {
  const { result, voice, sorted } = page;
  const { expired, unused } = result.waivers;
  const columns = [
    [voice.word('report.finding'), 24],
    [voice.word('report.where'), 16],
    [voice.word('report.actual'), 16],
    [voice.word('report.because'), 16],
    [voice.word('report.owner'), 11],
    [voice.word('report.ticket'), 7],
    [voice.word('report.until'), 10],
  ] as const;
  const accepted = tableBlocks(
    columns,
    sorted.waived.map((finding) => row(finding, page)),
    voice,
  );
  const items = [
    ...expired.map((waiver) => plain(voice.word('report.waiver-expired', { waiver }))),
    ...unused.map((waiver) => plain(voice.word('report.waiver-unused', { waiver }))),
  ];
  return [
    { kind: 'heading', level: 1, text: voice.word('report.section-waived') },
    ...(accepted.length === 0 ? [remark(voice.word('report.nothing-waived'))] : accepted),
    ...(items.length === 0 ? [] : [{ kind: 'list', ordered: false, items } as const]),
  ];
}

function row(finding: Finding, { voice, checks }: PaperPage): readonly Inline[] {
  const { waiver } = finding;
  if (waiver === null) return [];
  return [
    plain(findingName(finding, checks, voice)),
    plain(targetName(finding, voice)),
    plain(voice.say(finding.actual)),
    plain(voice.text(waiver.because)),
    plain(voice.text(waiver.owner)),
    plain(waiver.ticket === null ? '–' : voice.raw(waiver.ticket)),
    plain(voice.raw(waiver.until)),
  ];
}
