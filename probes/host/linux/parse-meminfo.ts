/** Amounts of /proc/meminfo in bytes, by name: `MemTotal:  16384 kB` (its kB is 1024 bytes). */
export function parseMeminfo(text: string): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const match = /^([^:]{1,80}):\s+(\d{1,15}) kB$/.exec(line.trimEnd());
    if (match?.[1] !== undefined) amounts.set(match[1], Number(match[2]) * 1024);
  }
  return amounts;
}
