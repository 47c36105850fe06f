import type { Finding } from '../../src/model/finding.ts';
import { findingKey } from '../../src/model/identity.ts';
import type { Judgement } from '../../src/judge/judgement.ts';

/** The finding of that key; throws with the keys there are. */
export function find(result: Judgement, key: string): Finding {
  const found = result.findings.find((each) => findingKey(each.id) === key);
  if (found === undefined)
    throw new Error(`no ${key} in ${result.findings.map((each) => findingKey(each.id)).join(' ')}`);
  return found;
}

/** Outcome of every finding by key. */
export function outcomes(result: Judgement): Readonly<Record<string, string>> {
  return Object.fromEntries(result.findings.map((each) => [findingKey(each.id), each.outcome]));
}
