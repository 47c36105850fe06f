/** Startup states by unit of `systemctl list-unit-files --no-legend`: `nginx.service   enabled  disabled`. */
export function parseUnitFiles(text: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(\S+\.service)\s+([a-z-]+)(?:\s|$)/.exec(line);
    // a template (getty@.service) is no service but the pattern of some
    if (match?.[1] !== undefined && match[2] !== undefined && !match[1].includes('@.')) files.set(match[1], match[2]);
  }
  return files;
}
