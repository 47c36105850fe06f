import { factMessage } from '../src/model/fact-name.ts';
import type { Finding } from '../src/model/finding.ts';
import type { CheckInfo, RunResult } from '../src/model/run-result.ts';
import { factName } from './fact-title.ts';
import { titleOf } from './title-of.ts';
import { spoken, type Voice } from './voice.ts';

/** Checks by name and relations by id (which are never alike), for looking up titles. */
export type CheckIndex = ReadonlyMap<string, Pick<CheckInfo, 'title'> & Partial<CheckInfo>>;

/** Index of the checks and relations of a result. */
export function indexChecks({ checks, relations }: RunResult): CheckIndex {
  return new Map([
    ...checks.map((check) => [check.name, check] as const),
    ...relations.map(({ id, title }) => [id, { title }] as const),
  ]);
}

/** Title of a check or relation, else its name. */
export function checkTitle(name: string, checks: ReadonlyMap<string, Pick<CheckInfo, 'title'>>, voice: Voice): string {
  return titleOf({ name, title: checks.get(name)?.title ?? null }, voice);
}

/** What a finding is about, in words: `Order database: connections at most (settings.max_connections)`. */
export function findingName(finding: Finding, checks: CheckIndex, voice: Voice): string {
  return voice.word('report.finding-name', {
    check: spoken(checkTitle(finding.id.check, checks, voice)),
    rule: spoken(ruleName(finding, checks, voice)),
  });
}

/** The question within its check: the fact by its name, in brackets the id of the question, by default the path. */
export function ruleName(finding: Finding, checks: CheckIndex, voice: Voice): string {
  return named(finding, questionId(finding), checks, voice);
}

/** The question within its check where its id stands beside it anyway. */
export function ruleTitle(finding: Finding, checks: CheckIndex, voice: Voice): string {
  return named(finding, null, checks, voice);
}

/** What the author calls the question: the id he gave, else the path; `answers` has none. */
export function questionId({ kind, path, id }: Finding): string {
  if (kind === 'answers') return '';
  return path === null || kind === 'expectation' ? id.rule : path;
}

function named(finding: Finding, beside: string | null, checks: CheckIndex, voice: Voice): string {
  const { kind, id } = finding;
  if (kind === 'answers') return voice.word('report.rule-answers');
  if (kind === 'relation') return voice.word('report.rule-relation', { path: finding.path ?? id.rule });
  const probe = checks.get(id.check)?.probe ?? '';
  const path = finding.path ?? '';
  const isNamed = factName(probe, path, voice) !== null;
  const fact = voice.say(factMessage(probe, path, isNamed ? beside : questionId(finding)));
  return kind === 'expectation' ? fact : voice.word(`report.rule-${kind}`, { path: spoken(fact) });
}
