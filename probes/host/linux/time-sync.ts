import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { gapsAt } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { programs } from '../asked-programs.ts';
import type { Found, HostTask } from '../found.ts';
import { parseNtpq } from '../time/parse-ntpq.ts';
import { parseTimedatectl } from '../time/parse-timedatectl.ts';
import { parseTracking } from '../time/parse-tracking.ts';
import { timeSyncFacts, type TimeSync } from '../time/time-sync-facts.ts';
import { unanswered } from '../unanswered.ts';

/** Milliseconds for one of the three programs. */
const limitMs = 4000;

const parsers = [
  [programs.chronyc, parseTracking],
  [programs.ntpq, parseNtpq],
  [programs.timedatectl, parseTimedatectl],
] as const;

/** What keeps the clock: the first that answers of chronyd, ntpd, and systemd, which knows only whether. */
export async function readTimeSync(task: HostTask): Promise<Found> {
  const gaps: Gap[] = [];
  for (const [argv, parse] of parsers) {
    const said = await askProgram(task, argv, { limitMs });
    const sync: TimeSync | null = hasSaid(said) ? parse(said.text) : null;
    if (sync !== null) return timeSyncFacts(sync);
    const words = hasSaid(said) ? said.errors.trim() || said.text : '';
    gaps.push(...gapsAt(['timeSync'], hasSaid(said) ? unanswered('not-supported', argv[0], words) : said));
  }
  // the last one is there wherever systemd is: what it says of itself is the best reason
  return { facts: {}, gaps: gaps.slice(-1) };
}
