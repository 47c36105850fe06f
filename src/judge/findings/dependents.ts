import { lookup, type CatalogueEntry } from '../../model/catalogue.ts';
import { factMessage } from '../../model/fact-name.ts';
import type { FindingId } from '../../model/identity.ts';
import { nested } from '../../model/message.ts';
import type { MatchContext } from '../matchers/match-context.ts';
import type { Draft } from './new-finding.ts';

/**
 * Blocks what hangs on a fact that failed: where the product is another than was expected, its version is not judged as
 * a second failure. The finding of the fact and the one that hangs on it ask the same way (both an expectation, or both
 * the same comparison of the same sides). What was seen stays in the finding.
 */
export function blockDependents(
  drafts: readonly Draft[],
  entry: CatalogueEntry | null,
  context: MatchContext,
): readonly Draft[] {
  if (entry === null) return drafts;
  const failed = failedFacts(drafts);
  if (failed.size === 0) return drafts;
  return drafts.map((each) => {
    const blocking = dependenciesOf(each, entry, context).flatMap((path) => failed.get(sideKey(each, path)) ?? []);
    return blocking.length === 0 ? each : blocked(each, blocking, entry);
  });
}

interface Failed {
  readonly id: FindingId;
  readonly path: string;
}

function failedFacts(drafts: readonly Draft[]): ReadonlyMap<string, readonly Failed[]> {
  const failed = new Map<string, Failed[]>();
  for (const each of drafts) {
    const { finding } = each;
    if (finding.outcome !== 'fail' || finding.path === null) continue;
    const key = sideKey(each, finding.path);
    failed.set(key, [...(failed.get(key) ?? []), { id: finding.id, path: finding.path }]);
  }
  return failed;
}

/** What is asked of one fact of one side, or pair of sides. */
function sideKey({ finding: { kind, environments, id } }: Draft, path: string): string {
  return JSON.stringify([kind, environments, id.node, id.vantage, path]);
}

/** Facts that the fact of a finding, or anything it lies in, hangs on. */
function dependenciesOf({ finding }: Draft, entry: CatalogueEntry, context: MatchContext): readonly string[] {
  const path = finding.path === null ? null : context.path(finding.path);
  if (path === null || finding.outcome === 'not-applicable') return [];
  const found = new Set<string>();
  for (let length = 1; length <= path.length; length++) {
    const at = lookup(entry.facts, path.slice(0, length));
    for (const each of (at.found ? at.schema.dependsOn : undefined) ?? []) found.add(each);
  }
  return [...found];
}

function blocked(each: Draft, blocking: readonly Failed[], entry: CatalogueEntry): Draft {
  const facts = [...new Set(blocking.map((one) => one.path))];
  const items = facts.map((path) => nested(factMessage(entry.kind, path)));
  const note = { code: 'note.depends-on', params: { facts: { kind: 'list', items } } } as const;
  const finding = {
    ...each.finding,
    outcome: 'blocked' as const,
    cause: null,
    advice: null,
    blockedBy: blocking.map((one) => one.id),
    notes: [note, ...each.finding.notes],
  };
  return { ...each, finding };
}
