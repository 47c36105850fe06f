import type { Unit } from '../../model/words.ts';
import { writtenOf } from '../shape/fields.ts';
import type { Node } from '../text/tree.ts';
import { inUnit, parseAmount, type Amount } from '../values/amount.ts';
import type { Subject } from './subject.ts';

/** A number in the unit of the fact; undefined after a mistake was reported. */
export function readAmount(node: Node, subject: Subject): number | undefined {
  const { unit } = subject.schema;
  const amount = amountOf(node);
  const number = amount === null ? null : countedIn(amount, unit);
  if (number === null) {
    const params = { written: writtenOf(node), fact: subject.name };
    subject.sink.report(`amount-${unit ?? 'number'}`, node.at, params);
    return undefined;
  }
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    subject.sink.report('number-lossy', node.at, {
      written: writtenOf(node),
      read: String(number),
      fact: subject.name,
    });
    return undefined;
  }
  // 1.1 kB is 1100 bytes, not 1100.0000000000001.
  return unit === 'bytes' ? Math.round(number) : Number(number.toPrecision(15));
}

function countedIn(amount: Amount, unit: Unit | undefined): number | null {
  if (amount.kind === 'plain') return amount.value;
  return unit === undefined ? null : inUnit(amount, unit);
}

function amountOf(node: Node): Amount | null {
  if (node.kind !== 'scalar') return null;
  if (typeof node.value === 'number') return { value: node.value, kind: 'plain' };
  return typeof node.value === 'string' ? parseAmount(node.value) : null;
}
