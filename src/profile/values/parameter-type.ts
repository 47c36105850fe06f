import type { MapEntry, Node, ScalarNode } from '../text/tree.ts';
import { kindOf, writtenOf } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import { parseAmount } from './amount.ts';

export const scalarTypes = [
  'text',
  'number',
  'integer',
  'boolean',
  'host',
  'port',
  'url',
  'file',
  'version',
  'duration',
  'size',
] as const;
export type ScalarType = (typeof scalarTypes)[number];

/** What a parameter holds: one value, or a list or map of values of one type. */
export interface ParameterType {
  readonly many: 'one' | 'list' | 'map';
  readonly of: ScalarType;
}

/** Every type as a profile writes it, for messages and completion. */
export const typeNames: readonly string[] = scalarTypes.flatMap((type) => [type, `list of ${type}`, `map of ${type}`]);

/** Reads `host`, `list of url`, `map of host`; null where it is no type. */
export function parseType(text: string): ParameterType | null {
  const match = /^(?:(list|map) of )?([a-z]+)$/.exec(text.trim().replace(/\s+/g, ' '));
  const of = scalarTypes.find((type) => type === match?.[2]);
  if (match === null || of === undefined) return null;
  const many = match[1] === 'list' || match[1] === 'map' ? match[1] : 'one';
  return { many, of };
}

/** A value that fits its type, as it is substituted; null after a mistake was reported. `name` is the parameter’s. */
export function readTyped(node: Node, type: ParameterType, name: string, sink: Sink): Node | null {
  if (type.many === 'one') return readScalar(node, type.of, name, sink);
  const { kind } = node;
  if (kind !== type.many) {
    const params = { name, wanted: type.many, of: type.of, kind: kindOf(node), written: writtenOf(node) };
    sink.report('parameter-kind', node.at, params);
    return null;
  }
  return node.kind === 'list' ? readList(node, type.of, name, sink) : readMap(node, type.of, name, sink);
}

function readList(node: Node & { readonly kind: 'list' }, of: ScalarType, name: string, sink: Sink): Node | null {
  if (node.items.length === 0) {
    sink.report('parameter-empty', node.at, { name });
    return null;
  }
  const items = node.items.map((item) => readScalar(item, of, name, sink));
  const good = items.filter((item) => item !== null);
  return good.length === items.length ? { ...node, items: good } : null;
}

function readMap(node: Node & { readonly kind: 'map' }, of: ScalarType, name: string, sink: Sink): Node | null {
  if (node.entries.length === 0) {
    sink.report('parameter-empty', node.at, { name });
    return null;
  }
  const entries: MapEntry[] = [];
  for (const entry of node.entries) {
    const value = readScalar(entry.value, of, name, sink);
    if (value !== null) entries.push({ ...entry, value });
  }
  return entries.length === node.entries.length ? { ...node, entries } : null;
}

function readScalar(node: Node, of: ScalarType, name: string, sink: Sink): ScalarNode | null {
  if (node.kind !== 'scalar' || node.value === null || node.source.trim() === '') {
    sink.report('parameter-kind', node.at, { name, wanted: 'one', of, kind: kindOf(node), written: writtenOf(node) });
    return null;
  }
  if (node.source.includes('${')) {
    sink.report('variable-in-value', node.at, { name });
    return null;
  }
  const problem = problemOf(node, of);
  if (problem === null) return settle(node, of);
  sink.report(problem, node.at, { name, written: writtenOf(node), of });
  return null;
}

const textual: readonly ScalarType[] = ['text', 'host', 'url', 'file', 'version', 'duration', 'size'];

/** Text types hold text even where YAML saw a number: `name: 2024`. */
function settle(node: ScalarNode, of: ScalarType): ScalarNode {
  return textual.includes(of) ? { ...node, value: node.source, quoted: true } : node;
}

const checks: Readonly<Record<ScalarType, (node: ScalarNode) => string | null>> = {
  text: () => null,
  number: (node) => (typeof node.value === 'number' ? null : 'value-not-number'),
  integer: (node) => (Number.isSafeInteger(node.value) ? null : 'value-not-integer'),
  boolean: (node) => (typeof node.value === 'boolean' ? null : 'value-not-boolean'),
  host: (node) => hostProblem(node.source),
  port: (node) => (isPort(node.value) ? null : 'value-not-port'),
  url: (node) => urlProblem(node.source),
  file: () => null,
  version: (node) => (isLossy(node) ? 'version-unquoted' : null),
  duration: (node) => (parseAmount(node.source)?.kind === 'time' ? null : 'value-not-duration'),
  size: (node) => (parseAmount(node.source)?.kind === 'bytes' ? null : 'value-not-size'),
};

function problemOf(node: ScalarNode, of: ScalarType): string | null {
  return checks[of](node);
}

/** An unquoted `1.10` is the number 1.1 to every YAML reader: the text is the only thing that can be meant. */
export function isLossy(node: ScalarNode): boolean {
  return typeof node.value === 'number' && !node.quoted && String(node.value) !== node.source;
}

function isPort(value: ScalarNode['value']): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65_535;
}

function hostProblem(text: string): string | null {
  if (text.includes('://')) return 'host-is-url';
  if (/^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(text)) return null;
  if (/:\d+$/.test(text)) return 'host-has-port';
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,252}[\p{L}\p{N}.])?$/u.test(text) ? null : 'value-not-host';
}

function urlProblem(text: string): string | null {
  if (!/^(?:https?|wss?):\/\//i.test(text)) return 'url-no-scheme';
  if (!URL.canParse(text) || /\s/.test(text)) return 'value-not-url';
  const url = new URL(text);
  return url.username === '' && url.password === '' ? null : 'url-with-password';
}
