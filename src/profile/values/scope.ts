import type { Json } from '../../model/json.ts';
import type { ListNode, MapNode, Node, ScalarNode } from '../text/tree.ts';
import { reportUnknown } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';

/** What `${x}` stands for in one place: the parameters of an environment, and the variable of forEach. */
export interface Scope {
  /** The value of a name; null: the name is known but has no (valid) value here, which was reported where it is missing. */
  readonly values: ReadonlyMap<string, Node | null>;
  /** The variable of forEach, in front of the values: these are shared by all nodes, which may be many. */
  readonly variable?: { readonly name: string; readonly value: Node };
}

/** A value as far as it could be filled in. */
export interface Filled {
  readonly node: Node;
  /** Keys at the top whose value is missing because of a mistake that was reported. */
  readonly missing: ReadonlySet<string>;
}

/** The value of a name; null: it has none here, which was reported; undefined: there is no such name. */
export function valueOf({ variable, values }: Scope, name: string): Node | null | undefined {
  return variable?.name === name ? variable.value : values.get(name);
}

function namesIn({ variable, values }: Scope): readonly string[] {
  return variable === undefined ? [...values.keys()] : [...values.keys(), variable.name];
}

const whole = /^\$\{([^{}]*)\}$/;
const inside = /\$\{([^{}]*)\}/g;
const secretPrefix = 'secret:';

/** Whether a value or anything below it holds a `${...}`. */
export function hasVariable(node: Node): boolean {
  return firstVariable(node) !== null;
}

/** The first value with a `${...}` in it. */
export function firstVariable(node: Node): ScalarNode | null {
  if (node.kind === 'scalar') return node.source.includes('${') ? node : null;
  const inner = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
  for (const each of inner) {
    const found = firstVariable(each);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Replaces every `${x}` by its value: as a whole scalar it keeps its kind, inside a text it becomes text. A name that
 * is unknown, or a map or secret spliced into a text, is a mistake. Null: some value is missing, and was reported elsewhere.
 */
export function fill(node: Node, scope: Scope, sink: Sink): Node | null {
  if (node.kind === 'scalar') return fillScalar(node, scope, sink);
  if (node.kind === 'list') return fillList(node, scope, sink);
  return fillMap(node, scope, sink);
}

/** As fill, but of a map everything that can be filled in, so that the rest is still checked. */
export function fillKnown(node: Node, scope: Scope, sink: Sink): Filled | null {
  if (node.kind !== 'map') {
    const filled = fill(node, scope, sink);
    return filled === null ? null : { node: filled, missing: new Set() };
  }
  const missing = new Set<string>();
  const entries: MapNode['entries'][number][] = [];
  for (const entry of node.entries) {
    const value = fill(entry.value, scope, sink);
    if (value === null) missing.add(entry.key);
    else entries.push({ ...entry, value });
  }
  return { node: { ...node, entries }, missing };
}

function fillList(node: ListNode, scope: Scope, sink: Sink): Node | null {
  const items = node.items.map((item) => fill(item, scope, sink));
  const present = items.filter((item) => item !== null);
  return present.length === items.length ? { ...node, items: present } : null;
}

function fillMap(node: MapNode, scope: Scope, sink: Sink): Node | null {
  let complete = true;
  const entries: MapNode['entries'][number][] = [];
  for (const entry of node.entries) {
    const value = fill(entry.value, scope, sink);
    if (value === null) complete = false;
    else entries.push({ ...entry, value });
  }
  return complete ? { ...node, entries } : null;
}

function fillScalar(node: ScalarNode, scope: Scope, sink: Sink): Node | null {
  if (typeof node.value !== 'string' || !node.source.includes('${')) return node;
  const only = whole.exec(node.source.trim())?.[1];
  if (only !== undefined) return fillWhole(node, only.trim(), scope, sink);
  if (node.source.replace(inside, '').includes('${')) {
    sink.report('variable-unclosed', node.at, {});
    return null;
  }
  const before = sink.count();
  const text = node.source.replace(inside, (_match, name: string) => splice(node, name.trim(), scope, sink) ?? '');
  if (sink.count() > before) return null;
  return { ...node, value: text, source: text, quoted: true };
}

function fillWhole(node: ScalarNode, name: string, scope: Scope, sink: Sink): Node | null {
  if (name.startsWith(secretPrefix)) return secretNode(node, name, sink);
  const value = find(node, name, scope, sink);
  return value === null ? null : moveTo(value, node.at);
}

/** A value is shown where it is used, so that a mistake points into the check and not into the site file. */
function moveTo(value: Node, at: Node['at']): Node {
  return { ...value, at };
}

function find(node: ScalarNode, name: string, scope: Scope, sink: Sink): Node | null {
  const value = valueOf(scope, name);
  if (value === undefined) {
    reportUnknown('unknown-variable', name, namesIn(scope), node.at, sink);
    return null;
  }
  if (value === null) sink.echo();
  return value;
}

function splice(node: ScalarNode, name: string, scope: Scope, sink: Sink): string | null {
  if (name.startsWith(secretPrefix)) {
    sink.report('secret-spliced', node.at, { name });
    return null;
  }
  const value = find(node, name, scope, sink);
  if (value === null) return null;
  if (value.kind === 'scalar' && value.value !== null) return value.source;
  sink.report('variable-not-text', node.at, { name });
  return null;
}

const secretName = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** Secrets stay references until the run: a map that only we can write, since `$secret` is no allowed key. */
function secretNode(node: ScalarNode, name: string, sink: Sink): Node | null {
  const written = name.slice(secretPrefix.length).trim();
  if (!secretName.test(written)) {
    sink.report('secret-name', node.at, { name: written });
    return null;
  }
  const value: ScalarNode = { ...node, value: written, source: written, quoted: true };
  return { kind: 'map', at: node.at, entries: [{ key: '$secret', keyAt: node.at, keyQuoted: true, value }] };
}

/** Calls `found` with the name of every `${name}` in a value. */
export function variablesIn(node: Node, found: (name: string) => void): void {
  if (node.kind === 'list') for (const item of node.items) variablesIn(item, found);
  else if (node.kind === 'map') for (const entry of node.entries) variablesIn(entry.value, found);
  else if (node.source.includes('${')) {
    for (const [, name = ''] of node.source.matchAll(inside)) found(name.trim());
  }
}

/** A node as plain JSON. */
export function toJson(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, toJson(entry.value)]));
}
