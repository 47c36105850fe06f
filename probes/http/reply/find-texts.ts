import { RE2JS } from 're2js';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { outOfTime, type Within } from './budget.ts';
import { truncated } from './read-values.ts';
import type { ReplySettings } from './settings.ts';

/** `contains` and `matches`: whether the body has each text and each match. Null: nothing was asked. */
export function findTexts(
  text: string,
  wanted: Pick<ReplySettings, 'contains' | 'matches'>,
  within: Within,
): { readonly facts: JsonObject; readonly gaps: readonly Gap[] } {
  const gaps: Gap[] = [];
  const contains = Object.entries(wanted.contains).map(([name, part]): [string, boolean] => [
    name,
    text.includes(part),
  ]);
  const matches: [string, boolean][] = [];
  for (const [name, pattern] of Object.entries(wanted.matches)) {
    const found = within(() => RE2JS.compile(pattern).test(text));
    if (found === outOfTime) gaps.push({ ...truncated('matches', name), note: 'http.gap.too-slow' });
    else matches.push([name, found]);
  }
  return {
    facts: {
      contains: contains.length === 0 ? null : Object.fromEntries(contains),
      matches: Object.keys(wanted.matches).length === 0 ? null : Object.fromEntries(matches),
    },
    gaps,
  };
}
