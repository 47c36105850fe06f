import { lookup } from '../../model/catalogue.ts';
import { isPathError, parseFactPath } from '../../model/fact-path.ts';
import type { Text } from '../../model/message.ts';
import type { Expectation } from '../../model/profile.ts';
import { readText } from '../shape/scalars.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { MapEntry, MapNode } from '../text/tree.ts';
import { firstVariable } from '../values/scope.ts';
import { compileEntries, type CompiledMatcher } from './compile-matcher.ts';
import { dialectsOf } from './dialects-beside.ts';
import type { ExpectContext } from './expect-context.ts';
import { readWhere } from './where.ts';

/** What a customer asks of a fact instead of the product. */
export interface CompiledOverride extends CompiledMatcher {
  /** Environments it is for; null: all. */
  readonly environments: readonly string[] | null;
  readonly because: Text;
  readonly owner: Text | null;
}

/** What may stand beside the matchers of an override. */
const overrideWords = ['expectation', 'in', 'because', 'owner'] as const;

/** Reads one item of `override`, whose matchers replace those of the expectation; null after a mistake was reported. */
export function compileOverride(
  node: MapNode,
  expectation: Expectation,
  context: ExpectContext,
): CompiledOverride | null {
  const { sink } = context;
  const isWord = (entry: MapEntry): boolean => overrideWords.some((word) => word === entry.key);
  const get = (key: string): MapEntry | undefined => node.entries.find((entry) => isWord(entry) && entry.key === key);
  const because = readText(get('because')?.value, 'because', sink);
  const owner = readText(get('owner')?.value, 'owner', sink);
  // What has a slip in it is reported as that, and is not missing.
  const isMeant = node.entries.some(({ key }) => didYouMean(key, ['because']).length > 0);
  if (!isMeant) {
    sink.report('missing-key', node.at, { what: 'override item', key: 'because', name: expectation.id });
  }
  const where = readWhere({ get: (key) => (key === 'in' ? get(key) : undefined) }, context);
  const matchers = node.entries.filter((entry) => !isWord(entry));
  const variable = firstVariable({ ...node, entries: matchers });
  if (variable !== null) {
    sink.report('variable-in-override', variable.at, {});
    return null;
  }
  const path = parseFactPath(expectation.path);
  const found = isPathError(path) ? null : lookup(context.entry.facts, path);
  const schema = found?.found === true ? found.schema : {};
  const matching = { sink, dialects: dialectsOf(schema, context.products) };
  const compiled = compileEntries(matchers, node.at, schema, matching, expectation.path);
  return compiled === null || because === null ? null : { ...compiled, environments: where.in, because, owner };
}
