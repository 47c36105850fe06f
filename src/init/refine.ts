import { propose, type Proposal, type SeenTarget } from './propose.ts';
import type { Component } from './survey.ts';
import type { WrittenComponent } from './write-profile.ts';
import type { FactSchema } from '../model/catalogue.ts';
import type { Suggestion } from '../kit/suggestion.ts';

/** What was seen of one component. */
export interface SeenComponent {
  readonly component: Component;
  readonly suggestions: readonly Suggestion[];
  /** Shape of its facts, derived ones among them. */
  readonly schema: FactSchema;
  readonly seen: readonly SeenTarget[];
  /** Remarks on targets that did not answer. */
  readonly silent: readonly string[];
}

/** Names a rule of a component: what did not hold is left out by it. */
export function ruleKey(check: string, rule: string): string {
  return JSON.stringify([check, rule]);
}

/**
 * What to write about a component: every proposal but what did not hold, with a remark where one was left out.
 *
 * @param leftOut keys of rules (see ruleKey): the path itself, `across:PATH` or `among:PATH`
 * @param say the remark on a rule that was left out, as it would have been written
 */
export function writtenComponent(
  about: SeenComponent,
  leftOut: ReadonlySet<string>,
  say: (path: string, seen: string) => string,
): WrittenComponent {
  const { component, suggestions, seen, schema, silent } = about;
  // Where somebody did not answer, a bound found from the others would be a guess.
  if (silent.length > 0) return { proposals: [], remarks: silent };
  const proposals: Proposal[] = [];
  const remarks: string[] = [];
  for (const suggestion of suggestions) {
    const proposal = propose(suggestion, seen, schema);
    if (proposal === null) continue;
    const { kept, dropped } = without(proposal, component, leftOut);
    for (const rule of dropped) remarks.push(say(rule, proposal.seen));
    if (kept !== null) proposals.push(kept);
  }
  return { proposals, remarks };
}

function without(
  proposal: Proposal,
  { name, targets }: Component,
  leftOut: ReadonlySet<string>,
): { readonly kept: Proposal | null; readonly dropped: readonly string[] } {
  const { suggestion } = proposal;
  const { across, among, ...bare } = suggestion;
  const isOut = (rule: string): boolean => leftOut.has(ruleKey(name, rule));
  const environments = new Set(targets.map((each) => each.environment));
  const expected = isOut(suggestion.path) ? null : proposal.expected;
  const keepsAcross = across !== undefined && environments.size > 1 && !isOut(`across:${suggestion.path}`);
  const keepsAmong = among !== undefined && targets.length > environments.size && !isOut(`among:${suggestion.path}`);
  const { path } = suggestion;
  const dropped = [
    ...(isOut(path) ? [`${path} ${proposal.expected ?? ''}`] : []),
    ...(isOut(`across:${path}`) ? [`across ${path} ${across ?? ''}`] : []),
    ...(isOut(`among:${path}`) ? [`among ${path} ${among ?? ''}`] : []),
  ];
  if (expected === null && !keepsAcross && !keepsAmong) return { kept: null, dropped };
  const kept = { ...bare, ...(keepsAcross ? { across } : {}), ...(keepsAmong ? { among } : {}) };
  return { kept: { ...proposal, suggestion: kept, expected }, dropped };
}
