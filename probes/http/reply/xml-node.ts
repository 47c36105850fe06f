/** Node types of the DOM (DOM standard, interface Node). */
export const nodeTypes = { element: 1, attribute: 2, text: 3, document: 9 } as const;

/**
 * A node of an XML document with as much of the DOM as the XPath library reads. Texts and attributes are there, comments
 * and processing instructions are not.
 */
export interface XmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly localName: string | null;
  readonly prefix: string | null;
  readonly namespaceURI: string | null;
  /** Text of an attribute or text node; null: it has children instead. */
  nodeValue: string | null;
  readonly parentNode: XmlNode | null;
  /** Of an attribute. */
  readonly ownerElement: XmlNode | null;
  readonly ownerDocument: XmlNode | null;
  readonly childNodes: XmlNode[];
  firstChild: XmlNode | null;
  lastChild: XmlNode | null;
  nextSibling: XmlNode | null;
  previousSibling: XmlNode | null;
  /** Of the document: the element at the top. */
  documentElement: XmlNode | null;
  readonly attributes: { readonly length: number; readonly item: (index: number) => XmlNode | null };
  /** Its place in document order. */
  readonly order: number;
  /** DOM standard, Node.compareDocumentPosition: 4, the other follows; 2, it precedes; 0, it is this one. */
  readonly compareDocumentPosition: (other: XmlNode) => number;
}

/** What a new node is. */
interface Made {
  readonly type: number;
  readonly name: string;
  readonly local?: string;
  readonly prefix?: string;
  readonly uri?: string;
  readonly text?: string;
  readonly order: number;
  readonly parent: XmlNode | null;
  readonly owner?: XmlNode;
  readonly attributes?: readonly XmlNode[];
}

/** Makes a node and hangs it below its parent. */
export function makeNode(made: Made): XmlNode {
  const { parent, order, owner = null } = made;
  const attributes = made.attributes ?? [];
  const above = parent ?? owner;
  const node: XmlNode = {
    nodeType: made.type,
    nodeName: made.name,
    localName: made.local ?? null,
    prefix: made.prefix === undefined || made.prefix === '' ? null : made.prefix,
    namespaceURI: made.uri === undefined || made.uri === '' ? null : made.uri,
    nodeValue: made.text ?? null,
    parentNode: parent,
    ownerElement: owner,
    ownerDocument: above?.ownerDocument ?? above,
    childNodes: [],
    firstChild: null,
    lastChild: null,
    nextSibling: null,
    previousSibling: parent?.lastChild ?? null,
    documentElement: null,
    attributes: {
      get length() {
        return attributes.length;
      },
      item: (index) => attributes[index] ?? null,
    },
    order,
    compareDocumentPosition: (other) => positionOf(other.order - order),
  };
  if (parent !== null) append(parent, node);
  return node;
}

function positionOf(distance: number): number {
  if (distance === 0) return 0;
  return distance > 0 ? 4 : 2;
}

function append(parent: XmlNode, node: XmlNode): void {
  if (parent.lastChild !== null) parent.lastChild.nextSibling = node;
  parent.firstChild ??= node;
  parent.lastChild = node;
  parent.childNodes.push(node);
  if (parent.nodeType === nodeTypes.document) parent.documentElement = node;
}

/** All text in a node and below. */
export function textWithin(node: XmlNode): string {
  if (node.nodeValue !== null) return node.nodeValue;
  const parts: string[] = [];
  const open: XmlNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.nodeValue !== null) parts.push(next.nodeValue);
    for (const child of [...next.childNodes].reverse()) open.push(child);
  }
  return parts.join('');
}
