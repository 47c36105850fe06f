import type { FactSchema } from '../model/catalogue.ts';
import type { Check, Relation, RelationSide } from '../model/profile.ts';
import type { KnownChecks } from './checks/known-checks.ts';
import { checkName, type CheckContext } from './checks/read-checks.ts';
import type { SettledEnvironment } from './checks/bind-checks.ts';
import { placeIn } from './expect/fact-path-pieces.ts';
import { findFact } from './expect/find-fact.ts';
import { compileRelationRule, relationRuleKeys } from './expect/compile-relation-rule.ts';
import { severityIn } from './expect/severity-rule.ts';
import { applies } from './expect/where.ts';
import { asList } from './shape/lists.ts';
import { readFields, reportUnknown, type Fields } from './shape/fields.ts';
import { readText, readWord } from './shape/scalars.ts';
import type { Node } from './text/tree.ts';
import { toJson } from './values/scope.ts';

/** What relations are read with. */
export interface RelationContext extends CheckContext {
  readonly checks: KnownChecks;
  readonly settled: readonly SettledEnvironment[];
}

/** Relations, and the ids of those with a mistake in them. */
export interface ReadRelations {
  readonly relations: readonly Relation[];
  readonly broken: ReadonlySet<string>;
}

/** Reads all `relations:` lists. Ids are unique, and no check bears one. */
export function readRelations(nodes: readonly Node[], context: RelationContext): ReadRelations {
  const { sink, checks } = context;
  const seen = new Map<string, Node['at']>();
  const relations: Relation[] = [];
  const broken = new Set<string>();
  for (const item of nodes.flatMap((node) => asList(node, 'relations', sink))) {
    const fields = readFields(item, ['id', 'title', 'left', 'right', ...relationRuleKeys], 'relation', sink);
    const id = fields === null ? null : readId(fields, context);
    if (fields === null || id === null) continue;
    const before = seen.get(id);
    const at = fields.get('id')?.value.at ?? item.at;
    if (before !== undefined) sink.report('name-twice', at, { name: id, file: before.file, first: before.line });
    else if (checks.has(id)) sink.report('relation-like-check', at, { name: id });
    seen.set(id, at);
    const relation = readRelation(id, fields, context);
    if (relation === null) broken.add(id);
    else relations.push(relation);
  }
  return { relations, broken };
}

function readId(fields: Fields, { sink }: RelationContext): string | null {
  const id = requiredWord(fields, 'id', sink);
  if (id !== null && !checkName.test(id)) {
    sink.report('check-name', fields.get('id')?.value.at ?? fields.node.at, { name: id });
  }
  return id;
}

function readRelation(id: string, fields: Fields, context: RelationContext): Relation | null {
  const { sink, settled } = context;
  const { at } = fields.node;
  const left = readSide(fields, 'left', context);
  const right = readSide(fields, 'right', context);
  const title = readText(fields.get('title')?.value, 'title', sink);
  if (left === null || right === null) return null;
  const rule = compileRelationRule(fields, [left.schema, right.schema], context);
  if (rule === null) return null;
  const { severity, where, ...rest } = rule;
  const taking = settled.filter(({ environment, scope }) => {
    const value = (name: string) => {
      const found = scope.values.get(name);
      return found === undefined || found === null ? undefined : toJson(found);
    };
    return applies(where, environment.name, value) && [left, right].every((side) => isIn(environment.name, side));
  });
  return {
    ...rest,
    id,
    at: { file: at.file, line: at.line, column: at.column },
    title,
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
  readonly check: Check;
  readonly schema: FactSchema;
}

function isIn(environment: string, { check }: Side): boolean {
  return check.environments.some((each) => each.environment === environment);
}

function requiredWord(fields: Fields, key: string, sink: CheckContext['sink']): string | null {
  const entry = fields.get(key);
  if (entry === undefined) sink.report('missing-key', fields.node.at, { what: 'relation', key });
  return readWord(entry?.value, key, sink);
}

/** `web.version`: the check’s name, then the fact. Check names may hold dots: the longest that fits is meant. */
function readSide(fields: Fields, key: 'left' | 'right', context: RelationContext): Side | null {
  const { sink, checks, probes } = context;
  const written = requiredWord(fields, key, sink);
  const node = fields.get(key)?.value;
  if (written === null || node?.kind !== 'scalar') return null;
  const name = checkIn(written, checks);
  if (name === null) {
    const first = written.split(/[.[]/)[0] ?? written;
    if (checks.has(written)) sink.report('side-without-fact', node.at, { check: written });
    else reportUnknown('unknown-check', first, checks.names, node.at, sink);
    return null;
  }
  const check = checks.find(name, node.at, sink);
  const entry = check === null ? undefined : probes.get(check.probe)?.entry;
  if (check === null || entry === undefined) return null;
  const start = name.length + (written[name.length] === '.' ? 1 : 0);
  const at = placeIn({ text: written, at: node.at, quoted: node.quoted }, start);
  const path = { text: written.slice(start), at, quoted: node.quoted };
  const fact = findFact(path, { schema: entry.facts, probe: entry.kind, sink });
  return fact === null ? null : { side: { check: check.name, path: fact.path }, check, schema: fact.schema };
}

/** The longest beginning that is the name of a check. */
function checkIn(written: string, checks: KnownChecks): string | null {
  for (let end = written.length - 1; end > 0; end -= 1) {
    if ((written[end] === '.' || written[end] === '[') && checks.has(written.slice(0, end)))
      return written.slice(0, end);
  }
  return null;
}
