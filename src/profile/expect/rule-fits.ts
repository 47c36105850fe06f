import type { ComparisonRule } from '../../model/profile.ts';
import type { Position } from '../text/mistake.ts';
import type { FactKind, Subject } from './subject.ts';

const versions: readonly FactKind[] = ['version', 'scalar', 'any'];
const ordered: readonly FactKind[] = ['version', 'number', 'instant', 'scalar', 'any'];

/** Of which kinds of facts each rule can be asked; the others of all. */
const fits: Partial<Readonly<Record<ComparisonRule, readonly FactKind[]>>> = {
  'same-major': versions,
  'same-minor': versions,
  'not-ahead': ordered,
  'not-behind': ordered,
  near: ['number', 'scalar', 'any'],
  'same-except': ['list', 'map', 'any'],
};

const reasons: Partial<Readonly<Record<ComparisonRule, string>>> = {
  'same-major': 'rule-needs-version',
  'same-minor': 'rule-needs-version',
  'not-ahead': 'rule-needs-order',
  'not-behind': 'rule-needs-order',
  near: 'rule-needs-number',
};

/** Whether a rule can be asked of the fact; else says what it needs. */
export function isRuleFitting(rule: ComparisonRule, at: Position, subject: Subject): boolean {
  if (fits[rule]?.includes(subject.kind) ?? true) return true;
  subject.sink.report(reasons[rule] ?? 'rule-needs-parts', at, { rule, fact: subject.name });
  return false;
}
