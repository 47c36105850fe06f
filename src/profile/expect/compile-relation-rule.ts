import type { FactSchema } from '../../model/catalogue.ts';
import { writtenOf, type Fields } from '../shape/fields.ts';
import { comparisonWords } from './compile-comparisons.ts';
import type { Position } from '../text/mistake.ts';
import { readCompareRule, type CompareRule } from './compare-rule.ts';
import type { ScopeContext } from './expect-context.ts';
import { readParticulars, type Particulars } from './particulars.ts';
import { subjectOf, type FactKind } from './subject.ts';

/** What must hold between two checks, wherever `where` says. */
export interface CompiledRule extends CompareRule, Particulars {
  readonly at: Position;
}

/** What may stand in a relation besides its id, title and sides. */
export const relationRuleKeys = comparisonWords.filter((word) => word !== 'id');

/**
 * Reads the rule of a relation with everything that may stand beside it; `sides` are the shapes of the facts at `left`
 * and `right`. Null after a mistake was reported.
 */
export function compileRelationRule(
  fields: Fields,
  sides: readonly [FactSchema, FactSchema],
  context: ScopeContext,
): CompiledRule | null {
  const { sink } = context;
  const { at } = fields.node;
  const particulars = readParticulars(fields, context);
  const facts = [
    { name: nameOf(fields, 'left'), schema: sides[0] },
    { name: nameOf(fields, 'right'), schema: sides[1] },
  ] as const;
  const rule = readCompareRule(fields, at, facts, sink);
  if (rule === null) return null;
  const place = fields.get('rule')?.value.at ?? at;
  const [left, right] = [subjectOf(sides[0], facts[0].name, sink), subjectOf(sides[1], facts[1].name, sink)];
  const names = { left: left.name, right: right.name };
  if (!isAlike(left.kind, right.kind)) {
    sink.report('relation-kinds', place, names);
    return null;
  }
  const [one, other] = [left.schema.unit, right.schema.unit];
  if (one !== undefined && other !== undefined && one !== other) {
    sink.report('relation-units', place, { ...names, one, other });
    return null;
  }
  return { ...rule, ...particulars, at };
}

function nameOf(fields: Fields, side: 'left' | 'right'): string {
  const node = fields.get(side)?.value;
  return node === undefined ? side : writtenOf(node);
}

const texts: readonly FactKind[] = ['text', 'version', 'instant'];

/** Whether values of two kinds can be the same at all. */
function isAlike(a: FactKind, b: FactKind): boolean {
  if (a === b || a === 'any' || b === 'any') return true;
  const isScalar = (kind: FactKind): boolean => kind !== 'list' && kind !== 'map';
  if (a === 'scalar' || b === 'scalar') return isScalar(a) && isScalar(b);
  return texts.includes(a) && texts.includes(b);
}
