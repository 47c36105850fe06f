import type { Check, CheckInEnvironment, Expectation } from '../../model/profile.ts';
import { splitKey } from '../../model/identity.ts';
import type { KnownChecks } from '../checks/known-checks.ts';
import type { CheckContext } from '../checks/read-checks.ts';
import { compileOverride } from '../expect/compile-override.ts';
import { asMap, reportUnknown } from '../shape/fields.ts';
import { asList } from '../shape/lists.ts';
import { readWord } from '../shape/scalars.ts';
import type { Node } from '../text/tree.ts';

interface Change {
  readonly check: string;
  readonly id: string;
  /** Null: everywhere. */
  readonly environments: readonly string[] | null;
  readonly apply: (expectation: Expectation) => Expectation;
}

/** Applies `override:`: the customer asks another thing of a fact than the product; who decided so and why is kept. */
export function applyOverrides(
  node: Node | undefined,
  checks: readonly Check[],
  known: KnownChecks,
  context: CheckContext,
): readonly Check[] {
  const byCheck = new Map<string, Change[]>();
  for (const item of asList(node, 'override', context.sink)) {
    const change = readOverride(item, known, context);
    if (change === null) continue;
    const own = byCheck.get(change.check) ?? [];
    if (own.some((each) => each.id === change.id && isMeeting(each.environments, change.environments))) {
      context.sink.report('adapted-twice', item.at, { name: `${change.check}/${change.id}` });
    }
    byCheck.set(change.check, [...own, change]);
  }
  return checks.map((check) => {
    const own = byCheck.get(check.name);
    if (own === undefined) return check;
    return { ...check, environments: check.environments.map((part) => overridden(part, own)) };
  });
}

function isMeeting(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === null || b === null || a.some((each) => b.includes(each));
}

function overridden(part: CheckInEnvironment, changes: readonly Change[]): CheckInEnvironment {
  const own = changes.filter((each) => each.environments?.includes(part.environment) ?? true);
  const change = (expectation: Expectation): Expectation =>
    own.find((each) => each.id === expectation.id)?.apply(expectation) ?? expectation;
  return { ...part, nodes: part.nodes.map((node) => ({ ...node, expect: node.expect.map(change) })) };
}

function readOverride(node: Node, known: KnownChecks, context: CheckContext): Change | null {
  const { sink } = context;
  const map = asMap(node, 'override item', sink);
  if (map === null) return null;
  const entry = map.entries.find((each) => each.key === 'expectation');
  const written = readWord(entry?.value, 'expectation', sink);
  if (entry === undefined) sink.report('missing-key', map.at, { what: 'override item', key: 'expectation' });
  if (entry === undefined || written === null) return null;
  const target = findExpectation(written, entry.value.at, known, context);
  const probe = target === null ? undefined : context.probes.get(target.check.probe);
  if (target === null || probe === undefined) return null;
  const compiled = compileOverride(map, target.expectation, { ...context, entry: probe.entry });
  if (compiled === null) return null;
  return {
    check: target.check.name,
    id: target.expectation.id,
    environments: compiled.environments,
    apply: (expectation) => ({
      ...expectation,
      matcher: compiled.matcher,
      written: compiled.written,
      overridden: { because: compiled.because, owner: compiled.owner, was: expectation.written },
    }),
  };
}

function findExpectation(
  written: string,
  at: Node['at'],
  known: KnownChecks,
  { sink }: CheckContext,
): { readonly check: Check; readonly expectation: Expectation } | null {
  const split = splitKey(written);
  const [name, id, more] = split?.parts ?? [];
  if (name === undefined || id === undefined || more !== undefined || split?.vantage !== null) {
    sink.report('expectation-form', at, { written: written.slice(0, 120) });
    return null;
  }
  const check = known.find(name, at, sink);
  if (check === null || !known.isWhole(check)) return null;
  const all = check.environments.flatMap((part) => part.nodes.flatMap((each) => each.expect));
  const expectation = all.find((each) => each.id === id);
  const ids = [...new Set(all.map((each) => each.id))];
  if (expectation === undefined) reportUnknown('unknown-expectation', id, ids, at, sink, { check: name });
  return expectation === undefined ? null : { check, expectation };
}
