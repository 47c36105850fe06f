import type { FactSchema } from '../../model/catalogue.ts';
import { comparisonRules, type Comparison, type ComparisonRule } from '../../model/profile.ts';
import { reportUnknown, writtenOf, type Fields } from '../shape/fields.ts';
import { readFlag, readWord, readWords } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import type { Position } from '../text/mistake.ts';
import type { Node } from '../text/tree.ts';
import { parseAmount } from '../values/amount.ts';
import { findFact } from './find-fact.ts';
import { readAmount } from './read-amount.ts';
import { isRuleFitting } from './rule-fits.ts';
import { subjectOf, type Subject } from './subject.ts';

/** What must hold between two values. */
export interface CompareRule {
  readonly rule: ComparisonRule;
  readonly within: Comparison['within'];
  readonly paths: readonly string[];
  readonly shared: boolean;
}

/** The rule of that name; null after a mistake was reported. */
export function readRuleWord(node: Node, sink: Sink): ComparisonRule | null {
  const word = readWord(node, 'rule', sink);
  if (word === null) return null;
  const rule = comparisonRules.find((each) => each === word);
  if (rule === undefined) reportUnknown('unknown-rule', word, comparisonRules, node.at, sink);
  return rule ?? null;
}

/**
 * Reads `rule` with `within`, `paths` and `shared`; `at` is where it belongs. The rule must fit every fact that it
 * compares. Null after a mistake was reported.
 */
export function readCompareRule(
  fields: Pick<Fields, 'get'>,
  at: Position,
  facts: readonly { readonly name: string; readonly schema: FactSchema }[],
  sink: Sink,
): CompareRule | null {
  const written = fields.get('rule');
  const shared = readFlag(fields.get('shared')?.value, 'shared', sink) ?? false;
  if (written === undefined) {
    sink.report('rule-missing', at, { known: comparisonRules });
    return null;
  }
  const rule = readRuleWord(written.value, sink);
  const subjects = facts.map(({ name, schema }) => subjectOf(schema, name, sink));
  const [subject] = subjects;
  if (rule === null || subject === undefined) return null;
  if (!subjects.every((each) => isRuleFitting(rule, written.value.at, each))) return null;
  const within = readWithin(fields, rule, written.value.at, subject);
  const paths = readPaths(fields, rule, written.value.at, subject);
  return within === undefined || paths === undefined ? null : { rule, within, paths, shared };
}

/** The allowed difference of `near`: a share of the other side, or an amount in the unit of the fact. */
function readWithin(
  fields: Pick<Fields, 'get'>,
  rule: ComparisonRule,
  at: Position,
  subject: Subject,
): Comparison['within'] | undefined {
  const { sink, name: fact } = subject;
  const entry = fields.get('within');
  if (rule !== 'near') {
    if (entry !== undefined) sink.report('within-without-near', entry.keyAt, { rule });
    return entry === undefined ? null : undefined;
  }
  if (entry === undefined) {
    sink.report('near-needs-within', at, { fact });
    return undefined;
  }
  const { value } = entry;
  const amount = value.kind === 'scalar' ? parseAmount(value.source) : null;
  const number = amount?.kind === 'percent' ? amount.value : readAmount(value, subject);
  if (number === undefined) return undefined;
  if (number <= 0) {
    sink.report('within-not-positive', value.at, { written: writtenOf(value) });
    return undefined;
  }
  return amount?.kind === 'percent' ? { percent: number } : { absolute: number };
}

/** What `same-except` leaves out: paths below the fact. */
function readPaths(
  fields: Pick<Fields, 'get'>,
  rule: ComparisonRule,
  at: Position,
  subject: Subject,
): readonly string[] | undefined {
  const { sink, schema, name: fact } = subject;
  const entry = fields.get('paths');
  if (rule !== 'same-except') {
    if (entry !== undefined) sink.report('paths-without-except', entry.keyAt, { rule });
    return entry === undefined ? [] : undefined;
  }
  if (entry === undefined || (entry.value.kind === 'list' && entry.value.items.length === 0)) {
    sink.report('except-needs-paths', entry?.value.at ?? at, { fact });
    return undefined;
  }
  const words = readWords(entry.value, 'paths', sink);
  const found = words.map(({ word, node }) => {
    const quoted = node.kind !== 'scalar' || node.quoted;
    return findFact({ text: word, at: node.at, quoted }, { schema, probe: fact, sink })?.path;
  });
  const paths = found.filter((path) => path !== undefined);
  return paths.length < found.length || paths.length === 0 ? undefined : paths;
}
