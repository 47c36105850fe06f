/** More names are cut off: some hosts files block half of the world. */
export const mostNames = 1000;

/** Addresses by name, in lower case, of a hosts file (hosts(5)); `all`: how many names there are. */
export function parseHosts(text: string): { readonly hosts: Record<string, string[]>; readonly all: number } {
  const found = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/)) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    for (const written of address === undefined || address === '' ? [] : names) {
      const name = written.toLowerCase();
      const known = found.get(name) ?? [];
      found.set(name, known.includes(address ?? '') ? known : [...known, address ?? '']);
    }
  }
  return { hosts: Object.fromEntries([...found].slice(0, mostNames)), all: found.size };
}
