/** Values by name of a reply of `reg query`, by key: lines `    Name    REG_SZ    value` below a line with the key. */
export function parseRegistry(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const keys = new Map<string, Map<string, string>>();
  let values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const key = /^(HKEY_\S.*?)\s*$/.exec(line)?.[1];
    if (key !== undefined) {
      values = new Map();
      keys.set(key, values);
      continue;
    }
    const match = /^\s{4}(.+?)\s{4}REG_[A-Z_]+(?:\s{4}(.*))?$/.exec(line);
    if (match?.[1] !== undefined) values.set(match[1], (match[2] ?? '').trim());
  }
  return keys;
}
