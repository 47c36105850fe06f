import * as prettier from 'prettier';

/** A node of a Markdown document: its type, and its text where it has one. */
export interface MarkdownNode {
  readonly type: string;
  readonly value: string;
}

/** All nodes of a document, parents before children, as Prettier's parser finds them. */
export async function markdownNodes(text: string): Promise<readonly MarkdownNode[]> {
  const nodes: MarkdownNode[] = [];
  const parser = { astFormat: 'nodes', locStart: () => 0, locEnd: () => 0 };
  const { parsers } = await import('prettier/plugins/markdown');
  const printer = {
    print: (path: prettier.AstPath<unknown>): string => {
      collect(path.node, nodes);
      return '';
    },
  };
  const plugin: prettier.Plugin = {
    languages: [],
    parsers: { nodes: { ...parsers.markdown, ...parser } },
    printers: { nodes: printer },
  };
  await prettier.format(text, { parser: 'nodes', plugins: [plugin] });
  return nodes;
}

function collect(node: unknown, into: MarkdownNode[]): void {
  if (typeof node !== 'object' || node === null || !('type' in node)) return;
  into.push({ type: String(node.type), value: 'value' in node ? String(node.value) : '' });
  if (!('children' in node) || !Array.isArray(node.children)) return;
  for (const child of node.children) collect(child, into);
}
