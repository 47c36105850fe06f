import type { Text } from '../../model/message.ts';
import type { Fields } from '../shape/fields.ts';
import { readText } from '../shape/scalars.ts';
import type { ScopeContext } from './expect-context.ts';
import { readSeverityRule, type SeverityRule } from './severity-rule.ts';
import { readWhere, type Where } from './where.ts';

/** What may stand beside a matcher or a rule. */
export interface Particulars {
  /** Null: that of the check. */
  readonly severity: SeverityRule | null;
  readonly where: Where;
  readonly because: Text | null;
  readonly remedy: Text | null;
  readonly owner: Text | null;
}

/** Where nothing is said beside it. */
export const noParticulars: Particulars = {
  severity: null,
  where: { in: null, except: [], when: [] },
  because: null,
  remedy: null,
  owner: null,
};

/** Reads `severity`, `in`, `except`, `when`, `because`, `remedy` and `owner`. */
export function readParticulars(fields: Pick<Fields, 'get'>, context: ScopeContext): Particulars {
  const { environments, sink } = context;
  const severity = fields.get('severity')?.value;
  return {
    severity: severity === undefined ? null : readSeverityRule(severity, environments, sink),
    where: readWhere(fields, context),
    because: readText(fields.get('because')?.value, 'because', sink),
    remedy: readText(fields.get('remedy')?.value, 'remedy', sink),
    owner: readText(fields.get('owner')?.value, 'owner', sink),
  };
}
