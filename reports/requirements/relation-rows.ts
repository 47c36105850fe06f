import type { Relation, RelationSide } from '../../src/model/profile.ts';
import type { Param } from '../../src/model/message.ts';
import { factTitle } from '../fact-title.ts';
import { titleOf } from '../title-of.ts';
import { spoken } from '../voice.ts';
import { ruleParams, schemaAt } from './agreement.ts';
import { checkWords, conditionAt, type RequirementsPage } from './page.ts';
import type { Requirement } from './requirement-row.ts';

/** What two checks must agree in. */
export function relationRequirement(relation: Relation, page: RequirementsPage): Requirement {
  const { left, right, rule, severity, because, remedy, owner, title, id } = relation;
  const { voice } = page;
  const kind = kindOf(left, page);
  const params = {
    ...ruleParams(relation, kind === null ? null : schemaAt(kind, left.path, page), page),
    left: side(left, page),
    right: side(right, page),
  };
  const condition = conditionAt(relation.at, page);
  return {
    what: titleOf({ title, name: id }, voice),
    path: null,
    expected: [voice.own(`requirements.relation.${rule}`, params)],
    severity,
    because,
    remedy,
    owner,
    notes: condition === null ? [] : [voice.line('requirements.only-when', voice.raw(condition))],
  };
}

function side(each: RelationSide, page: RequirementsPage): Param {
  const kind = kindOf(each, page);
  const fact = kind === null ? page.voice.raw(each.path) : factTitle(kind, each.path, page.voice);
  return spoken(
    page.voice.own('requirements.side', { check: spoken(checkWords(each.check, page)), fact: spoken(fact) }),
  );
}

function kindOf({ check }: RelationSide, { checks }: RequirementsPage): string | null {
  return checks.get(check)?.probe ?? null;
}
