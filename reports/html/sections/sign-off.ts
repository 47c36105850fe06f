import { html, type Markup } from '../markup.ts';
import { section, type Page } from '../parts/section.ts';
import { table } from '../parts/table.ts';

/** Where people sign, on paper. */
export function signOff({ voice }: Page): Markup {
  const roles = (['report.sign-prepared', 'report.sign-customer', 'report.sign-approved'] as const).map((role) => [
    voice.word(role),
    '',
    '',
    '',
  ]);
  const content = table({
    caption: voice.word('report.sign-off'),
    head: [
      voice.word('report.sign-role'),
      voice.word('report.name'),
      voice.word('report.sign-signature'),
      voice.word('report.date'),
    ],
    rows: roles,
  });
  return html`<div class="sign">
    ${section('sign-off', voice.word('report.sign-off'), [html`<p>${voice.word('report.sign-words')}</p>`, content])}
  </div>`;
}
