import { splitKey } from '../../model/identity.ts';
import type { Check, Relation } from '../../model/profile.ts';
import type { KnownChecks } from '../checks/known-checks.ts';
import { reportUnknown } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';

/** A finding as people write it, with every part found in the profile. */
export interface FoundFinding {
  readonly check: string;
  readonly rule: string;
  readonly environment: string;
  readonly node: string | null;
}

/** What a finding can be about. */
export interface Judged {
  readonly checks: KnownChecks;
  /** By id. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** Ids of relations with a mistake in them. */
  readonly brokenRelations: ReadonlySet<string>;
  readonly environments: readonly string[];
}

/**
 * Reads `check/rule/environment[/node][@place]` and finds each part; null after a mistake. A place is checked and left
 * out: what is accepted is accepted wherever it is seen from.
 */
export function readFindingName(written: string, at: Node['at'], known: Judged, sink: Sink): FoundFinding | null {
  const split = splitKey(written);
  const [name, rule, environment, node, more] = split?.parts ?? [];
  if (split === null || name === undefined || rule === undefined || environment === undefined || more !== undefined) {
    sink.report('finding-form', at, { written: written.slice(0, 120) });
    return null;
  }
  if (known.brokenRelations.has(name)) return null;
  const relation = known.relations.get(name);
  const check = relation === undefined ? known.checks.find(name, at, sink, known.relations.keys()) : null;
  const parts = { rule, environment, node: node ?? null, vantage: split.vantage };
  if (relation !== undefined) return ofRelation(relation, parts, at, known, sink);
  if (check === null || !known.checks.isWhole(check)) return null;
  return ofCheck(check, parts, at, known, sink);
}

interface Parts {
  readonly rule: string;
  readonly environment: string;
  readonly node: string | null;
  readonly vantage: string | null;
}

function ofRelation(relation: Relation, parts: Parts, at: Node['at'], known: Judged, sink: Sink): FoundFinding | null {
  const { rule, environment, node, vantage } = parts;
  if (rule !== 'relation') {
    reportUnknown('unknown-finding-rule', rule, ['relation'], at, sink, { check: relation.id });
    return null;
  }
  if (!isIn(environment, relation.environments, relation.id, at, known, sink)) return null;
  if (vantage !== null) {
    sink.report('unknown-vantage', at, { check: relation.id, name: vantage, known: '' });
    return null;
  }
  return { check: relation.id, rule, environment, node };
}

function ofCheck(check: Check, parts: Parts, at: Node['at'], known: Judged, sink: Sink): FoundFinding | null {
  const { rule, environment, node, vantage } = parts;
  const rules = rulesOf(check);
  const params = { check: check.name };
  if (!rules.includes(rule)) {
    reportUnknown('unknown-finding-rule', rule, rules, at, sink, params);
    return null;
  }
  const own = check.environments.map((part) => part.environment);
  if (!isIn(environment, own, check.name, at, known, sink)) return null;
  const nodes = nodesOf(check, environment);
  if (node !== null && !nodes.includes(node)) {
    reportUnknown('unknown-node', node, nodes, at, sink, params);
    return null;
  }
  if (vantage !== null && !check.from.includes(vantage)) {
    sink.report('unknown-vantage', at, { ...params, name: vantage, known: check.from });
    return null;
  }
  return { check: check.name, rule, environment, node };
}

function isIn(
  environment: string,
  own: readonly string[],
  check: string,
  at: Node['at'],
  known: Judged,
  sink: Sink,
): boolean {
  if (own.includes(environment)) return true;
  if (known.environments.includes(environment)) sink.report('not-in-environment', at, { check, environment });
  else reportUnknown('unknown-environment', environment, known.environments, at, sink);
  return false;
}

function rulesOf(check: Check): readonly string[] {
  const expected = check.environments.flatMap((part) => part.nodes.flatMap((node) => node.expect.map(({ id }) => id)));
  const compared = [...check.across, ...check.among].map(({ id }) => id);
  return [...new Set(['answers', ...expected, ...compared])];
}

function nodesOf(check: Check, environment: string): readonly string[] {
  const part = check.environments.find((each) => each.environment === environment);
  return part?.nodes.flatMap(({ key }) => (key === null ? [] : [key])) ?? [];
}
