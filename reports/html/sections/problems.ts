import { findingFields } from '../../finding-fields.ts';
import { groupFindings, type FindingGroup } from '../../group-findings.ts';
import { groupIds, groupName, groupTargets, listed } from '../../group-words.ts';
import { findingBadges } from '../parts/badges.ts';
import { fieldList } from '../parts/fields.ts';
import { html, type Markup } from '../markup.ts';
import { remark, section, type Page } from '../parts/section.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { ReportCode } from '../../report-texts.ts';

const mostTargets = 50;
const mostGroups = 500;

/** Failed blockers and majors: what must be mended before the go-live. */
export function decisive(page: Page): Markup {
  return problems('decisive', 'report.section-decisive', 'report.nothing-decisive', page.sorted.decisive, page);
}

/** Failed minors and infos. */
export function light(page: Page): Markup | null {
  if (page.sorted.light.length === 0) return null;
  return problems('light', 'report.section-light', 'report.nothing-decisive', page.sorted.light, page);
}

function problems(
  id: string,
  heading: ReportCode,
  nothing: ReportCode,
  findings: readonly Finding[],
  page: Page,
): Markup {
  const { voice } = page;
  if (findings.length === 0) return section(id, voice.word(heading), remark(voice.word(nothing)));
  const title = voice.word('report.heading-count', { heading: voice.word(heading), n: findings.length });
  return section(id, title, groupCards(findings, page));
}

/** One card a group; the rest is counted and found among all findings. */
export function groupCards(findings: readonly Finding[], page: Page): readonly Markup[] {
  const groups = groupFindings(findings);
  const cards = groups.slice(0, mostGroups).map((group) => card(group, page));
  const rest = groups.length - cards.length;
  return rest === 0 ? cards : [...cards, remark(page.voice.word('report.more-groups', { n: rest }))];
}

function card(group: FindingGroup, page: Page): Markup {
  const { voice, checks } = page;
  const fields = [
    {
      label: voice.word('report.where'),
      text: listed(groupTargets(group, checks, voice), mostTargets, voice),
    },
    ...findingFields(group.first, voice),
    {
      label: voice.word('report.finding-id'),
      text: html`<code>${listed(groupIds(group, voice), mostTargets, voice)}</code>`,
    },
  ];
  const references = checks.get(group.first.id.check)?.references ?? [];
  if (references.length > 0)
    fields.push({
      label: voice.word('report.references'),
      text: references.map((each) => voice.raw(each)).join(voice.word('report.list-comma')),
    });
  return html`<article class="card o-${group.outcome}">
    <h3>${findingBadges(group.first, voice)} ${groupName(group, checks, voice)}</h3>
    ${fieldList(fields)}
  </article>`;
}
