import type { FactSchema } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import { reportUnknown, writtenOf } from '../shape/fields.ts';
import type { ListNode, MapNode, Node, ScalarNode } from '../text/tree.ts';
import { isLossy } from '../values/parameter-type.ts';
import { readAmount } from './read-amount.ts';
import { readInstant } from './read-instant.ts';
import { readVersion } from './read-version.ts';
import { subjectOf, type Subject } from './subject.ts';

/**
 * A value that the subject can equal, in the unit and spelling of the fact; undefined after a mistake was reported.
 * Null fits everywhere: it means that there is none.
 */
export function readValue(node: Node, subject: Subject): Json | undefined {
  if (isSecret(node)) {
    subject.sink.report('secret-in-expect', node.at, { fact: subject.name });
    return undefined;
  }
  if (node.kind === 'list') return readList(node, subject);
  if (node.kind === 'map') return readMap(node, subject);
  return node.value === null ? null : readScalar(node, subject);
}

/** A secret stands as a map that only the reader of variables can write. */
export function isSecret(node: Node): boolean {
  return node.kind === 'map' && node.entries.some((entry) => entry.key === '$secret');
}

function readScalar(node: ScalarNode, subject: Subject): Json | undefined {
  switch (subject.kind) {
    case 'text':
      return readOneOfTexts(node, subject);
    case 'number':
      return readAmount(node, subject);
    case 'version':
      return readVersion(node, subject);
    case 'instant':
      return readInstant(node, subject);
    case 'boolean':
      return typeof node.value === 'boolean' ? node.value : misfit(node, subject);
    case 'list':
    case 'map':
      return misfit(node, subject);
    default:
      return readUntyped(node, subject);
  }
}

function misfit(node: Node, subject: Subject): Json | undefined {
  subject.sink.report(`value-misfit-${subject.kind}`, node.at, { fact: subject.name, written: writtenOf(node) });
  return undefined;
}

/** Text, even where YAML saw a number: nothing is lost. */
function readOneOfTexts(node: ScalarNode, subject: Subject): string | undefined {
  const known = (subject.schema.enum ?? []).filter((each) => typeof each === 'string');
  if (known.length === 0 || known.includes(node.source)) return node.source;
  reportUnknown('value-unknown', node.source, known, node.at, subject.sink, { fact: subject.name });
  return undefined;
}

/** A value where the catalogue says nothing of the type, so that it counts as it is written. */
function readUntyped(node: ScalarNode, subject: Subject): Json | undefined {
  if (!isLossy(node)) return node.value;
  const params = { written: writtenOf(node), read: String(node.value), fact: subject.name };
  subject.sink.report('number-lossy', node.at, params);
  return undefined;
}

function readList(node: ListNode, subject: Subject): Json | undefined {
  if (subject.kind !== 'list' && subject.kind !== 'any') return misfit(node, subject);
  const inner = subjectOf(subject.schema.items ?? {}, `${subject.name}[…]`, subject.sink);
  const values = node.items.map((item) => readValue(item, inner));
  const good = values.filter((value) => value !== undefined);
  return good.length === values.length ? good : undefined;
}

function readMap(node: MapNode, subject: Subject): Json | undefined {
  if (subject.kind !== 'map' && subject.kind !== 'any') return misfit(node, subject);
  const values: [string, Json][] = [];
  for (const { key, keyAt, value } of node.entries) {
    const schema = memberOf(subject.schema, key);
    if (schema === null) {
      const known = Object.keys(subject.schema.properties ?? {});
      reportUnknown('unknown-member', key, known, keyAt, subject.sink, { fact: subject.name });
      continue;
    }
    const read = readValue(value, subjectOf(schema, `${subject.name}.${key}`, subject.sink));
    if (read !== undefined) values.push([key, read]);
  }
  return values.length === node.entries.length ? Object.fromEntries(values) : undefined;
}

function memberOf(schema: FactSchema, name: string): FactSchema | null {
  const { properties, additionalProperties } = schema;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name] ?? null;
  if (typeof additionalProperties === 'object') return additionalProperties;
  return additionalProperties === true || properties === undefined ? {} : null;
}
