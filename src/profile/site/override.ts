import { lookup } from '../../model/catalogue.ts';
import { isPathError, parseFactPath } from '../../model/fact-path.ts';
import { matcherNames } from '../../model/matcher.ts';
import type { Text } from '../../model/message.ts';
import type { Expectation } from '../../model/profile.ts';
import { compileEntries, type CompiledMatcher } from '../expect/compile-matcher.ts';
import type { ExpectContext } from '../expect/expect-context.ts';
import { readFields, reportUnknown } from '../shape/fields.ts';
import { readText, readWords } from '../shape/scalars.ts';

import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';

/** What a customer asks of a fact instead of what the product asks. */
export interface Override extends CompiledMatcher {
  /** Null: everywhere. */
  readonly environments: readonly string[] | null;
  readonly because: Text;
  readonly owner: Text | null;
}

const words = ['expectation', 'because', 'owner', 'in'] as const;

/** Reads what stands in one `override:` item beside the expectation it changes; null after a mistake. */
export function readOverrideOf(node: Node, expectation: Expectation, context: ExpectContext): Override | null {
  const { sink } = context;
  const fields = readFields(node, [...words, ...matcherNames], 'override', sink);
  if (fields === null) return null;
  if (fields.get('because') === undefined) {
    sink.report('missing-key', node.at, { what: 'override', key: 'because', name: '' });
  }
  const because = readText(fields.get('because')?.value, 'because', sink);
  const owner = readText(fields.get('owner')?.value, 'owner', sink);
  const environments = readEnvironments(fields.get('in')?.value, context, sink);
  const asked = fields.node.entries.filter(({ key }) => matcherNames.some((name) => name === key));
  const path = parseFactPath(expectation.path);
  const found = isPathError(path) ? null : lookup(context.entry.facts, path);
  if (found?.found !== true) return null;
  const compiled = compileEntries(asked, node.at, found.schema, context, expectation.path);
  return compiled === null || because === null ? null : { ...compiled, environments, because, owner };
}

function readEnvironments(node: Node | undefined, context: ExpectContext, sink: Sink): readonly string[] | null {
  if (node === undefined) return null;
  return readWords(node, 'in', sink).map(({ word, node: item }) => {
    if (!context.environments.includes(word)) {
      reportUnknown('unknown-environment', word, context.environments, item.at, sink);
    }
    return word;
  });
}
