import { atLeastAsHeavy } from '../../src/model/words.ts';
import type { Finding } from '../../src/model/finding.ts';
import { findingName, type CheckIndex } from '../finding-name.ts';
import { spoken, type Voice } from '../voice.ts';
import { sarifText } from './sarif-text.ts';
import { sarifLevel } from './sarif-level.ts';

/** The rules of a file, and the place of each by ruleId. */
export interface SarifRules {
  readonly rules: readonly object[];
  readonly indexes: ReadonlyMap<string, number>;
}

/** One rule for each question, with why it is asked and what is to be done; its level is the heaviest of its results. */
export function sarifRules(problems: readonly Finding[], checks: CheckIndex, voice: Voice): SarifRules {
  const heaviest = new Map<string, Finding>();
  for (const finding of problems) {
    const id = ruleId(finding);
    const known = heaviest.get(id);
    if (known === undefined || !atLeastAsHeavy(known.severity, finding.severity)) heaviest.set(id, finding);
  }
  const rules = [...heaviest].map(([id, finding]) => rule(id, finding, checks, voice));
  return { rules, indexes: new Map([...heaviest.keys()].map((id, index) => [id, index])) };
}

/** Names a question, the same in every environment and language. */
export function ruleId({ id }: Finding): string {
  return `${id.check}/${id.rule}`;
}

function rule(id: string, finding: Finding, checks: CheckIndex, voice: Voice): object {
  const check = checks.get(finding.id.check);
  const name = findingName(finding, checks, voice);
  const because = voice.text(finding.because ?? check?.because ?? null);
  const references = (check?.references ?? []).map((each) => voice.raw(each)).join(voice.word('report.list-comma'));
  const help = [
    because,
    voice.text(finding.remedy),
    references === '' ? '' : voice.word('sarif.references', { references: spoken(references) }),
  ].filter((line) => line !== '');
  return {
    id,
    shortDescription: { text: sarifText(name) },
    fullDescription: { text: sarifText(because === '' ? name : because) },
    help: { text: sarifText(help.length === 0 ? name : help.join('\n')) },
    defaultConfiguration: { level: sarifLevel(finding.severity) },
    properties: { tags: [...new Set(check?.tags ?? [])], probe: check?.probe ?? '' },
  };
}
