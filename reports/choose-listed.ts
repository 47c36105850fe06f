import type { Finding } from '../src/model/finding.ts';

/** One check (or relation) with its findings, of which some may be too many to list. */
export interface ListedCheck {
  readonly name: string;
  readonly all: readonly Finding[];
  readonly shown: readonly Finding[];
  /** How many passed findings are not shown. */
  readonly left: number;
}

/**
 * The findings by check, in their order, at most `most` lines of headings and findings: those that did not pass come
 * first. A check of which nothing would be shown is left out as a whole.
 */
export function chooseListed(
  findings: readonly Finding[],
  most: number,
): { readonly listed: readonly ListedCheck[]; readonly left: number } {
  const byCheck = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byCheck.get(finding.id.check);
    if (list === undefined) byCheck.set(finding.id.check, [finding]);
    else list.push(finding);
  }
  const kept = keep([...byCheck.values()], most);
  const listed = [...byCheck].map(([name, all]) => {
    const shown = all.filter((finding) => kept.has(finding));
    return { name, all, shown, left: all.length - shown.length };
  });
  const left = listed.reduce((sum, check) => sum + check.left, 0);
  return { listed: listed.filter(({ shown }) => shown.length > 0), left };
}

function keep(groups: readonly (readonly Finding[])[], most: number): ReadonlySet<Finding> {
  const kept = new Set<Finding>();
  const headed = new Set<string>();
  let room = most;
  const take = (finding: Finding): void => {
    const price = headed.has(finding.id.check) ? 1 : 2;
    if (room < price) return;
    room -= price;
    headed.add(finding.id.check);
    kept.add(finding);
  };
  for (const passed of [false, true])
    for (const group of groups) group.filter(({ outcome }) => (outcome === 'pass') === passed).forEach(take);
  return kept;
}
