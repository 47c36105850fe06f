import { countsLine } from '../../counts-line.ts';
import { environmentName } from '../../environment-name.ts';
import { partialNote } from '../../partial-note.ts';
import { verdictBadge } from '../parts/badges.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { section, type Page } from '../parts/section.ts';
import { table } from '../parts/table.ts';
import type { EnvironmentResult } from '../../../src/model/run-result.ts';

/** Verdict, counts and reasons of each environment, in promotion order. */
export function environments(page: Page): Markup {
  const { result, voice } = page;
  const content = table({
    caption: voice.word('report.environments'),
    head: [
      voice.word('report.environment'),
      voice.word('report.verdict'),
      voice.word('report.counts'),
      voice.word('report.reasons'),
    ],
    rows: result.environments.map((environment) => row(environment, page)),
  });
  return section('environments', voice.word('report.environments'), content);
}

function row(environment: EnvironmentResult, page: Page): readonly Content[] {
  const { result, voice } = page;
  const name = environmentName(environment, voice);
  if (!environment.selected) return [name, voice.word('report.left-out'), '', ''];
  const note = partialNote(result, voice);
  const reasons = environment.reasons.map((reason) => html`<li>${voice.say(reason)}</li>`);
  return [
    name,
    [verdictBadge(environment.verdict, voice), note !== '' && html`<br /><span class="partial">${note}</span>`],
    countsLine(environment.counts, voice),
    reasons.length > 0 &&
      html`<ul>
        ${reasons}
      </ul>`,
  ];
}
