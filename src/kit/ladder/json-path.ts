import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';

/** The steps of a JSON path: names of members, and numbers of list elements. */
export type JsonPath = readonly (string | number)[];

/**
 * Reads a written JSON path: `build.version`, `items[0].name`, `["a.b"].c`. Names hold anything but `.`, `[`, `]` and
 * blanks; other names are quoted in brackets. Returns null where it is not well formed.
 */
export function parseJsonPath(written: string): JsonPath | null {
  const step = /\.?([^.[\]\s"']+)|\[(\d{1,9})\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]/y;
  const path: (string | number)[] = [];
  if (written === '' || written.startsWith('.') || written.length > 500) return null;
  while (step.lastIndex < written.length) {
    const start = step.lastIndex;
    const found = step.exec(written);
    if (found === null) return null;
    const [, name, index, double, single] = found;
    if (name !== undefined && start > 0 && !written.startsWith('.', start)) return null;
    path.push(index === undefined ? (name ?? unescape(double ?? single ?? '')) : Number(index));
  }
  return path;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/** The value at a path; undefined: the document has nothing there. */
export function readJsonPath(document: Json, path: JsonPath): Json | undefined {
  let current: Json | undefined = document;
  for (const step of path) {
    if (typeof step === 'number') current = isJsonList(current) ? current[step] : undefined;
    else current = isJsonObject(current) && Object.hasOwn(current, step) ? current[step] : undefined;
  }
  return current;
}

/**
 * Values by path, nested as in their document. The number of a list element becomes a name (`items["0"].name`), because
 * the other elements are not there.
 */
export function nestByPath(values: readonly { readonly path: JsonPath; readonly value: Json }[]): JsonObject {
  const here = new Map<string, Json>();
  const below = new Map<string, { path: JsonPath; value: Json }[]>();
  for (const { path, value } of values) {
    const [first, ...rest] = path;
    if (first === undefined) continue;
    const name = String(first);
    if (rest.length === 0) here.set(name, value);
    else below.set(name, [...(below.get(name) ?? []), { path: rest, value }]);
  }
  for (const [name, inner] of below) if (!here.has(name)) here.set(name, nestByPath(inner));
  // fromEntries defines members, so that a name such as `__proto__` stays a name.
  return Object.fromEntries(here);
}

/** Whether one of two paths leads to a place inside the other's value. */
export function overlaps(a: JsonPath, b: JsonPath): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) if (String(a[index]) !== String(b[index])) return false;
  return true;
}
