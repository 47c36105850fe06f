import { uptime } from 'node:os';
import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { programs } from '../asked-programs.ts';
import { charsetOfCodePage } from '../charset.ts';
import { clockFacts } from '../clock-facts.ts';
import { gapsAt, noted, notSupported } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Found, HostTask } from '../found.ts';
import { readZoneLink, zoneFile } from '../zone-link.ts';

/** Windows: Node takes the zone from the system, unless its variable TZ was set for this process. */
export async function readWindowsTime(task: HostTask): Promise<Found> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { facts: { timeZone, clock: clockFacts(task.now(), timeZone), bootedAt: bootedAt(task.now()) }, gaps: [] };
}

/** macOS: the zone /etc/localtime links to. */
export async function readMacTime(task: HostTask): Promise<Found> {
  const link = await readZoneLink(task);
  const zone = link.kind === 'zone' ? link.name : null;
  const missed =
    link.kind === 'missed' ? link : noted('not-supported', 'host.gap.no-zone-link', { file: value(zoneFile) });
  return {
    facts: {
      ...(zone === null ? {} : { timeZone: zone }),
      clock: clockFacts(task.now(), zone),
      bootedAt: bootedAt(task.now()),
    },
    gaps: zone === null ? gapsAt(['timeZone', 'clock.offsetMinutes'], missed) : [],
  };
}

/** Windows: the locale of the account’s region settings, and the code page of programs that know no Unicode. */
export async function readWindowsLocale(task: HostTask): Promise<Found> {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const said = await askProgram(task, programs.codePage);
  if (!hasSaid(said)) return { facts: { locale }, gaps: gapsAt(['charset'], said) };
  const page = /^\s+ACP\s+REG_SZ\s+(\d{1,5})\s*$/m.exec(said.text)?.[1];
  if (page !== undefined) return { facts: { locale, charset: charsetOfCodePage(page) }, gaps: [] };
  return { facts: { locale }, gaps: [notSupported('charset', 'host.gap.registry')] };
}

/** A system this probe does not know: the clock alone. */
export async function readOtherTime(task: HostTask): Promise<Found> {
  const clock = clockFacts(task.now(), null);
  return {
    facts: { clock, bootedAt: bootedAt(task.now()) },
    gaps: gapsAt(['timeZone', 'clock.offsetMinutes'], noted('not-supported', 'kit.gap.other-system')),
  };
}

/** Whole seconds: the system counts the time since its start, and the moment is reckoned back. */
function bootedAt(now: number): string {
  return new Date(Math.round(now / 1000 - uptime()) * 1000).toISOString();
}
