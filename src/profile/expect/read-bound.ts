import type { Bound } from '../../model/matcher.ts';
import { writtenOf } from '../shape/fields.ts';
import type { Node, ScalarNode } from '../text/tree.ts';
import { parseAmount } from '../values/amount.ts';
import { isLossy } from '../values/parameter-type.ts';
import { readAmount } from './read-amount.ts';
import { isInstant, readInstant } from './read-instant.ts';
import { isLooseVersion, readVersionBound } from './read-version.ts';
import type { Subject } from './subject.ts';

/** The four ways to lie on one side of a bound, as version ranges write them. */
export const sideOperators = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const;
export type Side = keyof typeof sideOperators;

/** A bound in the unit or spelling of the fact; undefined after a mistake was reported. */
export function readBound(node: Node, side: Side, subject: Subject): Bound | undefined {
  if (subject.kind === 'number') return readAmount(node, subject);
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
    subject.sink.report('bound-unreadable', node.at, { written: writtenOf(node), fact: subject.name });
    return undefined;
  }
  if (subject.kind === 'version') return readVersionBound(node, sideOperators[side], subject);
  if (subject.kind === 'instant') return readInstant(node, subject);
  return readUntypedBound(node, subject);
}

/** Where the catalogue says nothing of the type: a number, or in text a number, a date or a version. */
function readUntypedBound(node: ScalarNode, subject: Subject): Bound | undefined {
  const params = { written: writtenOf(node), fact: subject.name };
  if (typeof node.value === 'number') {
    if (!isLossy(node)) return node.value;
    subject.sink.report('number-lossy', node.at, { ...params, read: String(node.value) });
    return undefined;
  }
  const text = node.source.trim();
  const amount = parseAmount(text);
  if (amount !== null && amount.kind !== 'plain') {
    subject.sink.report('unit-unknown', node.at, params);
    return undefined;
  }
  if (amount !== null || isInstant(text) || isLooseVersion(text)) return text;
  subject.sink.report('bound-unreadable', node.at, params);
  return undefined;
}
