import type { Dialect } from '../../judge/versioning/dialect.ts';
import { lookup, type FactSchema } from '../../model/catalogue.ts';
import { isPathError, parseFactPath } from '../../model/fact-path.ts';
import { matcherNames, type Matcher } from '../../model/matcher.ts';
import { reportUnknown, writtenOf } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import type { Position } from '../text/mistake.ts';
import type { MapEntry, Node, ScalarNode } from '../text/tree.ts';
import { readCompound, type CompoundName } from './compound-matchers.ts';
import { hasContradiction, type Asked } from './contradiction.ts';
import { isFitting } from './matcher-fits.ts';
import { expectationWords, matcherMeant, matcherNamed } from './matcher-words.ts';
import { isSecret } from './read-value.ts';
import { readRange } from './read-version.ts';
import { readEquals, readSingle } from './single-matchers.ts';
import { subjectOf, type Subject } from './subject.ts';
import { entriesOnOneLine, oneLine } from './written.ts';

/** A matcher, and how its author wrote it. */
export interface CompiledMatcher {
  readonly matcher: Matcher;
  readonly written: string;
}

/** What reading a matcher needs to know besides. */
interface MatcherContext {
  readonly sink: Sink;
  /** In which a version may be written; undefined: those of the fact. */
  readonly dialects?: readonly Dialect[] | undefined;
}

/** Matchers in matchers deeper than this are a slip. */
const deepest = 10;

/**
 * Reads what is asked of a fact: a bare value, or a map of matchers, all of which must hold. `fact` is how messages
 * call it. Null after a mistake was reported.
 */
export function compileMatcher(
  node: Node,
  schema: FactSchema,
  { sink, dialects }: MatcherContext,
  fact: string,
): CompiledMatcher | null {
  const matcher = compile(node, subjectOf(schema, fact, sink, 0, dialects));
  if (matcher === null) return null;
  return { matcher, written: node.kind === 'map' ? entriesOnOneLine(node.entries) : oneLine(node) };
}

/** As compileMatcher, of the matchers of a map in which other words stand too. */
export function compileEntries(
  entries: readonly MapEntry[],
  at: Position,
  schema: FactSchema,
  { sink, dialects }: MatcherContext,
  fact: string,
): CompiledMatcher | null {
  const matcher = compileAll(entries, at, subjectOf(schema, fact, sink, 0, dialects));
  return matcher === null ? null : { matcher, written: entriesOnOneLine(entries) };
}

function compile(node: Node, subject: Subject): Matcher | null {
  const { sink, name: fact } = subject;
  if (subject.depth > deepest) {
    sink.report('matcher-too-deep', node.at, { limit: deepest });
    return null;
  }
  if (isSecret(node)) {
    sink.report('secret-in-expect', node.at, { fact });
    return null;
  }
  if (node.kind === 'scalar') return compileScalar(node, subject);
  if (node.kind === 'map') return compileAll(node.entries, node.at, subject);
  sink.report('list-of-values', node.at, { fact, written: oneLine(node).slice(0, 80) });
  return null;
}

const rangeShape = /^\s*(?:>=|<=|>|<|\^|~)\s*v?\d/i;

/** A bare value means that the fact equals it, of a version that it satisfies it. */
function compileScalar(node: ScalarNode, subject: Subject): Matcher | null {
  const { sink, kind, name: fact } = subject;
  if (node.value === null && node.source === '') {
    sink.report('asserts-nothing', node.at, { fact });
    return null;
  }
  if (!node.quoted && (node.value === 'present' || node.value === 'absent')) {
    sink.report('presence-bare', node.at, { fact, matcher: node.value });
    return null;
  }
  if (kind === 'version' && node.value !== null) {
    const range = readRange(node, subject);
    return range === undefined ? null : { op: 'satisfies', range };
  }
  if ((kind === 'any' || kind === 'scalar') && rangeShape.test(node.source)) {
    sink.report('range-as-value', node.at, { fact, written: writtenOf(node) });
    return null;
  }
  return readEquals(node, subject);
}

function compileAll(entries: readonly MapEntry[], at: Position, subject: Subject): Matcher | null {
  if (entries.length === 0) {
    subject.sink.report('asserts-nothing', at, { fact: subject.name });
    return null;
  }
  const asked: Asked[] = [];
  for (const entry of entries) {
    const matcher = compileEntry(entry, subject);
    if (matcher !== null) asked.push({ matcher, written: entriesOnOneLine([entry]), at: entry.keyAt });
  }
  const [only] = asked;
  if (only === undefined || asked.length < entries.length || hasContradiction(asked, subject)) return null;
  return asked.length === 1 ? only.matcher : { op: 'all', matchers: asked.map((each) => each.matcher) };
}

const compounds: ReadonlySet<string> = new Set(['count', 'each', 'some', 'none', 'all', 'any', 'not']);

function isCompound(name: string): name is CompoundName {
  return compounds.has(name);
}

function compileEntry({ key, keyAt, value }: MapEntry, subject: Subject): Matcher | null {
  const name = matcherNamed(key);
  if (name === null) {
    reportWord(key, keyAt, subject);
    return null;
  }
  if (!isFitting(name, keyAt, subject)) return null;
  if (value.kind === 'scalar' && value.value === null && value.source === '') {
    subject.sink.report('value-missing', keyAt, { matcher: name, fact: subject.name });
    return null;
  }
  return isCompound(name) ? readCompound(name, value, subject, compile) : readSingle(name, value, subject);
}

/** Says what a word that is no matcher may have been meant as. */
function reportWord(word: string, at: Position, subject: Subject): void {
  const { sink, name: fact, depth } = subject;
  const meant = matcherMeant(word);
  const params = { name: word.slice(0, 80), fact };
  if (isSubFact(word, subject)) sink.report('expect-nested', at, { ...params, instead: `${fact}.${word}` });
  else if (meant !== null) sink.report('matcher-of-others', at, { ...params, instead: meant });
  else if (depth > 0 && expectationWords.some((each) => each === word)) sink.report('word-too-deep', at, params);
  else reportUnknown('unknown-matcher', word, knownWords(depth), at, sink, { fact });
}

function knownWords(depth: number): readonly string[] {
  return depth > 0 ? matcherNames : [...matcherNames, ...expectationWords];
}

/** Whether a word is a fact below this one: written as a map in a map instead of as one path. */
function isSubFact(word: string, { schema, kind, depth }: Subject): boolean {
  if (kind !== 'map' || depth > 0) return false;
  const path = parseFactPath(word);
  if (isPathError(path)) return false;
  const found = lookup(schema, path);
  return found.found && !found.open;
}
