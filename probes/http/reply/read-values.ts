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
  return Array.isArray(read) ? readPaths(document, read) : readNamed(document, read, within);
}

function readPaths(document: Json, read: readonly string[]): ReadValues {
  const values: { readonly path: JsonPath; readonly value: Json }[] = [];
  const gaps: Gap[] = [];
  for (const written of read) {
    const path = parseJsonPath(written) ?? [];
    const value = readJsonPath(document, path);
    if (value === undefined) continue;
    if (isKeepable(value)) values.push({ path, value });
    else gaps.push(truncated('json', ...path.map(String)));
  }
  return { values: nestByPath(values), gaps };
}

function readNamed(document: Json, read: Readonly<Record<string, string>>, within: Within): ReadValues {
  const values: [string, Json][] = [];
  const gaps: Gap[] = [];
  for (const [name, written] of Object.entries(read)) {
    const asked = within(() => ask(document, written));
    const gap = gapOf(name, asked);
    if (gap !== null) gaps.push(gap);
    const value = asked === outOfTime ? undefined : asked?.value;
    if (value !== undefined && isKeepable(value)) values.push([name, value]);
  }
  return { values: Object.fromEntries(values), gaps };
}

function gapOf(name: string, asked: Asked | null | typeof outOfTime): Gap | null {
  const gap = truncated('json', name);
  if (asked === outOfTime) return { ...gap, note: 'http.gap.too-slow' };
  if (asked === null) return gap;
  if (asked.value === undefined) return null;
  if (!isKeepable(asked.value)) return gap;
  return asked.cut ? { ...gap, note: 'kit.gap.first', noteParams: { kept: mostValues } } : null;
}

interface Asked {
  readonly value: Json | undefined;
  /** Whether there were more. */
  readonly cut: boolean;
}

/** Null: nested too deep, or too large for the query. */
function ask(document: Json, written: string): Asked | null {
  const query = compileJsonQuery(written);
  if (query === null) return { value: readJsonPath(document, parseJsonPath(written) ?? []), cut: false };
  const values = query.values(document, mostValues);
  if (values === null) return null;
  if (query.singular) return { value: values[0], cut: false };
  return { value: values.slice(0, mostValues), cut: values.length > mostValues };
}

/** Cut off at a limit. */
export function truncated(...path: readonly string[]): Gap {
  return {
    path: formatFactPath(path.map((name) => ({ kind: 'name', name }))),
    reason: 'truncated',
    detail: null,
  };
}
