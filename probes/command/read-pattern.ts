import { RE2JS } from 're2js';

/** The named groups of the first match, without those that took no part; none where nothing matches. */
export function readPattern(text: string, pattern: string): Record<string, string> {
  const compiled = RE2JS.compile(pattern);
  const matcher = compiled.matcher(text);
  if (!matcher.find()) return {};
  const found: [string, string][] = [];
  for (const name of Object.keys(compiled.namedGroups())) {
    const value = matcher.group(name);
    if (value !== null) found.push([name, value]);
  }
  return Object.fromEntries(found);
}
