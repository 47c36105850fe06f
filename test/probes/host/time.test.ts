import { describe, expect, it } from 'vitest';
import { clockFacts, offsetMinutes } from '../../../probes/host/clock-facts.ts';
import { zoneOfLink } from '../../../probes/host/zone-link.ts';

const winter = Date.UTC(2027, 0, 15);
const summer = Date.UTC(2027, 6, 15);

describe('offsetMinutes', () => {
  it('follows the zone and its summer time', () => {
    expect(offsetMinutes(winter, 'Asia/Shanghai')).toBe(480);
    expect(offsetMinutes(winter, 'Etc/UTC')).toBe(0);
    expect(offsetMinutes(winter, 'Europe/Berlin')).toBe(60);
    expect(offsetMinutes(summer, 'Europe/Berlin')).toBe(120);
    expect(offsetMinutes(winter, 'America/St_Johns')).toBe(-210);
  });

  it('gives null for a name Node does not know', () => {
    expect(offsetMinutes(winter, 'Mars/Olympus')).toBeNull();
    expect(clockFacts(winter, 'Mars/Olympus')).toEqual({ utc: '2027-01-15T00:00:00.000Z' });
  });
});

describe('zoneOfLink', () => {
  it('reads the zone from where the link leads', () => {
    expect(zoneOfLink('/usr/share/zoneinfo/Asia/Shanghai')).toBe('Asia/Shanghai');
    expect(zoneOfLink('../usr/share/zoneinfo/posix/Etc/GMT-8')).toBe('Etc/GMT-8');
    expect(zoneOfLink('/var/db/timezone/zoneinfo/America/Argentina/Buenos_Aires')).toBe(
      'America/Argentina/Buenos_Aires',
    );
    expect(zoneOfLink('/etc/my-own-zone')).toBeNull();
  });
});
