import { writeMarkdown } from '../document/markdown.ts';
import { summaryPaper } from './summary-paper.ts';
import { makeVoice } from '../voice.ts';
import type { TextFormat } from '../report-format.ts';

/** GitHub takes step summaries of at most 1 MiB; half of it leaves room for other steps' words. */
const mostBytes = 512 * 1024;

/** A short summary for a job of GitHub Actions (GITHUB_STEP_SUMMARY): the verdict, then what is wrong. */
export const githubFormat: TextFormat = {
  name: 'github',
  file: 'step-summary.md',
  mediaType: 'text/markdown; charset=utf-8',
  write(result, context) {
    const voice = makeVoice(context);
    for (let most = 100; most > 1; most = Math.floor(most / 2)) {
      const text = writeMarkdown(summaryPaper(result, voice, most));
      if (new TextEncoder().encode(text).length <= mostBytes) return text;
    }
    return writeMarkdown(summaryPaper(result, voice, 1));
  },
};
