import type { Json } from '../../model/json.ts';
import type { ListNode, MapNode, Node, ScalarNode } from '../text/tree.ts';
import { reportUnknown } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';

/** What `${x}` stands for in one place: the parameters of an environment, and the variable of forEach. */
export interface Scope {
  /** The value of a name; null: the name is known but has no (valid) value here, which was reported where it is missing. */
  readonly values: ReadonlyMap<string, Node | null>;
  /** Told of every name that is used. */
  readonly used: (name: string) => void;
}

const whole = /^\$\{([^{}]*)\}$/;
const inside = /\$\{([^{}]*)\}/g;
const secretPrefix = 'secret:';

/** Whether a value or anything below it holds a `${...}`. */
export function hasVariable(node: Node): boolean {
  if (node.kind === 'scalar') return node.source.includes('${');
  if (node.kind === 'list') return node.items.some(hasVariable);
  return node.entries.some((entry) => hasVariable(entry.value));
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
  let complete = true;
  const text = node.source.replace(inside, (_match, name: string) => {
    const value = splice(node, name.trim(), scope, sink);
    if (value === null) complete = false;
    return value ?? '';
  });
  if (!complete) return null;
  if (text.includes('${')) {
    sink.report('variable-unclosed', node.at, {});
    return null;
  }
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
  const value = scope.values.get(name);
  if (value === undefined) {
    reportUnknown('unknown-variable', name, scope.values.keys(), node.at, sink);
    return null;
  }
  scope.used(name);
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

/** A node as plain JSON. */
export function toJson(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, toJson(entry.value)]));
}
