import { nestByPath, parseJsonPath, readJsonPath, type JsonPath } from '../../src/kit/ladder/json-path.ts';
import { parseJson } from '../../src/kit/ladder/parse-json.ts';
import { notSupported } from '../../src/kit/machine/missed.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';

/** The values at some JSON paths of an output. What leads nowhere is absent; without JSON nothing was seen. */
export function readJson(
  text: string,
  written: readonly string[],
): { readonly json?: JsonObject; readonly gaps: readonly Gap[] } {
  const document = parseJson(text.trim());
  if (!document.ok) {
    return { gaps: [notSupported('json', 'command.gap.not-json', { at: document.at })] };
  }
  const found: { readonly path: JsonPath; readonly value: Json }[] = [];
  for (const each of written) {
    const path = parseJsonPath(each) ?? [];
    const value = readJsonPath(document.value, path);
    if (value !== undefined) found.push({ path, value });
  }
  return { json: nestByPath(found), gaps: [] };
}
