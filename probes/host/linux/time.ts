import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import { clockFacts } from '../clock-facts.ts';
import { readZoneLink, zoneFile } from '../zone-link.ts';

/** Zone of the system, clock, and the moment the kernel started (`btime` of proc_stat(5)). */
export async function readTime(task: HostTask): Promise<Found> {
  const zone = await readZone(task);
  const stat = await readText(task, '/proc/stat');
  const seconds = isText(stat) ? /^btime (\d{1,12})$/m.exec(stat.text)?.[1] : undefined;
  const bootedAt = seconds === undefined ? null : new Date(Number(seconds) * 1000).toISOString();
  const bootGaps = gapsAt(['bootedAt'], isText(stat) ? noBootTime : stat);
  return {
    facts: {
      ...(zone.name === null ? {} : { timeZone: zone.name }),
      clock: clockFacts(task.now(), zone.name),
      ...(bootedAt === null ? {} : { bootedAt }),
    },
    gaps: [...zone.gaps, ...(bootedAt === null ? bootGaps : [])],
  };
}

const noBootTime = noted('not-supported', 'kit.gap.no-entry', { file: value('/proc/stat'), entry: value('btime') });

interface Zone {
  readonly name: string | null;
  readonly gaps: readonly Gap[];
}

/** The link /etc/localtime (localtime(5)); where it is a copy of a zone file, the name in /etc/timezone. */
async function readZone(task: HostTask): Promise<Zone> {
  const link = await readZoneLink(task);
  if (link.kind === 'zone') return { name: link.name, gaps: [] };
  // localtime(5): without the file, the zone is UTC
  if (link.kind === 'none') return { name: 'UTC', gaps: [] };
  const named = await readText(task, nameFile);
  const name = isText(named) ? (named.text.split('\n')[0] ?? '').trim() : '';
  if (name !== '') return { name, gaps: [] };
  return { name: null, gaps: gapsAt(['timeZone', 'clock.offsetMinutes'], link.kind === 'missed' ? link : copied) };
}

const nameFile = '/etc/timezone';
const copied = noted('not-supported', 'host.gap.no-zone', { link: value(zoneFile), file: value(nameFile) });
