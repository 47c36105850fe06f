import { writeMarkdown } from '../document/markdown.ts';
import { reportPaper } from '../paper/report-paper.ts';
import { makeVoice } from '../voice.ts';
import type { TextFormat } from '../report-format.ts';

/** The report as a paper in Markdown: for wikis, merge requests and mail. */
export const markdownFormat: TextFormat = {
  name: 'markdown',
  file: 'report.md',
  mediaType: 'text/markdown; charset=utf-8',
  write: (result, context) => writeMarkdown(reportPaper(result, makeVoice(context))),
};
