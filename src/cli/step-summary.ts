import { appendFileSync } from 'node:fs';
import type { Context } from './context.ts';
import { cannotWrite } from './write-whole.ts';

/**
 * Adds the summary to the page of the job where GitHub Actions runs us (GITHUB_STEP_SUMMARY names the file, to which
 * every step adds). That page is a courtesy: where it cannot be written, that is said, and the reports stand.
 */
export function addStepSummary(context: Context, summary: string | Uint8Array): void {
  const path = context.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (path === '') return;
  try {
    appendFileSync(path, summary);
  } catch (error) {
    context.err(`${cannotWrite(context, path, error).message}\n`);
  }
}
