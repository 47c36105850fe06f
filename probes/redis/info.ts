import { numberIn } from '../../src/kit/service/number-in.ts';

/** What `INFO` said: names with their values, in its order. A name may come more than once (`module`). */
export interface Info {
  /** The first value of a name; null: it was not told. */
  readonly text: (name: string) => string | null;
  /** A number; null: not told, or none. */
  readonly number: (name: string) => number | null;
  /** `1` or `ok`; null: not told. */
  readonly flag: (name: string) => boolean | null;
  /** Values of the names that a pattern matches whole, with what it captured first. */
  readonly all: (pattern: RegExp) => readonly { readonly name: string; readonly fields: Fields }[];
}

/** A value such as `keys=1,expires=0`. */
export type Fields = ReadonlyMap<string, string>;

const mostLines = 20_000;

/** Reads lines `name:value` (documentation of INFO and CLUSTER INFO); headings and what has no colon are passed over. */
export function readInfo(text: string): Info {
  const lines = text.split('\n', mostLines).flatMap((line) => {
    const found = /^([^#:][^:]*):(.*?)\r?$/.exec(line);
    return found === null ? [] : [{ name: found[1] ?? '', value: found[2] ?? '' }];
  });
  const first = new Map<string, string>();
  for (const { name, value } of lines) if (!first.has(name)) first.set(name, value);
  return {
    text: (name) => first.get(name) ?? null,
    number: (name) => numberIn(first.get(name)),
    flag: (name) => {
      const value = first.get(name);
      return value === undefined ? null : value === '1' || value === 'ok';
    },
    all: (pattern) =>
      lines.flatMap(({ name, value }) => (pattern.test(name) ? [{ name, fields: fieldsOf(value) }] : [])),
  };
}

function fieldsOf(value: string): Fields {
  const pairs = value.split(',').map((each): [string, string] => {
    const equals = each.indexOf('=');
    return equals === -1 ? [each, ''] : [each.slice(0, equals), each.slice(equals + 1)];
  });
  return new Map(pairs);
}
