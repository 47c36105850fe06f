import { nestByPath, parseJsonPath, readJsonPath, type JsonPath } from '../../src/kit/ladder/json-path.ts';
import { parseJsonBody } from '../../src/kit/ladder/json-body.ts';
import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { Settings } from './schema.ts';

const largestValue = 64 * 1024;
const deepestValue = 64;

interface Read {
  /** Values by path; null: nothing was asked for. */
  readonly json: JsonObject | null;
  readonly gaps: readonly Gap[];
}

/**
 * The values that `read` names. A path that leads nowhere is known to be absent and is left out; a value that is too
 * large or too deep to be kept is a gap.
 *
 * @throws ProbeFailure `body-html-instead`, `body-not-json` or `http-redirect-not-followed`, phase `body`.
 */
export function readValues(text: string, status: number, facts: JsonObject, settings: Settings): Read {
  if (settings.read.length === 0) return { json: null, gaps: [] };
  const url = new URL(settings.url);
  const document = parseJsonBody(text, 'safe', {
    where: { host: hostOf(url), port: portOf(url) },
    status,
    facts,
  });
  const values: { readonly path: JsonPath; readonly value: Json }[] = [];
  const gaps: Gap[] = [];
  for (const written of settings.read) {
    const path = parseJsonPath(written) ?? [];
    const value = readJsonPath(document, path);
    if (value === undefined) continue;
    if (isKeepable(value)) values.push({ path, value });
    else gaps.push({ path: factPathOf(path), reason: 'truncated', detail: null });
  }
  return { json: nestByPath(values), gaps };
}

function factPathOf(path: JsonPath): string {
  return formatFactPath(['json', ...path].map((step) => ({ kind: 'name', name: String(step) })));
}

function isKeepable(value: Json): boolean {
  return isShallow(value) && JSON.stringify(value).length <= largestValue;
}

/** Level by level, so that a document nested without end cannot exhaust the stack. */
function isShallow(value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; depth < deepestValue; depth += 1) {
    level = level.flatMap((each): readonly Json[] =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}
