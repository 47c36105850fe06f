import { lookup, type FactSchema } from '../model/catalogue.ts';
import { formatFactPath, isPathError, parseFactPath } from '../model/fact-path.ts';
import type { Check, Relation, RelationSide } from '../model/profile.ts';
import { checkName, type CheckContext } from './checks/read-checks.ts';
import type { SettledEnvironment } from './checks/bind-checks.ts';
import { compileRelationRule, relationRuleKeys } from './expect/compile-relation-rule.ts';
import { severityIn } from './expect/severity-rule.ts';
import { applies } from './expect/where.ts';
import { asList } from './shape/lists.ts';
import { readFields, reportUnknown, type Fields } from './shape/fields.ts';
import { readText, readWord } from './shape/scalars.ts';
import type { Node } from './text/tree.ts';
import { toJson } from './values/scope.ts';

/** Reads one `relations:` list. */
export function readRelations(
  node: Node,
  checks: ReadonlyMap<string, Check>,
  settled: readonly SettledEnvironment[],
  context: CheckContext,
): readonly Relation[] {
  const relations: Relation[] = [];
  for (const item of asList(node, 'relations', context.sink)) {
    const relation = readRelation(item, checks, settled, context);
    if (relation !== null) relations.push(relation);
  }
  return relations;
}

function readRelation(
  node: Node,
  checks: ReadonlyMap<string, Check>,
  settled: readonly SettledEnvironment[],
  context: CheckContext,
): Relation | null {
  const { sink } = context;
  const fields = readFields(node, ['id', 'title', 'left', 'right', ...relationRuleKeys], 'relation', sink);
  if (fields === null) return null;
  const id = requiredWord(fields, 'id', sink);
  if (id !== null && !checkName.test(id))
    sink.report('check-name', fields.get('id')?.value.at ?? node.at, { name: id });
  const left = readSide(fields, 'left', checks, context);
  const right = readSide(fields, 'right', checks, context);
  if (id === null || left === null || right === null) return null;
  const rule = compileRelationRule(fields, [left.schema, right.schema], context);
  if (rule === null) return null;
  const { severity, where, ...rest } = rule;
  const taking = settled.filter(({ environment, scope }) => {
    const value = (name: string) => {
      const found = scope.values.get(name);
      return found === undefined || found === null ? undefined : toJson(found);
    };
    return applies(where, environment.name, value) && bothIn(environment.name, left, right, checks);
  });
  return {
    ...rest,
    id,
    at: { ...node.at },
    title: readText(fields.get('title')?.value, 'title', sink),
    left: left.side,
    right: right.side,
    severity: Object.fromEntries(
      taking.map(({ environment }) => [environment.name, severityIn(severity, environment.name, 'major')]),
    ),
    environments: taking.map(({ environment }) => environment.name),
  };
}

interface Side {
  readonly side: RelationSide;
  readonly schema: FactSchema;
}

function bothIn(environment: string, left: Side, right: Side, checks: ReadonlyMap<string, Check>): boolean {
  return [left, right].every(({ side }) =>
    checks.get(side.check)?.environments.some((each) => each.environment === environment),
  );
}

function requiredWord(fields: Fields, key: string, sink: CheckContext['sink']): string | null {
  const entry = fields.get(key);
  if (entry === undefined) sink.report('missing-key', fields.node.at, { what: 'relation', key, name: '' });
  return readWord(entry?.value, key, sink);
}

/** `web.version`: the check’s name, then the fact. Check names may hold dots: the longest that fits is meant. */
function readSide(
  fields: Fields,
  key: 'left' | 'right',
  checks: ReadonlyMap<string, Check>,
  context: CheckContext,
): Side | null {
  const { sink } = context;
  const written = requiredWord(fields, key, sink);
  const at = fields.get(key)?.value.at ?? fields.node.at;
  if (written === null) return null;
  const name = [...checks.keys()]
    .filter((each) => written.startsWith(`${each}.`) || written.startsWith(`${each}[`))
    .sort((a, b) => b.length - a.length)[0];
  if (name === undefined) {
    reportUnknown('unknown-check', written.split(/[.[]/)[0] ?? written, checks.keys(), at, sink);
    return null;
  }
  const rest = written.slice(name.length).replace(/^\./, '');
  const path = parseFactPath(rest);
  const entry = context.probes.get(checks.get(name)?.probe ?? '')?.entry;
  if (isPathError(path) || entry === undefined) {
    sink.report('path-syntax', at, { path: rest });
    return null;
  }
  const found = lookup(entry.facts, path);
  if (!found.found) {
    reportUnknown('unknown-fact', found.name, found.known, at, sink, { path: rest, probe: entry.kind });
    return null;
  }
  return { side: { check: name, path: formatFactPath(path) }, schema: found.schema };
}
