import { splitKey } from '../../model/identity.ts';
import type { Check, Profile, Relation } from '../../model/profile.ts';
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

type Known = Pick<Profile, 'checks' | 'relations' | 'environments'>;

/** Reads `check/rule/environment[/node]` and finds each part; null after a mistake. */
export function readFindingName(written: string, at: Node['at'], known: Known, sink: Sink): FoundFinding | null {
  const split = splitKey(written);
  const [name, rule, environment, node] = split?.parts ?? [];
  if (name === undefined || rule === undefined || environment === undefined || (split?.parts.length ?? 0) > 4) {
    sink.report('finding-form', at, { written });
    return null;
  }
  const relation = known.relations.find((each) => each.id === name);
  const check = findCheck(name, known.checks);
  const rules = relation === undefined ? rulesOf(check) : ['relation'];
  if (relation === undefined && check === undefined) {
    reportUnknown('unknown-check', name, namesOf(known), at, sink);
    return null;
  }
  if (!rules.includes(rule)) {
    reportUnknown('unknown-finding-rule', rule, rules, at, sink, { check: name });
    return null;
  }
  const environments = environmentsOf(check, relation);
  if (!environments.includes(environment)) {
    reportUnknown('unknown-environment', environment, environments, at, sink);
    return null;
  }
  const nodes = nodesOf(check, environment);
  if (node !== undefined && !nodes.includes(node)) {
    reportUnknown('unknown-node', node, nodes, at, sink, { check: name });
    return null;
  }
  return { check: check?.name ?? name, rule, environment, node: node ?? null };
}

/** A check by its name or an earlier one. */
export function findCheck(name: string, checks: readonly Check[]): Check | undefined {
  return checks.find((each) => each.name === name) ?? checks.find((each) => each.formerly.includes(name));
}

function namesOf({ checks, relations }: Known): readonly string[] {
  return [...checks.flatMap((each) => [each.name, ...each.formerly]), ...relations.map((each) => each.id)];
}

function rulesOf(check: Check | undefined): readonly string[] {
  if (check === undefined) return [];
  const expected = check.environments.flatMap((part) => part.nodes.flatMap((node) => node.expect.map(({ id }) => id)));
  const compared = [...check.across, ...check.among].map(({ id }) => id);
  return [...new Set(['answers', ...expected, ...compared])];
}

function environmentsOf(check: Check | undefined, relation: Relation | undefined): readonly string[] {
  return relation?.environments ?? check?.environments.map((part) => part.environment) ?? [];
}

function nodesOf(check: Check | undefined, environment: string): readonly string[] {
  const part = check?.environments.find((each) => each.environment === environment);
  return part?.nodes.flatMap(({ key }) => (key === null ? [] : [key])) ?? [];
}
