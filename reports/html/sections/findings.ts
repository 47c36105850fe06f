import { differenceSides } from '../../finding-fields.ts';
import { outcomeMarks } from '../../marks.ts';
import { checkTitle, ruleName } from '../../finding-name.ts';
import { targetName } from '../../target-name.ts';
import { findingBadges } from '../parts/badges.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { folded, remark, section, type Page } from '../parts/section.ts';
import { table, titledTable } from '../parts/table.ts';
import { outcomes } from '../../../src/model/words.ts';
import type { Finding } from '../../../src/model/finding.ts';

/** More failing checks than this stay folded: nobody reads them at once. */
const mostOpen = 20;

/** Every finding, by check. Checks with something failed are open. */
export function findings(page: Page): Markup {
  const { result, voice } = page;
  const byCheck = new Map<string, Finding[]>();
  for (const finding of result.findings) {
    const list = byCheck.get(finding.id.check);
    if (list === undefined) byCheck.set(finding.id.check, [finding]);
    else list.push(finding);
  }
  let opened = 0;
  const parts = [...byCheck].map(([name, list]) => {
    const failed = list.some((finding) => finding.outcome === 'fail' && finding.waiver === null);
    opened += failed ? 1 : 0;
    return checkPart(name, list, failed && opened <= mostOpen, page);
  });
  const heading = voice.word('report.heading-count', {
    heading: voice.word('report.section-findings'),
    n: result.findings.length,
  });
  return section('findings', heading, parts);
}

function checkPart(name: string, list: readonly Finding[], open: boolean, page: Page): Markup {
  const { voice, checks } = page;
  const info = checks.get(name);
  const title = checkTitle(name, checks, voice);
  const counts = outcomes
    .map((outcome) => ({ outcome, n: list.filter((finding) => finding.outcome === outcome).length }))
    .filter(({ n }) => n > 0)
    .map(({ outcome, n }) => `${outcomeMarks[outcome]} ${voice.outcome(outcome)} ${String(n)}`)
    .join(' · ');
  const because = info?.because ?? null;
  const head = [
    voice.word('report.question'),
    voice.word('report.where'),
    voice.word('report.outcome'),
    voice.word('report.expected'),
    voice.word('report.actual'),
  ];
  return folded(
    html`<h3>${title}</h3>
      ${' '}<span class="quiet">${counts}</span>`,
    [
      title !== name && html`<p class="quiet"><code>${voice.raw(name)}</code></p>`,
      because !== null && html`<p>${voice.text(because)}</p>`,
      table({ caption: title, head, rows: list.map((finding) => row(finding, page)) }),
      list.filter((finding) => finding.differences.length > 0).map((finding) => differences(finding, page)),
    ],
    open,
  );
}

function row(finding: Finding, { voice }: Page): readonly Content[] {
  return [
    ruleName(finding, voice),
    targetName(finding, voice),
    findingBadges(finding, voice),
    voice.say(finding.expected),
    voice.say(finding.actual),
  ];
}

const mostDifferences = 500;

function differences(finding: Finding, page: Page): Markup | null {
  const { voice } = page;
  const other = finding.environments.find((name) => name !== finding.id.environment);
  const across = finding.kind === 'across' && other !== undefined;
  const left = across ? voice.raw(finding.id.environment) : voice.word('report.left');
  const right = across ? voice.raw(other) : voice.word('report.right');
  const rows = [...finding.differences]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostDifferences)
    .map((difference): readonly Content[] => {
      const sides = differenceSides(difference, voice);
      const path = difference.path === '' ? voice.word('report.fact-itself') : voice.raw(difference.path);
      return [html`<code>${path}</code>`, voice.word(`report.difference-${difference.kind}`), sides.left, sides.right];
    });
  const caption = voice.word('report.differences-of', {
    rule: ruleName(finding, voice),
    where: targetName(finding, voice),
    n: finding.differences.length,
  });
  const rest = finding.differences.length - rows.length;
  const head = [voice.word('report.fact'), voice.word('report.kind'), left, right];
  return html`${titledTable({ caption, head, rows })}${rest > 0 && remark(voice.word('report.more-rows', { n: rest }))}`;
}
