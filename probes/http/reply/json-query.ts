import { createRequire } from 'node:module';
import type * as jsonP3 from 'json-p3';
import { RE2JS } from 're2js';
import type { Json } from '../../../src/model/json.ts';

/** A JSONPath query (RFC 9535), ready to be asked of documents. */
export interface JsonQuery {
  /** Whether it can name one value at most (RFC 9535 section 2.3.5.1, "singular query"). */
  readonly singular: boolean;
  /**
   * The values it names, in document order, at most `most` and one; null where the document is nested deeper than
   * `..` goes, or too large for a part of the query.
   */
  readonly values: (document: Json, most: number) => readonly Json[] | null;
}

/** Levels of a document that `..` goes down. */
export const deepest = 500;

const longestQuery = 1000;

/** Compiles a query; null: it is not well formed. Patterns of match() and search() run on RE2, in linear time. */
export function compileJsonQuery(written: string): JsonQuery | null {
  if (!written.startsWith('$') || written.length > longestQuery) return null;
  try {
    const query = environment().compile(written);
    return { singular: query.singularQuery(), values: (document, most) => firstOf(query, document, most) };
  } catch {
    return null;
  }
}

type Query = ReturnType<jsonP3.JSONPathEnvironment['compile']>;

function firstOf(query: Query, document: Json, most: number): readonly Json[] | null {
  try {
    // What the library calls JSONValue has no readonly lists; it changes nothing. Its nodes are of the document.
    return taken(query.lazyQuery(document as never), most + 1).map((node) => node.value as Json);
  } catch {
    return null;
  }
}

function taken<T>(all: Iterable<T>, most: number): readonly T[] {
  const some: T[] = [];
  for (const each of all) {
    some.push(each);
    if (some.length === most) break;
  }
  return some;
}

let made: jsonP3.JSONPathEnvironment | null = null;

/** Loaded with the first query that is written: most profiles have none. */
function environment(): jsonP3.JSONPathEnvironment {
  if (made !== null) return made;
  const library = createRequire(import.meta.url)('json-p3') as typeof jsonP3; // what the package is
  const { ValueType, LogicalType } = library.FunctionExpressionType;
  made = new library.JSONPathEnvironment({ maxRecursionDepth: deepest });
  const pattern = (matches: (compiled: RE2JS, text: string) => boolean) => ({
    argTypes: [ValueType, ValueType],
    returnType: LogicalType,
    call: (text: unknown, written: unknown) => {
      const compiled = typeof written === 'string' ? compile(written) : null;
      return typeof text === 'string' && compiled !== null && matches(compiled, text);
    },
  });
  made.functionRegister.set(
    'match',
    pattern((compiled, text) => compiled.testExact(text)),
  );
  made.functionRegister.set(
    'search',
    pattern((compiled, text) => compiled.test(text)),
  );
  return made;
}

let last: { readonly written: string; readonly compiled: RE2JS | null } | null = null;

/** RFC 9535 section 2.4.6: a pattern that is none matches nothing. One pattern is asked of every node. */
function compile(written: string): RE2JS | null {
  if (last?.written !== written) last = { written, compiled: compileOnce(written) };
  return last.compiled;
}

function compileOnce(written: string): RE2JS | null {
  try {
    return RE2JS.compile(written);
  } catch {
    return null;
  }
}
