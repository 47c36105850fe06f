import * as z from 'zod';
import { newMemory, type Memory } from '../threads/memory.ts';
import { readInThreads, type Reader, type ThreadLimits } from '../threads/read-in-threads.ts';
import { mostCharacters, scanSheet } from './scan-sheet.ts';
import { styleLosses, type SheetScan } from './sheet-scan.ts';
import { styleRules, type Styles } from './style-rules.ts';

/** Characters of all sheets together that are read at once: a thread takes longer to start. */
const fewCharacters = 262_144;

/** Scans that are remembered; one has no more keys than the data. */
const mostRemembered = 1000;

const memories = new WeakMap<Styles, Memory<SheetScan>>();

const Answer = z.object({
  uses: z.array(
    z.object({
      ...{ key: z.string(), loss: z.enum(styleLosses), guarded: z.boolean() },
      ...{ count: z.number(), line: z.number(), column: z.number() },
    }),
  ),
});

/**
 * Scans style sheets (see scanSheet) in threads, each within limits of time and memory. One text is read once, also
 * where it was read before in this process with the same data.
 *
 * @param styles `reference.browsers.styles`
 * @returns the scans, in the order of the sheets
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function scanSheets(
  texts: readonly string[],
  styles: Styles,
  limits: ThreadLimits,
): Promise<readonly SheetScan[]> {
  const memory = memories.get(styles) ?? newMemory<SheetScan>(mostRemembered);
  memories.set(styles, memory);
  const known = new Map<string, SheetScan>();
  const unknown: string[] = [];
  for (const text of new Set(texts)) {
    const before = memory.get(text, '');
    if (before === undefined) unknown.push(text);
    else known.set(text, before);
  }
  const scans = await scanAll(unknown, styles, limits);
  for (const [index, text] of unknown.entries()) {
    const scan = scans[index] ?? stopped('reader-failed');
    known.set(text, scan);
    // A limit may have been broken because the machine was busy.
    if (scan.stop === null || scan.stop === 'too-large') memory.keep(text, '', scan);
  }
  return texts.map((text) => known.get(text) ?? stopped('reader-failed'));
}

async function scanAll(texts: readonly string[], styles: Styles, limits: ThreadLimits): Promise<readonly SheetScan[]> {
  let characters = 0;
  for (const text of texts) characters += text.length;
  const isFew = characters < fewCharacters;
  const reader: Reader<z.infer<typeof Answer>> = {
    module: new URL('./scan-thread.mjs', import.meta.url),
    workerData: { rules: styleRules(styles), styles },
    parse: (said) => Answer.parse(said),
  };
  const jobs = isFew ? [] : texts.map((text) => ({ text: text.slice(0, mostCharacters) }));
  const answers = await readInThreads(jobs, reader, limits);
  if (isFew) return texts.map((text) => scanSheet(text, styles));
  return texts.map((text, index) => {
    const answer = answers[index] ?? 'reader-failed';
    if (typeof answer === 'string') return stopped(answer);
    return { uses: answer.uses, stop: text.length > mostCharacters ? 'too-large' : null };
  });
}

function stopped(stop: NonNullable<SheetScan['stop']>): SheetScan {
  return { uses: [], stop };
}
