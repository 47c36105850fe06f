import { findingName } from '../../finding-name.ts';
import { targetName } from '../../target-name.ts';
import { findingBadges } from '../parts/badges.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { remark, section, type Page } from '../parts/section.ts';
import { table } from '../parts/table.ts';
import type { Finding } from '../../../src/model/finding.ts';

/** What was accepted, by whom, why, until when; and waivers that hold no longer or cover nothing. */
export function waivers(page: Page): Markup {
  const { result, voice, sorted } = page;
  const { expired, unused } = result.waivers;
  const accepted = table({
    caption: voice.word('report.section-waived'),
    head: [
      voice.word('report.finding'),
      voice.word('report.where'),
      voice.word('report.outcome'),
      voice.word('report.actual'),
      voice.word('report.because'),
      voice.word('report.owner'),
      voice.word('report.ticket'),
      voice.word('report.until'),
    ],
    rows: sorted.waived.map((finding) => row(finding, page)),
  });
  const lines = [
    ...expired.map((waiver) => html`<li>${voice.word('report.waiver-expired', { waiver })}</li>`),
    ...unused.map((waiver) => html`<li>${voice.word('report.waiver-unused', { waiver })}</li>`),
  ];
  const nothing = accepted === null && remark(voice.word('report.nothing-waived'));
  return section('waivers', voice.word('report.section-waived'), [
    accepted,
    nothing,
    lines.length > 0 &&
      html`<ul>
        ${lines}
      </ul>`,
  ]);
}

function row(finding: Finding, { voice, checks }: Page): readonly Content[] {
  const { waiver } = finding;
  return [
    findingName(finding, checks, voice),
    targetName(finding, voice),
    findingBadges(finding, voice),
    voice.say(finding.actual),
    waiver === null ? '' : voice.text(waiver.because),
    waiver === null ? '' : voice.text(waiver.owner),
    waiver?.ticket === null || waiver === null ? '–' : voice.raw(waiver.ticket),
    waiver === null ? '' : voice.raw(waiver.until),
  ];
}
