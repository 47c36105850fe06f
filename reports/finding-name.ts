import type { Finding } from '../src/model/finding.ts';
import type { CheckInfo, RunResult } from '../src/model/run-result.ts';
import { spoken, type Voice } from './voice.ts';

/** Checks by name, for looking up titles. */
export type CheckIndex = ReadonlyMap<string, CheckInfo>;

/** Index of the checks of a result. */
export function indexChecks(result: RunResult): CheckIndex {
  return new Map(result.checks.map((check) => [check.name, check]));
}

/** Title of a check, else its name. */
export function checkTitle(name: string, checks: CheckIndex, voice: Voice): string {
  const title = checks.get(name)?.title ?? null;
  return title === null ? voice.raw(name) : voice.text(title);
}

/** What a finding is about, in words: `Order database: settings.max_connections`. */
export function findingName(finding: Finding, checks: CheckIndex, voice: Voice): string {
  return voice.word('report.finding-name', {
    check: spoken(checkTitle(finding.id.check, checks, voice)),
    rule: spoken(ruleName(finding, voice)),
  });
}

/** The question within its check. */
export function ruleName(finding: Finding, voice: Voice): string {
  const path = finding.path ?? finding.id.rule;
  switch (finding.kind) {
    case 'answers':
      return voice.word('report.rule-answers');
    case 'across':
      return voice.word('report.rule-across', { path });
    case 'among':
      return voice.word('report.rule-among', { path });
    case 'relation':
      return voice.word('report.rule-relation', { path });
    case 'drift':
      return voice.word('report.rule-drift', { path });
    case 'expectation':
      return voice.raw(finding.id.rule);
  }
}
