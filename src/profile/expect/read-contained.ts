import { settle } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { MatcherName } from '../../model/matcher.ts';
import { writtenOf } from '../shape/fields.ts';
import type { Node } from '../text/tree.ts';
import { isSecret, readValue } from './read-value.ts';
import { elementOf, subjectOf, type Subject } from './subject.ts';

/**
 * What a fact may contain: a piece of a text, an element of a list (of a keyed list its key), a name of a map;
 * undefined after a mistake was reported.
 */
export function readContained(node: Node, matcher: MatcherName, subject: Subject): Json | undefined {
  if (subject.kind === 'any' || isSecret(node)) return readValue(node, { ...subject, kind: 'any' });
  if (subject.kind === 'list') return readElement(node, matcher, subject);
  if (node.kind !== 'scalar' || node.value === null || node.source === '') {
    const code = node.kind === 'scalar' ? 'text-empty' : 'text-wanted';
    subject.sink.report(code, node.at, { matcher, written: writtenOf(node), fact: subject.name });
    return undefined;
  }
  return node.source;
}

function readElement(node: Node, matcher: MatcherName, subject: Subject): Json | undefined {
  const element = elementOf(subject);
  const key = subject.schema.key ?? null;
  const keySchema = key === null ? undefined : element.schema.properties?.[key];
  if (element.kind !== 'map') return readValue(node, element);
  if (node.kind !== 'scalar' || node.value === null || keySchema === undefined) {
    const params = { matcher, written: writtenOf(node), fact: subject.name, key: key ?? '' };
    subject.sink.report(keySchema === undefined ? 'element-unnamed' : 'element-by-key', node.at, params);
    return undefined;
  }
  return readValue(node, subjectOf(settle(keySchema), `${element.name}.${key ?? ''}`, subject.sink));
}
