import type { Matcher } from '../../model/matcher.ts';
import { asMap, type Fields } from '../shape/fields.ts';
import type { Position } from '../text/mistake.ts';
import type { ListNode, MapEntry, MapNode, Node } from '../text/tree.ts';
import { compileEntries, compileMatcher } from './compile-matcher.ts';
import { dialectsBeside } from './dialects-beside.ts';
import type { ExpectContext } from './expect-context.ts';
import { findFact, type FoundFact } from './find-fact.ts';
import { expectationWords } from './matcher-words.ts';
import { noParticulars, readParticulars, type Particulars } from './particulars.ts';
import { isSecret } from './read-value.ts';
import { readId, withoutTwins, type NamedRule } from './rule-id.ts';
import { oneLine } from './written.ts';

/** One expectation, as it is asked wherever `where` says. */
export interface CompiledExpectation extends Particulars {
  /** By default the path. */
  readonly id: string;
  /** In its canonical form. */
  readonly path: string;
  readonly matcher: Matcher;
  /** As its author wrote it, for people. */
  readonly written: string;
  readonly at: Position;
}

type Draft = CompiledExpectation & NamedRule;

/** In the map under `expect`, of which one entry may say how another is to be read. */
interface InExpect extends ExpectContext {
  readonly expect: MapNode | null;
}

/** What is needed to read the matchers of one fact. */
function matching(fact: FoundFact, { sink, expect, products }: InExpect) {
  return { sink, dialects: dialectsBeside(fact.schema, expect, products) };
}

/** Reads the map under `expect`: fact paths, each with a value, a map of matchers, or a list of such maps. */
export function compileExpectations(expect: Node, context: ExpectContext): readonly CompiledExpectation[] {
  const map = asMap(expect, 'expect', context.sink);
  if (map?.entries.length === 0) context.sink.report('expect-empty', map.at, {});
  const found = (map?.entries ?? []).flatMap((entry) => compilePath(entry, { ...context, expect: map }));
  return withoutTwins(found, context.sink);
}

function compilePath(entry: MapEntry, context: InExpect): readonly Draft[] {
  const { key, keyAt, keyQuoted, value } = entry;
  const root = { schema: context.entry.facts, probe: context.entry.kind, sink: context.sink };
  const fact = findFact({ text: key, at: keyAt, quoted: keyQuoted }, root);
  if (fact === null) return [];
  if (value.kind === 'list') return compileList(value, fact, context);
  const isMap = value.kind === 'map' && !isSecret(value);
  const one = isMap ? compileMap(value, keyAt, fact, context) : compileBare(value, keyAt, fact, context);
  return one === null ? [] : [one];
}

function compileBare(value: Node, at: Position, fact: FoundFact, context: InExpect): Draft | null {
  const compiled = compileMatcher(value, fact.schema, matching(fact, context), fact.path);
  return compiled === null ? null : { ...noParticulars, ...compiled, id: fact.path, idAt: at, path: fact.path, at };
}

function compileMap(map: MapNode, at: Position, fact: FoundFact, context: InExpect): Draft | null {
  const { sink } = context;
  const isWord = (entry: MapEntry): boolean => expectationWords.some((word) => word === entry.key);
  const words = map.entries.filter(isWord);
  const matchers = map.entries.filter((entry) => !isWord(entry));
  const fields: Pick<Fields, 'get'> = { get: (key) => words.find((entry) => entry.key === key) };
  const named = readId(fields, fact.path, at, sink);
  const particulars = readParticulars(fields, context);
  const compiled = compileEntries(matchers, at, fact.schema, matching(fact, context), fact.path);
  return compiled === null ? null : { ...particulars, ...compiled, ...named, path: fact.path, at };
}

/** Several expectations on one fact. All but one need an id of their own. */
function compileList(list: ListNode, fact: FoundFact, context: InExpect): readonly Draft[] {
  const { sink } = context;
  if (list.items.length === 0) sink.report('asserts-nothing', list.at, { fact: fact.path });
  if (list.items.some((item) => item.kind !== 'map')) {
    const place = list.items.find((item) => item.kind !== 'map')?.at ?? list.at;
    sink.report('list-of-values', place, { fact: fact.path, written: oneLine(list).slice(0, 80) });
    return [];
  }
  const compiled: Draft[] = [];
  let isNamed = true;
  for (const item of list.items) {
    if (item.kind !== 'map') continue;
    const hasId = item.entries.some((entry) => entry.key === 'id');
    if (!hasId && !isNamed) {
      sink.report('expectation-needs-id', item.at, { fact: fact.path });
      continue;
    }
    isNamed = hasId && isNamed;
    const one = compileMap(item, item.at, fact, context);
    if (one !== null) compiled.push(one);
  }
  return compiled;
}
