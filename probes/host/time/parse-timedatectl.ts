import type { TimeSync } from './time-sync-facts.ts';

/**
 * The reply of `timedatectl status`: `System clock synchronized: yes`, before systemd 239 `NTP synchronized: yes`. It
 * knows neither source nor offset. Null: it says nothing of it.
 */
export function parseTimedatectl(text: string): TimeSync | null {
  const synchronized = /^\s*(?:System clock|NTP) synchronized:\s*(yes|no)\s*$/m.exec(text)?.[1];
  if (synchronized === undefined) return null;
  const own = /^\s*(?:systemd-timesyncd\.service active|Network time on|NTP service):\s*(?:yes|active)\s*$/m.test(text);
  return { synchronized: synchronized === 'yes', ...(own ? { service: 'systemd-timesyncd' } : {}) };
}
