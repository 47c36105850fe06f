import type { Context } from '../context.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { masking } from '../masking.ts';
import { ourTools } from '../prepare.ts';
import { readSaved } from '../read-saved.ts';
import { formatsOf, writeReports } from '../write-reports.ts';

/** `plumbline report`: a saved result in other formats, masked, or in the other language; nothing is judged again. */
export async function report(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const formats = formatsOf(context, flags);
  const tools = await ourTools();
  const mask = masking(context, flags, null);
  const result = mask(readSaved(context, words[0] ?? ''));
  await writeReports(context, flags, tools, result, formats);
  return exitCodeOf(result);
}
