import * as z from 'zod';
import { gapsAt, type Missed } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Facts } from '../facts.ts';
import type { Answer } from '../side.ts';
import { ruleScans, type RuleScan } from '../statements/all-statements.ts';
import { tableStatements } from '../statements/table-statements.ts';
import type { PlannedTable } from '../table-plan.ts';
import { wholeNumber } from './counts.ts';
import { elementPath, spent, type Found, type Work } from './found.ts';
import { mask } from './mask.ts';

type RuleFacts = NonNullable<Facts['rules']>[number];

const row = z.tuple([z.record(z.string(), wholeNumber)]);
const duplicate = z.tuple([z.object({ surplus: wholeNumber })]);
const keyRows = z.array(z.object({ v0: z.string() }));

/** What became of one rule. */
interface Told {
  readonly facts: RuleFacts;
  readonly missed: Missed | null;
}

/** Counts what breaks the cleaning rules in the source: all rules of a table in one scan. */
export async function rules(work: Work): Promise<Found> {
  const told: Told[] = [];
  for (const scan of ruleScans(work.settings)) {
    told.push(...(await scanned(scan, work)));
    work.done(0);
  }
  for (const table of work.tables) told.push(...(await repeated(table, work)));
  const names = ['checked', 'violations', 'rate', 'keys'] as const;
  const gaps = told.flatMap(({ facts, missed }) =>
    missed === null
      ? []
      : gapsAt(
          names.map((name) => elementPath('rules', 'rule', facts.rule, name)),
          missed,
        ),
  );
  const list = told.map(({ facts }) => facts);
  return { facts: { rules: list }, gaps: [...gaps, ...untold(list)] };
}

async function scanned(scan: RuleScan, work: Work): Promise<readonly Told[]> {
  const counted = await countRules(scan, work);
  const told: Told[] = [];
  for (const [at, rule] of scan.rules.entries()) {
    const bare = { rule: rule.name, table: scan.table.source, kind: rule.kind };
    const answer = counted[at] ?? { missed: spent(work) };
    const missed = 'missed' in answer ? answer.missed : null;
    const found = 'found' in answer ? await withKeys(answer.found, rule.violates, scan.table, work) : {};
    told.push({ facts: { ...bare, ...found }, missed });
  }
  return told;
}

async function repeated(table: PlannedTable, work: Work): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const names of table.unique) {
    const bare = {
      rule: `duplicate ${table.source}.${names.join(', ')}`,
      table: table.source,
      kind: 'duplicate' as const,
    };
    const answer = await duplicates(table, names, work);
    const missed = 'missed' in answer ? answer.missed : null;
    told.push({ facts: { ...bare, ...('found' in answer ? { violations: answer.found } : {}) }, missed });
  }
  return told;
}

interface Counted {
  readonly checked: number;
  readonly violations: number;
  readonly rate: number;
}

/** In one scan; where the server refuses it, one of them may be wrong, and each is asked by itself. */
async function countRules({ table, rules: asked }: RuleScan, work: Work): Promise<readonly Answer<Counted>[]> {
  const { side } = work.source;
  const text = tableStatements(table, side).rules;
  const count = async (conditions: readonly string[]): Promise<Answer<readonly Counted[]>> => {
    if (work.budget.isSpent()) return { missed: spent(work) };
    return side.ask(text(conditions), (rows) => {
      const [{ total = 0, ...found }] = row.parse(rows);
      return conditions.map((_each, at) => {
        const violations = found[`r${String(at)}`] ?? 0;
        return { checked: total, violations, rate: total === 0 ? 0 : (violations / total) * 100 };
      });
    });
  };
  const began = work.monotonic();
  const all = await count(asked.map((rule) => rule.violates));
  if ('found' in all) return all.found.map((found) => ({ found }));
  const tooSlow = work.monotonic() - began >= work.settings.budget.perTable;
  const { missed } = all;
  if (asked.length === 1 || tooSlow) return asked.map(() => ({ missed }));
  const each: Answer<Counted>[] = [];
  for (const rule of asked) {
    const answer = await count([rule.violates]);
    const [found] = 'found' in answer ? answer.found : [];
    each.push(found === undefined ? { missed: 'missed' in answer ? answer.missed : missed } : { found });
  }
  return each;
}

/** With masked keys of some bad rows, asked in a second statement where there are any. */
async function withKeys(
  counted: Counted,
  condition: string,
  table: PlannedTable,
  work: Work,
): Promise<Omit<RuleFacts, 'rule' | 'table' | 'kind'>> {
  if (counted.violations === 0) return { ...counted, keys: [] };
  const { side } = work.source;
  const text = tableStatements(table, side).keysWhere(condition);
  if (text === null || work.budget.isSpent()) return counted;
  const answer = await side.ask(text, (rows) => keyRows.parse(rows).map(({ v0 }) => mask(v0)));
  return 'found' in answer ? { ...counted, keys: answer.found } : counted;
}

async function duplicates(table: PlannedTable, names: readonly string[], work: Work): Promise<Answer<number>> {
  if (work.budget.isSpent()) return { missed: spent(work) };
  const { side } = work.source;
  return side.ask(tableStatements(table, side).duplicates(names), (rows) => duplicate.parse(rows)[0].surplus);
}

/** Keys are told only of a table whose key is written. */
function untold(list: readonly RuleFacts[]): readonly Gap[] {
  return list
    .filter(({ kind, keys, violations }) => kind !== 'duplicate' && keys === undefined && violations !== undefined)
    .flatMap(({ rule }) =>
      gapsAt([elementPath('rules', 'rule', rule, 'keys')], {
        reason: 'not-reached',
        detail: null,
        note: 'migration.gap.no-key',
      }),
    );
}
