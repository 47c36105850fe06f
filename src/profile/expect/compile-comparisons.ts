import { asMap, readFields, reportUnknown, type Fields } from '../shape/fields.ts';
import { readWord } from '../shape/scalars.ts';
import type { Position } from '../text/mistake.ts';
import type { ListNode, MapEntry, MapNode, Node } from '../text/tree.ts';
import { firstVariable } from '../values/scope.ts';
import { readCompareRule, type CompareRule } from './compare-rule.ts';
import type { ExpectContext } from './expect-context.ts';
import { findFact, type FoundFact } from './find-fact.ts';
import { readParticulars, type Particulars } from './particulars.ts';
import { readId, withoutTwins, type NamedRule } from './rule-id.ts';
import { oneLine } from './written.ts';

/** One comparison of the nodes or environments of a check, wherever `where` says. */
export interface CompiledComparison extends CompareRule, Particulars {
  /** By default `across:PATH` or `among:PATH`. */
  readonly id: string;
  /** In its canonical form. */
  readonly path: string;
  /** Environment it is held against; null: by the rule. */
  readonly against: string | null;
  readonly at: Position;
}

type Draft = CompiledComparison & NamedRule;

type Kind = 'across' | 'among';

/** What may stand in the map of a comparison. */
export const comparisonWords = [
  'rule',
  'within',
  'paths',
  'shared',
  'id',
  'severity',
  'in',
  'except',
  'when',
  'because',
  'remedy',
  'owner',
] as const;

/** Reads the map under `across` or `among`: fact paths, each with a rule, a map with a rule, or a list of such maps. */
export function compileComparisons(node: Node, kind: Kind, context: ExpectContext): readonly CompiledComparison[] {
  const map = asMap(node, kind, context.sink);
  if (map?.entries.length === 0) context.sink.report('empty-map', map.at, { what: kind });
  const found = (map?.entries ?? []).flatMap((entry) => compilePath(entry, kind, context));
  return withoutTwins(found, context.sink);
}

function compilePath(entry: MapEntry, kind: Kind, context: ExpectContext): readonly Draft[] {
  const { key, keyAt, keyQuoted, value } = entry;
  const root = { schema: context.entry.facts, probe: context.entry.kind, sink: context.sink };
  const fact = findFact({ text: key, at: keyAt, quoted: keyQuoted }, root);
  if (fact === null) return [];
  const variable = firstVariable(value);
  if (variable !== null) {
    context.sink.report('variable-in-comparison', variable.at, { fact: fact.path });
    return [];
  }
  if (value.kind === 'list') return compileList(value, fact, kind, context);
  const one = compileOne(value, keyAt, fact, kind, context);
  return one === null ? [] : [one];
}

function compileOne(value: Node, at: Position, fact: FoundFact, kind: Kind, context: ExpectContext): Draft | null {
  const { sink } = context;
  const fields = value.kind === 'map' ? readFields(value, wordsOf(kind), 'comparison', sink) : bare(value, at);
  if (fields === null) return null;
  const named = readId(fields, `${kind}:${fact.path}`, at, sink);
  const particulars = readParticulars(fields, context);
  const against = readAgainst(fields, context);
  const rule = readCompareRule(fields, at, [{ name: fact.path, schema: fact.schema }], sink);
  return rule === null ? null : { ...named, ...rule, ...particulars, path: fact.path, against, at };
}

function wordsOf(kind: Kind): readonly string[] {
  return kind === 'across' ? [...comparisonWords, 'against'] : comparisonWords;
}

/** A bare word is the rule. */
function bare(value: Node, at: Position): Pick<Fields, 'get'> {
  const rule: MapEntry = { key: 'rule', keyAt: at, keyQuoted: false, value };
  return { get: (key) => (key === 'rule' ? rule : undefined) };
}

function readAgainst(fields: Pick<Fields, 'get'>, { environments, sink }: ExpectContext): string | null {
  const node = fields.get('against')?.value;
  const name = readWord(node, 'against', sink);
  if (node === undefined || name === null || environments.includes(name)) return name;
  reportUnknown('unknown-environment', name, environments, node.at, sink);
  return null;
}

/** Several comparisons of one fact. All but one need an id of their own. */
function compileList(list: ListNode, fact: FoundFact, kind: Kind, context: ExpectContext): readonly Draft[] {
  const { sink } = context;
  const maps = list.items.filter((item): item is MapNode => item.kind === 'map');
  if (maps.length < list.items.length || maps.length === 0) {
    const place = list.items.find((item) => item.kind !== 'map')?.at ?? list.at;
    sink.report('list-of-rules', place, { fact: fact.path, written: oneLine(list).slice(0, 80) });
    return [];
  }
  const unnamed = maps.filter((item) => !item.entries.some((entry) => entry.key === 'id'));
  for (const item of unnamed.slice(1)) sink.report('expectation-needs-id', item.at, { fact: fact.path });
  return maps
    .filter((item) => !unnamed.slice(1).includes(item))
    .map((item) => compileOne(item, item.at, fact, kind, context))
    .filter((one) => one !== null);
}
