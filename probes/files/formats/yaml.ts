import { Composer, isAlias, isMap, isScalar, isSeq, Parser, type Document, type ParsedNode } from 'yaml';
import { noted } from '../../../src/kit/machine/missed.ts';
import { value as param } from '../../../src/model/message.ts';
import { typedValue } from '../text/typed-value.ts';
import type { KeySink, KeyValue } from './key-sink.ts';
import { lineAt, UnreadableError } from './unreadable.ts';

/** Longer texts are not read: reading YAML is slow, and settings are not that long. UTF-16 units. */
const longest = 1_048_576;

/** Deeper nesting is refused, and more steps than this: an alias of an alias of an alias grows without end. */
const deepest = 100;
const mostSteps = 200_000;

/**
 * Reads YAML, keys as `a.b[0].c`; a second document (after `---`) under `#2.`, and so on. Aliases are followed, as often
 * as there is room. Unknown tags are let pass: nothing is ever built from a tag.
 *
 * @throws UnreadableError
 */
export function readYaml(text: string, sink: KeySink): void {
  if (text.length > longest) {
    sink.cut(noted('truncated', 'files.gap.too-long', { limit: param(longest, 'bytes') }));
    return;
  }
  const composer = new Composer({ uniqueKeys: false, merge: true, strict: false, logLevel: 'silent' });
  let number = 0;
  const take = (document: Document.Parsed): void => {
    const [error] = document.errors;
    if (error !== undefined) throw new UnreadableError(lineAt(text, error.pos[0]), 'not-in-format', 'YAML');
    number += 1;
    flatten(document, number === 1 ? '' : `#${String(number)}`, sink);
  };
  for (const token of new Parser().parse(shallow(text))) {
    // at once: a text that is no YAML at all has as many errors as characters
    if (token.type === 'error') throw new UnreadableError(lineAt(text, token.offset), 'not-in-format', 'YAML');
    for (const document of composer.next(token)) take(document);
  }
  for (const document of composer.end(true, text.length)) take(document);
}

/** The parser recurses over nested brackets. */
function shallow(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '[' || mark === '{') depth += 1;
    if (mark === ']' || mark === '}') depth = Math.max(0, depth - 1);
    if (mark === '\n' && depth > 0 && /^\S/.test(text.charAt(at + 1))) depth = 0;
    if (depth > deepest) throw new UnreadableError(lineAt(text, at), 'too-deep', 'YAML');
  }
  return text;
}

interface Place {
  readonly node: ParsedNode | null;
  readonly key: string;
  readonly depth: number;
}

/** What each alias stands for: the anchor of its name that was met last before it. */
type Aliases = ReadonlyMap<ParsedNode, ParsedNode>;

function flatten(document: Document.Parsed, prefix: string, sink: KeySink): void {
  const aliases = resolveAliases(document.contents);
  const stack: Place[] = [{ node: document.contents, key: prefix, depth: 0 }];
  for (let steps = 0; stack.length > 0; steps += 1) {
    const place = stack.pop();
    if (place === undefined) return;
    if (steps > mostSteps || place.depth > deepest) {
      sink.cut(noted('truncated', 'files.gap.aliases'));
      return;
    }
    const inner = innerPlaces(place, aliases);
    if (inner !== null) pushReversed(stack, inner);
    else if (place.key !== '' && !sink.set(place.key, valueOf(place.node))) return;
  }
}

/** So that the first one is taken next. */
function pushReversed<T>(stack: T[], items: readonly T[]): void {
  for (let at = items.length - 1; at >= 0; at -= 1) stack.push(...items.slice(at, at + 1));
}

function resolveAliases(contents: ParsedNode | null): Aliases {
  const anchors = new Map<string, ParsedNode>();
  const found = new Map<ParsedNode, ParsedNode>();
  const stack = [contents];
  while (stack.length > 0) {
    const node = stack.pop() ?? null;
    const target = isAlias(node) ? anchors.get(node.source) : undefined;
    if (isAlias(node) && target !== undefined) found.set(node, target);
    else if (node !== null && !isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    pushReversed(stack, below(node));
  }
  return found;
}

function below(node: ParsedNode | null): (ParsedNode | null)[] {
  if (isSeq(node)) return [...node.items];
  return isMap(node) ? node.items.flatMap((pair) => [pair.key, pair.value]) : [];
}

/** What is inside; null: it is a value. An empty map is none, an empty list an empty list. */
function innerPlaces({ node, key, depth }: Place, aliases: Aliases): Place[] | null {
  if (isAlias(node)) return [{ node: aliases.get(node) ?? null, key, depth: depth + 1 }];
  if (isSeq(node)) {
    if (node.items.length === 0) return null;
    return node.items.map((item, index) => ({ node: item, key: `${key}[${String(index)}]`, depth: depth + 1 }));
  }
  if (!isMap(node) || node.items.length === 0) return null;
  return node.items.map((pair) => ({ node: pair.value, key: join(key, nameOf(pair.key)), depth: depth + 1 }));
}

/** `<<` merges what it names into the map around it. */
function join(key: string, name: string): string {
  if (name === '<<') return key;
  return key === '' ? name : `${key}.${name}`;
}

function nameOf(key: ParsedNode): string {
  return isScalar(key) ? key.source : '?';
}

function valueOf(node: ParsedNode | null): KeyValue {
  if (isSeq(node)) return [];
  if (!isScalar(node)) return null;
  const { value, source, type } = node;
  if (value === null || type !== 'PLAIN') return typeof value === 'string' ? value : null;
  return typedValue(source);
}
