/**
 * The host name with its domain: as it is where it has one, else the first name with a dot on the line of hosts(5) that
 * holds it, which is what `hostname -f` finds before it asks DNS. Null: neither.
 */
export function fullName(hostname: string, hosts: string): string | null {
  if (hostname.includes('.')) return hostname;
  for (const line of hosts.split('\n')) {
    const [, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const full = names.includes(hostname) ? names.find((name) => name.includes('.')) : undefined;
    if (full !== undefined) return full;
  }
  return null;
}
