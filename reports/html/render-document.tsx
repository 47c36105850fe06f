import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visibleLines } from '../../src/model/visible.ts';
import { titleOf } from '../title-of.ts';
import { Cover } from './sections/cover.tsx';
import { changes } from './sections/changes.tsx';
import { connectivity } from './sections/connectivity.tsx';
import { evidence } from './sections/evidence.tsx';
import { findings } from './sections/findings.tsx';
import { notChecked } from './sections/not-checked.tsx';
import { problems } from './sections/problems.tsx';
import { provenance } from './sections/provenance.tsx';
import { signOff } from './sections/sign-off.tsx';
import { statements } from './sections/statements.tsx';
import { summary } from './sections/summary.tsx';
import { touchList } from './sections/touch.tsx';
import { versions } from './sections/versions.tsx';
import { waivers } from './sections/waivers.tsx';
import { filterScript } from './script/filter-script.ts';
import { documentStyle } from './style/document-style.ts';
import { phoneStyle } from './style/phone-style.ts';
import { evidenceStyle } from './style/evidence-style.ts';
import { palette } from './style/palette.ts';
import { printStyle } from './style/print-style.ts';
import { screenStyle } from './style/screen-style.ts';
import { inPieces } from './parts/later.tsx';
import type { ChapterOf, Page } from './parts/chapter.ts';

/** The chapters in reading order; a new one is one line. */
const chapterList: readonly ChapterOf[] = [
  summary,
  changes,
  versions,
  connectivity,
  problems,
  notChecked,
  waivers,
  statements,
  signOff,
  findings,
  evidence,
  touchList,
  provenance,
];

const style = [palette, screenStyle, documentStyle, evidenceStyle, phoneStyle, printStyle].join('');

/** The document allows its own style and script by their digests, pictures within it, and nothing else. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${sha256(style)}'`,
  `script-src 'sha256-${sha256(filterScript)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The whole file, a chapter at a time: held at once, that of many thousands of findings takes as much memory as all
 * that was seen. Preact escapes every text and attribute; over it, no acting character (control, bidirectional ...)
 * stands anywhere in the file, whoever wrote it.
 */
export function* documentPieces(page: Page): Generator<string, void, undefined> {
  const { voice } = page;
  const chapters = chapterList.map((chapter) => chapter(page)).filter((chapter) => chapter !== null);
  yield `<!doctype html>\n<html lang="${voice.language}">`;
  yield piece(
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${voice.verdict(page.result.verdict)} – ${titleOf(page.result.profile, voice)}`}</title>
      {/* eslint-disable-next-line no-restricted-syntax -- constant text of ours, without values */}
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>,
  );
  yield '<body><main>';
  yield piece(<Cover page={page} chapters={chapters} />);
  for (const { id, title, content } of chapters)
    yield* inPieces(
      piece(
        <section id={id} class="chapter">
          <h2>{title}</h2>
          {content}
        </section>,
      ),
      page.later,
      piece,
    );
  yield '</main>';
  // eslint-disable-next-line no-restricted-syntax -- constant text of ours, without values
  yield piece(<script dangerouslySetInnerHTML={{ __html: filterScript }} />);
  yield '</body></html>\n';
}

function piece(element: VNode): string {
  return inLines(visibleLines(renderToString(element)));
}

/** Begins a line with each larger element, so that two reports can be compared line by line. */
function inLines(html: string): string {
  return html.replace(/<(?:section|article|details|table|tr|h[1-4]|p|div|nav|figure|script)[ >]/g, '\n$&');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
