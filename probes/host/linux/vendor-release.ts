import { parseAssignments } from './parse-assignments.ts';

/** Files in which distributions say themselves what they are, domestic ones first; all but the last are theirs alone. */
export const vendorFiles = [
  '/etc/kylin-release',
  '/etc/neokylin-release',
  '/etc/uos-release',
  '/etc/openEuler-release',
  '/etc/anolis-release',
  '/etc/redhat-release',
] as const;

/** Files with the build: UnionTech's and Kylin's. */
export const buildFiles = ['/etc/os-version', '/etc/.productinfo'] as const;

/** First line of a release file: `Kylin Linux Advanced Server release V10 (Lance)`; null: it is empty. */
export function firstLine(text: string): string | null {
  const line = text.split('\n').find((each) => each.trim() !== '');
  return line?.trim().slice(0, 300) ?? null;
}

/**
 * The build in /etc/os-version of UnionTech (`MinorVersion=1050`, `OsBuild=11018.101`: `1050 11018.101`), or in
 * /etc/.productinfo of Kylin (`release V10 (SP3) /(Lance)-x86_64-Build23/20230324`, its line with Build).
 */
export function buildOf(text: string): string | null {
  const values = parseAssignments(text);
  const parts = [values.get('MinorVersion'), values.get('OsBuild')].filter((each) => each !== undefined && each !== '');
  if (parts.length > 0) return parts.join(' ');
  const line = text.split('\n').find((each) => /build/i.test(each));
  return line?.trim().slice(0, 300) ?? null;
}
