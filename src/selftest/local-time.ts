/** `UTC+8`, `UTC-3:30`, of minutes ahead of UTC. */
export function zoneWord(minutes: number): string {
  const size = Math.abs(minutes);
  const rest = size % 60;
  return `UTC${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60))}${rest === 0 ? '' : `:${String(rest)}`}`;
}

/** `2026-11-23 16:05` on the clock of a PC. `at`: milliseconds since 1970; `zone`: minutes ahead of UTC. */
export function localTime(at: number, zone: number): string {
  return new Date(at + zone * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
