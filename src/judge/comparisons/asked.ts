import { value, type Message } from '../../model/message.ts';
import type { Unit } from '../../model/words.ts';
import type { Rule } from './rule.ts';

/** What a comparison asks, as a message; `other` is the side it is held against, null: all nodes among themselves. */
export function askedOf({ rule, within, paths }: Rule, other: string | null, unit: Unit | null): Message {
  const code = other === null ? `compare.among-${rule}` : `compare.${rule}`;
  const against = other === null ? {} : { other: value(other) };
  if (rule === 'same-except') {
    return { code, params: { ...against, paths: { kind: 'list', items: paths.map((each) => value(each)) } } };
  }
  if (rule !== 'near') return { code, params: against };
  if (within === null) return { code, params: { ...against, within: value(0, unit) } };
  const allowed = 'percent' in within ? value(within.percent, 'percent') : value(within.absolute, unit);
  return { code, params: { ...against, within: allowed } };
}
