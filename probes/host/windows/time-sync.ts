import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { gapsAt } from '../../../src/kit/machine/missed.ts';
import { programs } from '../asked-programs.ts';
import type { Found, HostTask } from '../found.ts';
import { parseW32tm } from '../time/parse-w32tm.ts';
import { timeSyncFacts } from '../time/time-sync-facts.ts';
import { unanswered } from '../unanswered.ts';

/** What the time service of Windows says of itself. */
export async function readWindowsTimeSync(task: HostTask): Promise<Found> {
  const said = await askProgram(task, programs.w32tm);
  if (!hasSaid(said)) return { facts: {}, gaps: gapsAt(['timeSync'], said) };
  const sync = parseW32tm(said.text);
  if (sync !== null) return timeSyncFacts(sync);
  const words = said.text + said.errors;
  const reason = words.includes('0x80070005') ? 'not-permitted' : 'not-reached';
  return { facts: {}, gaps: gapsAt(['timeSync'], unanswered(reason, programs.w32tm[0], words)) };
}
