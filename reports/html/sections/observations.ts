import { chooseDetailed } from '../../choose-detailed.ts';
import { lookupKind } from '../../lookup-kind.ts';
import { factRows } from '../../fact-rows.ts';
import { checkTitle } from '../../finding-name.ts';
import { taskPlace } from '../../target-name.ts';
import { fieldList } from '../parts/fields.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { folded, remark, section, type Page } from '../parts/section.ts';
import { table, titledTable } from '../parts/table.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { isSecretRef } from '../../../src/model/profile.ts';

/** Observations shown with their facts, and lines of facts in all: beyond it a browser grows slow. */
const mostDetailed = 500;
const mostFacts = 15_000;

/** What each task saw: facts, gaps, timings, attempts, from where. Folded. */
export function observations(page: Page): Markup {
  const { result, voice } = page;
  const heading = voice.word('report.heading-count', {
    heading: voice.word('report.observations'),
    n: result.observations.length,
  });
  if (result.observations.length === 0)
    return section('observations', heading, remark(voice.word('report.nothing-observed')));
  const detailed = chooseDetailed(result, mostDetailed);
  const share = Math.floor(mostFacts / detailed.size);
  const rest = result.observations.filter((observation) => !detailed.has(observation));
  return section('observations', heading, [
    result.observations.filter((observation) => detailed.has(observation)).map((each) => part(each, share, page)),
    restPart(rest, page),
  ]);
}

/** The observations that are not shown in detail, a line each. */
function restPart(rest: readonly Observation[], page: Page): Markup | null {
  if (rest.length === 0) return null;
  const { voice, checks } = page;
  const caption = voice.word('report.more-observations', { n: rest.length });
  const rows = rest.map((observation): readonly Content[] => [
    checkTitle(observation.task.check, checks, voice),
    taskPlace(observation.task, voice),
    ending(observation, page),
  ]);
  const head = [voice.word('report.check'), voice.word('report.where'), voice.word('report.outcome')];
  return folded(html`<h3>${caption}</h3>`, table({ caption, head, rows }));
}

function part(observation: Observation, share: number, page: Page): Markup {
  const { voice, checks } = page;
  const name = `${checkTitle(observation.task.check, checks, voice)} · ${taskPlace(observation.task, voice)}`;
  const summary = html`<h3>${name}</h3>
    ${' '}<span class="quiet">${voice.raw(observation.probe)} · ${ending(observation, page)}</span>`;
  return folded(summary, [circumstances(observation, page), facts(observation, share, page), gaps(observation, page)]);
}

function ending(observation: Observation, { voice }: Page): string {
  const { failure } = observation;
  if (observation.attempts.length === 0) return voice.word('report.never-started');
  const spent = Date.parse(observation.endedAt) - Date.parse(observation.startedAt);
  if (failure === null) return voice.word('report.answered', { duration: voice.duration(spent) });
  return voice.word('report.failed-with', {
    cause: voice.say({ code: `cause.${failure.cause}`, params: failure.params }),
  });
}

function circumstances(observation: Observation, page: Page): Markup | null {
  const { voice } = page;
  const { failure, vantage, timings, attempts } = observation;
  const fields: { label: string; text: Content }[] = [
    {
      label: voice.word('report.seen-at'),
      text: `${voice.instant(observation.startedAt)} – ${voice.instant(observation.endedAt)}`,
    },
    { label: voice.word('report.vantage'), text: vantageLine(vantage, page) },
    { label: voice.word('report.settings'), text: lines(settingLines(observation.settings), page) },
  ];
  if (observation.subject !== null)
    fields.push({ label: voice.word('report.subject'), text: html`<code>${voice.raw(observation.subject)}</code>` });
  if (failure?.phase !== null && failure !== null)
    fields.push({ label: voice.word('report.phase'), text: voice.raw(failure.phase) });
  if (failure?.detail !== null && failure !== null)
    fields.push({ label: voice.word('report.said'), text: html`<code>${voice.raw(failure.detail)}</code>` });
  if (timings.length > 0)
    fields.push({
      label: voice.word('report.timings'),
      text: timings.map((each) => `${voice.raw(each.phase)} ${voice.duration(each.durationMs)}`).join(' · '),
    });
  if (attempts.length > 0)
    fields.push({
      label: voice.word('report.attempts'),
      text: attempts.map((each) => attemptLine(each, page)).join(' · '),
    });
  return fieldList(fields);
}

/** What was asked, one setting a line; a secret as the profile writes it. */
function settingLines(settings: Observation['settings']): readonly string[] {
  return Object.entries(settings).map(([name, setting]) => {
    if (isSecretRef(setting)) return `${name}: \${secret:${setting.$secret}}`;
    return `${name}: ${typeof setting === 'string' ? setting : JSON.stringify(setting)}`;
  });
}

function attemptLine(attempt: Observation['attempts'][number], { voice }: Page): string {
  const ended = attempt.cause === null ? voice.word('report.attempt-answered') : voice.raw(attempt.cause);
  return `${voice.instant(attempt.startedAt)}, ${voice.duration(attempt.durationMs)}, ${ended}`;
}

function vantageLine(vantage: Observation['vantage'], { voice }: Page): string {
  const words = [vantage.hostname, vantage.place, vantage.zone].filter((word) => word !== null);
  return words.map((word) => voice.raw(word)).join(' · ');
}

function lines(texts: readonly string[], { voice }: Page): Markup {
  return html`<ul>
    ${texts.map((text) => html`<li><code>${voice.raw(text)}</code></li>`)}
  </ul>`;
}

function facts(observation: Observation, share: number, page: Page): Content {
  const { voice } = page;
  const schema = lookupKind(voice.context.catalogue, observation.probe);
  const found = factRows(observation.facts, schema, share + 1);
  if (Object.keys(observation.facts).length === 0) return remark(voice.word('report.no-facts'));
  const rows = found.slice(0, share).map((row): readonly Content[] => {
    const name = voice.sentence(`${observation.probe}.fact.${row.path}`);
    const value = voice.value(row.value, row.unit);
    return [[html`<code>${voice.raw(row.path)}</code>`, name !== null && html`<br />${name}`], value];
  });
  const caption = voice.word('report.facts');
  return [
    titledTable({ caption, head: [voice.word('report.fact'), voice.word('report.value')], rows }),
    found.length > share && remark(voice.word('report.more-facts', { n: share })),
  ];
}

function gaps(observation: Observation, { voice }: Page): Markup | null {
  return titledTable({
    caption: voice.word('report.gaps-here'),
    head: [voice.word('report.fact'), voice.word('report.why'), voice.word('report.said')],
    rows: observation.gaps.map((gap) => [
      html`<code>${gap.path === '' ? voice.word('report.all-facts') : voice.raw(gap.path)}</code>`,
      voice.word(`gap.${gap.reason}`),
      gap.detail === null ? '' : voice.raw(gap.detail),
    ]),
  });
}
