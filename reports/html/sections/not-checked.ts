import { pickText } from '../../../src/model/say.ts';
import { findingName } from '../../finding-name.ts';
import { taskPlace, targetName } from '../../target-name.ts';
import { checkTitle } from '../../finding-name.ts';
import { groupCards } from './problems.ts';
import { html, type Markup } from '../markup.ts';
import { folded, remark, section, type Page } from '../parts/section.ts';
import { table } from '../parts/table.ts';

const mostRows = 2000;

/** Everything that was not looked at or not seen, with the reason: unknown, gaps, left out, not applicable. */
export function notChecked(page: Page): Markup {
  const { voice, sorted } = page;
  const parts = [leftOut(page), notApplicable(page), gaps(page)].filter((part) => part !== null);
  const unseen =
    sorted.unseen.length === 0 ? remark(voice.word('report.nothing-unseen')) : groupCards(sorted.unseen, page);
  const heading = voice.word('report.heading-count', {
    heading: voice.word('report.section-unseen'),
    n: sorted.unseen.length,
  });
  return section('not-checked', heading, [unseen, ...parts]);
}

function leftOut({ result, voice, checks }: Page): Markup | null {
  const names = result.checks.filter((check) => !check.selected).map((check) => check.name);
  if (names.length === 0) return null;
  const items = names.map(
    (name) => html`<li>${checkTitle(name, checks, voice)}${' '}<code>${voice.raw(name)}</code></li>`,
  );
  return folded(
    html`<h3>${voice.word('report.left-out-checks', { n: names.length })}</h3>`,
    html`<p>${voice.word('report.left-out-why')}</p>
      <ul>
        ${items}
      </ul>`,
  );
}

function notApplicable({ voice, sorted, checks }: Page): Markup | null {
  if (sorted.notApplicable.length === 0) return null;
  const heading = voice.word('report.not-applicable', { n: sorted.notApplicable.length });
  const rows = sorted.notApplicable
    .slice(0, mostRows)
    .map((finding) => [
      findingName(finding, checks, voice),
      targetName(finding, voice),
      voice.say(finding.actual),
      finding.because === null ? '' : voice.text(pickText(finding.because, voice.language)),
      voice.text(finding.owner),
    ]);
  const head = [
    voice.word('report.finding'),
    voice.word('report.where'),
    voice.word('report.actual'),
    voice.word('report.because'),
    voice.word('report.owner'),
  ];
  return folded(html`<h3>${heading}</h3>`, table({ caption: heading, head, rows }));
}

function gaps({ result, voice, checks }: Page): Markup | null {
  const rows = result.observations.flatMap((observation) =>
    observation.gaps.map((gap) => [
      checkTitle(observation.task.check, checks, voice),
      taskPlace(observation.task, voice),
      html`<code>${gap.path === '' ? voice.word('report.all-facts') : voice.raw(gap.path)}</code>`,
      voice.word(`gap.${gap.reason}`),
      gap.detail === null ? '' : voice.raw(gap.detail),
    ]),
  );
  if (rows.length === 0) return null;
  const heading = voice.word('report.gaps', { n: rows.length });
  const head = [
    voice.word('report.check'),
    voice.word('report.where'),
    voice.word('report.fact'),
    voice.word('report.why'),
    voice.word('report.said'),
  ];
  const more = rows.length > mostRows && remark(voice.word('report.more-rows', { n: rows.length - mostRows }));
  return folded(html`<h3>${heading}</h3>`, [table({ caption: heading, head, rows: rows.slice(0, mostRows) }), more]);
}
