import { uptime } from 'node:os';
import { clockFacts } from '../clock-facts.ts';
import { gapsAt, notSupported } from '../../../src/kit/machine/missed.ts';
import type { Found, HostTask } from '../found.ts';
import { readZoneLink } from '../zone-link.ts';

/** Windows: Node takes the zone from the system, unless its variable TZ was set for this process. */
export async function readWindowsTime(task: HostTask): Promise<Found> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { facts: { timeZone, clock: clockFacts(task.now(), timeZone), bootedAt: bootedAt(task.now()) }, gaps: [] };
}

/** macOS: the zone /etc/localtime links to. */
export async function readMacTime(task: HostTask): Promise<Found> {
  const link = await readZoneLink(task);
  const zone = link.kind === 'zone' ? link.name : null;
  const missed = link.kind === 'missed' ? link : { reason: 'not-supported' as const, detail: 'no link to a zone' };
  return {
    facts: {
      ...(zone === null ? {} : { timeZone: zone }),
      clock: clockFacts(task.now(), zone),
      bootedAt: bootedAt(task.now()),
    },
    gaps: zone === null ? gapsAt(['timeZone', 'clock.offsetMinutes'], missed) : [],
  };
}

/** Windows: the locale of the account’s region settings. */
export async function readWindowsLocale(): Promise<Found> {
  return { facts: { locale: new Intl.DateTimeFormat().resolvedOptions().locale }, gaps: [] };
}

/** A system this probe does not know: the clock alone. */
export async function readOtherTime(task: HostTask): Promise<Found> {
  const clock = clockFacts(task.now(), null);
  return {
    facts: { clock, bootedAt: bootedAt(task.now()) },
    gaps: ['timeZone', 'clock.offsetMinutes'].map((path) => notSupported(path, 'not known on this operating system')),
  };
}

/** Whole seconds: the system counts the time since its start, and the moment is reckoned back. */
function bootedAt(now: number): string {
  return new Date(Math.round(now / 1000 - uptime()) * 1000).toISOString();
}
