import { settle, lookup, type FactSchema } from '../../src/model/catalogue.ts';
import { isPathError, parseFactPath } from '../../src/model/fact-path.ts';
import { value, type Params } from '../../src/model/message.ts';
import type { Comparison } from '../../src/model/profile.ts';
import { spoken } from '../voice.ts';
import { environmentWords, type RequirementsPage } from './page.ts';

/** What a comparison across environments asks, in words. */
export function acrossWords(comparison: Comparison, schema: FactSchema | null, page: RequirementsPage): string {
  const { rule, against } = comparison;
  const params = ruleParams(comparison, schema, page);
  if (against === null) return page.voice.own(`requirements.across.${rule}`, params);
  const other = spoken(environmentWords(against, page));
  return page.voice.own(`requirements.against.${rule}`, { ...params, other });
}

/** What a comparison among nodes asks: the judge’s own sentence. */
export function amongWords(comparison: Comparison, schema: FactSchema | null, page: RequirementsPage): string {
  const params = ruleParams(comparison, schema, page);
  return page.voice.say({ code: `compare.among-${comparison.rule}`, params });
}

/** What a rule says of its allowed difference and of what may differ. */
export function ruleParams(
  { within, paths }: Pick<Comparison, 'within' | 'paths'>,
  schema: FactSchema | null,
  { voice }: RequirementsPage,
): Params {
  const shown = paths.map((path) => voice.raw(path)).join(voice.word('report.list-comma'));
  if (within === null) return { paths: spoken(shown) };
  const allowed =
    'percent' in within
      ? spoken(voice.own('requirements.percent', { n: within.percent }))
      : value(within.absolute, schema?.unit ?? null);
  return { paths: spoken(shown), within: allowed };
}

/** The shape of a fact of a kind of probe; null where the catalogue does not know it. */
export function schemaAt(kind: string, path: string, { voice }: RequirementsPage): FactSchema | null {
  const { catalogue } = voice.context;
  const entry = catalogue !== undefined && Object.hasOwn(catalogue, kind) ? catalogue[kind] : undefined;
  const parsed = parseFactPath(path);
  if (entry === undefined || isPathError(parsed)) return null;
  const found = lookup(entry.facts, parsed);
  return found.found ? settle(found.schema) : null;
}
