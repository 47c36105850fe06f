import { nestByPath, parseJsonPath, readJsonPath, type JsonPath } from '../../../src/kit/ladder/json-path.ts';
import { formatFactPath } from '../../../src/model/fact-path.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { outOfTime, type Within } from './budget.ts';
import { isKeepable } from './keepable.ts';
import { compileJsonQuery } from './json-query.ts';
import type { ReplySettings } from './settings.ts';

/** Values by path or name, and why some are missing. */
export interface ReadValues {
  readonly values: JsonObject;
  readonly gaps: readonly Gap[];
}

/** Values that one query may name. */
const mostValues = 1000;

/**
 * The values that `read` names, in the place where they stood, or under the name they are given. A path that leads
 * nowhere is known to be absent and is left out; a value that is too large or too deep to be kept, or a query that takes
 * too long, is a gap.
 */
export function readValues(document: Json, read: ReplySettings['read'], within: Within): ReadValues {
  // One kind of list or map has been read by the schema; Array.isArray does not narrow readonly ones.
  return Array.isArray(read) ? readPaths(document, read, within) : readNamed(document, read, within);
}

function readPaths(document: Json, read: readonly string[], within: Within): ReadValues {
  const values: { readonly path: JsonPath; readonly value: Json }[] = [];
  const gaps: Gap[] = [];
  for (const written of read) {
    const path = parseJsonPath(written) ?? [];
    const found = within(() => kept(readJsonPath(document, path), false));
    const gap = gapOf(found, path.map(String));
    if (gap !== null) gaps.push(gap);
    if (typeof found === 'object' && found !== null) values.push({ path, value: found.value });
  }
  return { values: nestByPath(values), gaps };
}

function readNamed(document: Json, read: Readonly<Record<string, string>>, within: Within): ReadValues {
  const values: [string, Json][] = [];
  const gaps: Gap[] = [];
  for (const [name, written] of Object.entries(read)) {
    const found = within(() => ask(document, written));
    const gap = gapOf(found, [name]);
    if (gap !== null) gaps.push(gap);
    if (typeof found === 'object' && found !== null) values.push([name, found.value]);
  }
  return { values: Object.fromEntries(values), gaps };
}

/** A value that is kept. Undefined: there is none; null: nested too deep, too large to be kept or for the query. */
type Kept = { readonly value: Json; readonly cut: boolean } | null | undefined;

function gapOf(found: Kept | typeof outOfTime, path: readonly string[]): Gap | null {
  const gap = truncated('json', ...path);
  if (found === outOfTime) return { ...gap, note: 'http.gap.too-slow' };
  if (found === undefined) return null;
  if (found === null) return gap;
  return found.cut ? { ...gap, note: 'kit.gap.first', noteParams: { kept: mostValues } } : null;
}

function kept(value: Json | undefined, cut: boolean): Kept {
  if (value === undefined) return undefined;
  return isKeepable(value) ? { value, cut } : null;
}

function ask(document: Json, written: string): Kept {
  const query = compileJsonQuery(written);
  if (query === null) return kept(readJsonPath(document, parseJsonPath(written) ?? []), false);
  const values = query.values(document, mostValues);
  if (values === null) return null;
  return query.singular ? kept(values[0], false) : kept(values.slice(0, mostValues), values.length > mostValues);
}

/** Cut off at a limit. */
export function truncated(...path: readonly string[]): Gap {
  return {
    path: formatFactPath(path.map((name) => ({ kind: 'name', name }))),
    reason: 'truncated',
    detail: null,
  };
}
