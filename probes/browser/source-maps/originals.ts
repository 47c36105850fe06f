import * as z from 'zod';
import type { JsonObject } from '../../../src/model/json.ts';
import { nested, value, type Param } from '../../../src/model/message.ts';
import { scriptFacts } from '../script-facts.ts';
import type { MapRef } from './map-ref.ts';

/** Where places of scripts and style sheets were written, as far as source maps told. */
export interface Originals {
  /** `src/pages/order.tsx:41:7`; null: not known. */
  readonly of: (kind: MapRef['kind'], name: string, line: number, column: number) => string | null;
  /** The same of a place in a script of an address. */
  readonly at: (url: string | null, line: number | null, column: number | null | undefined) => string | null;
}

const Raw = z.object({ scripts: scriptFacts.scripts, originalPlaces: scriptFacts.originalPlaces });

export const noOriginals: Originals = { of: () => null, at: () => null };

/** The places that facts of a look have. */
export function originalsOf(facts: JsonObject): Originals {
  const { scripts = [], originalPlaces = [] } = Raw.safeParse(facts).data ?? {};
  if (originalPlaces.length === 0) return noOriginals;
  const key = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);
  const known = new Map(
    originalPlaces.map(({ kind, name, line, column, original }) => [key(kind, name, line, column), original]),
  );
  const of: Originals['of'] = (...place) => known.get(key(...place)) ?? null;
  return {
    of,
    at: (url, line, column) => {
      if (url === null || line === null || column === null || column === undefined) return null;
      const [script, ...others] = scripts.filter((each) => isFile(each) && each.url === url);
      // values of addresses are masked: of several that look alike nobody knows which it was
      return script === undefined || others.length > 0 ? null : of('script', script.name, line, column);
    },
  };
}

/** Whether places of errors are counted from the first line of the script itself. */
export function isFile({ from }: { readonly from: string }): boolean {
  return from === 'external' || from === 'worker';
}

/** A script or sheet for people, with the place where it was written. */
export function writtenIn(name: string, original: string | null): Param {
  if (original === null) return value(name);
  return nested({ code: 'browser.written-in', params: { file: value(name), original: value(original) } });
}
