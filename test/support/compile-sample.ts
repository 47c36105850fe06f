import { createSink } from '../../src/profile/shape/sink.ts';
import type { Sink } from '../../src/profile/shape/sink.ts';
import { readTree } from '../../src/profile/text/read-tree.ts';
import { sortMistakes, type Mistake } from '../../src/profile/text/mistake.ts';
import type { Node } from '../../src/profile/text/tree.ts';
import { parseType, type ParameterType } from '../../src/profile/values/parameter-type.ts';
import type { ExpectContext } from '../../src/profile/expect/expect-context.ts';
import { sampleEntry } from './sample-catalogue.ts';

/** A YAML text that must read without a mistake in how it is written. */
export function treeOf(text: string): Node {
  const { tree, mistakes } = readTree('p.yaml', text);
  if (tree === null || mistakes.length > 0) throw new Error(`not YAML: ${JSON.stringify(mistakes)}\n${text}`);
  return tree;
}

const types = ['text', 'version', 'duration', 'size', 'integer', 'boolean', 'list of host', 'map of url'] as const;

/** One parameter of each sort, named after its type: `list of host` is `list-of-host`. */
const parameters = new Map(
  types.flatMap((name): [string, ParameterType][] => {
    const type = parseType(name);
    return type === null ? [] : [[name.replaceAll(' ', '-'), type]];
  }),
);

/** What the sample is read with: three environments, and a sink of its own. */
export function sampleContext(): ExpectContext & { readonly sink: Sink } {
  return { entry: sampleEntry, environments: ['test', 'uat', 'production'], sink: createSink(), parameters };
}

/** Mistakes as `line:column code`, in the order of the file. */
export function placesOf(mistakes: readonly Mistake[]): readonly string[] {
  return sortMistakes(mistakes).map(({ line, column, code }) => `${line}:${column} ${code}`);
}
