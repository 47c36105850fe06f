import type { Check, CheckInEnvironment } from '../../model/profile.ts';
import type { Text } from '../../model/message.ts';
import type { KnownChecks } from '../checks/known-checks.ts';
import { readFields, reportUnknown } from '../shape/fields.ts';
import { asList } from '../shape/lists.ts';
import { readText, readWord, readWords } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';
import { reportMissingKeys } from './waivers.ts';

interface NotApplicable {
  readonly check: string;
  readonly environments: readonly string[];
  readonly because: Text;
  readonly owner: Text | null;
}

/** Applies `not-applicable:`: the check stays in the report, with the reason why it is not looked at. */
export function applyNotApplicable(
  node: Node | undefined,
  checks: readonly Check[],
  known: KnownChecks,
  environments: readonly string[],
  sink: Sink,
): readonly Check[] {
  const byCheck = new Map<string, NotApplicable[]>();
  for (const item of asList(node, 'not-applicable', sink)) {
    const rule = readNotApplicable(item, known, environments, sink);
    if (rule === null) continue;
    const own = byCheck.get(rule.check) ?? [];
    const before = own.find((each) => each.environments.some((name) => rule.environments.includes(name)));
    if (before !== undefined) sink.report('adapted-twice', item.at, { name: rule.check });
    byCheck.set(rule.check, [...own, rule]);
  }
  return checks.map((check) => {
    const own = byCheck.get(check.name);
    if (own === undefined) return check;
    return { ...check, environments: check.environments.map((part) => marked(part, own)) };
  });
}

function marked(part: CheckInEnvironment, rules: readonly NotApplicable[]): CheckInEnvironment {
  const rule = rules.find((each) => each.environments.includes(part.environment));
  if (rule === undefined) return part;
  return { ...part, notApplicable: { because: rule.because, owner: rule.owner } };
}

function readNotApplicable(
  node: Node,
  known: KnownChecks,
  environments: readonly string[],
  sink: Sink,
): NotApplicable | null {
  const fields = readFields(node, ['check', 'in', 'because', 'owner'], 'not-applicable item', sink);
  if (fields === null) return null;
  reportMissingKeys(fields, ['check', 'because'], 'not-applicable item', sink);
  const entry = fields.get('check');
  const name = readWord(entry?.value, 'check', sink);
  const check = name === null || entry === undefined ? null : known.find(name, entry.value.at, sink);
  const words = readWords(fields.get('in')?.value, 'in', sink);
  for (const { word, node: at } of words) {
    if (!environments.includes(word)) reportUnknown('unknown-environment', word, environments, at.at, sink);
    else if (check !== null && !check.environments.some((part) => part.environment === word)) {
      sink.report('not-in-environment', at.at, { check: check.name, environment: word });
    }
  }
  const because = readText(fields.get('because')?.value, 'because', sink);
  const owner = readText(fields.get('owner')?.value, 'owner', sink);
  if (check === null || because === null) return null;
  const listed = words.length === 0 ? environments : words.map(({ word }) => word);
  return { check: check.name, environments: listed, because, owner };
}
