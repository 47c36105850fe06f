import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { makeNode, nodeTypes, type XmlNode } from './xml-node.ts';

/** Why a text is no XML that is read here. */
export type XmlProblem = 'not-well-formed' | 'doctype' | 'too-deep' | 'too-many';

/** A document, or the place where it stops being one. */
export type ParsedXml =
  | { readonly ok: true; readonly document: XmlNode }
  | { readonly ok: false; readonly problem: XmlProblem; readonly line: number; readonly column: number };

const deepest = 200;
const mostNodes = 50_000;

/** Ends the parser where it is. */
class Stopped extends Error {
  readonly problem: XmlProblem;
  constructor(problem: XmlProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Parses XML 1.0 with namespaces. A DOCTYPE is refused, as SOAP does (SOAP 1.2 part 1, section 5): without one there is
 * no entity that could grow or be fetched. Nesting and number of nodes are bounded.
 */
export function parseXml(text: string): ParsedXml {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const place = () => ({ line: parser.line, column: parser.column + 1 });
  const builder = treeBuilder();
  parser.on('error', () => {
    throw new Stopped('not-well-formed');
  });
  parser.on('doctype', () => {
    throw new Stopped('doctype');
  });
  parser.on('opentag', builder.open);
  parser.on('closetag', builder.close);
  parser.on('text', builder.text);
  parser.on('cdata', builder.text);
  try {
    for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
    parser.close();
    return { ok: true, document: builder.document };
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, problem: error.problem, ...place() };
    throw error;
  }
}

interface TreeBuilder {
  readonly document: XmlNode;
  readonly open: (tag: SaxesTagNS) => void;
  readonly close: () => void;
  readonly text: (text: string) => void;
}

function treeBuilder(): TreeBuilder {
  let order = 0;
  const next = (): number => {
    order += 1;
    if (order > mostNodes) throw new Stopped('too-many');
    return order;
  };
  const document = makeNode({ type: nodeTypes.document, name: '#document', order: 0, parent: null });
  let current = document;
  let depth = 0;
  return {
    document,
    open: (tag) => {
      depth += 1;
      if (depth > deepest) throw new Stopped('too-deep');
      current = element(tag, current, next);
    },
    close: () => {
      depth -= 1;
      current = current.parentNode ?? document;
    },
    text: (text) => {
      if (current === document || text === '') return;
      const last = current.lastChild;
      // text and CDATA side by side are one text to XPath (XPath 1.0, section 5.7)
      if (last?.nodeType === nodeTypes.text) last.nodeValue = `${last.nodeValue ?? ''}${text}`;
      else makeNode({ type: nodeTypes.text, name: '#text', text, order: next(), parent: current });
    },
  };
}

function element(tag: SaxesTagNS, parent: XmlNode, next: () => number): XmlNode {
  const attributes: XmlNode[] = [];
  const { name, local, prefix, uri } = tag;
  const node = makeNode({ type: nodeTypes.element, name, local, prefix, uri, order: next(), parent, attributes });
  for (const each of Object.values(tag.attributes)) {
    // a declaration is no attribute (XPath 1.0, section 5.3)
    if (each.uri !== 'http://www.w3.org/2000/xmlns/') attributes.push(attribute(each, node, next()));
  }
  return node;
}

function attribute(each: SaxesAttributeNS, owner: XmlNode, order: number): XmlNode {
  const { name, local, prefix, uri, value: text } = each;
  return makeNode({ type: nodeTypes.attribute, name, local, prefix, uri, text, order, parent: null, owner });
}
