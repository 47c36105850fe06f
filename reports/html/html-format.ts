import { createHash } from 'node:crypto';
import { indexChecks } from '../finding-name.ts';
import { makeVoice } from '../voice.ts';
import { sortOut } from '../sort-out.ts';
import { html, renderMarkup, styleElement, type Markup } from './markup.ts';
import { palette } from './palette.ts';
import { printStyle } from './print-style.ts';
import { screenStyle } from './screen-style.ts';
import { cover } from './sections/cover.ts';
import { drift } from './sections/drift.ts';
import { environments } from './sections/environments.ts';
import { findings } from './sections/findings.ts';
import { notChecked } from './sections/not-checked.ts';
import { observations } from './sections/observations.ts';
import { decisive, light } from './sections/problems.ts';
import { provenance } from './sections/provenance.ts';
import { signOff } from './sections/sign-off.ts';
import { touchList } from './sections/touch.ts';
import { versions } from './sections/versions.ts';
import { waivers } from './sections/waivers.ts';
import type { Page } from './parts/section.ts';
import type { ReportContext, TextFormat } from '../report-format.ts';
import type { RunResult } from '../../src/model/run-result.ts';

/** The document: one file, no script, no request, readable in a browser, on a phone, on paper. */
export const htmlFormat: TextFormat = { name: 'html', file: 'report.html', mediaType: 'text/html', write };

/** The parts in reading order; a new part is one line. */
const parts: readonly ((page: Page) => Markup | null)[] = [
  cover,
  environments,
  decisive,
  versions,
  light,
  notChecked,
  waivers,
  drift,
  signOff,
  findings,
  observations,
  touchList,
  provenance,
];

function write(result: RunResult, context: ReportContext): string {
  const voice = makeVoice(context);
  const page: Page = { result, voice, checks: indexChecks(result), sorted: sortOut(result) };
  const style = styleElement([palette, screenStyle, printStyle]);
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style.text)}'; base-uri 'none'; form-action 'none'`;
  const title = result.profile.title === null ? voice.raw(result.profile.name) : voice.text(result.profile.title);
  const document = html`<!doctype html>
    <html lang="${context.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${voice.verdict(result.verdict)} – ${title}</title>
        ${style.markup}
      </head>
      <body>
        <main>${parts.map((part) => part(page))}</main>
      </body>
    </html> `;
  return renderMarkup(document);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
