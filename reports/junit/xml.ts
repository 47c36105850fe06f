import { visible, visibleLines } from '../../src/model/visible.ts';

/** A part of an XML document. Text is escaped, and acting characters, most of which XML 1.0 forbids, are written out. */
export interface XmlElement {
  readonly name: string;
  /** Null and empty ones are left out. */
  readonly attributes: { readonly [name: string]: string | number | null };
  readonly children: readonly XmlElement[];
  /** Only where there are no children. */
  readonly text?: string;
}

/** A whole document in UTF-8 (XML 1.0, fifth edition), ending with a line feed. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;
}

function write(element: XmlElement, indent: string): string {
  const { name, children } = element;
  const attributes = Object.entries(element.attributes).map(([key, value]) => attribute(key, value));
  const text = element.text ?? '';
  const head = `${indent}<${name}${attributes.join('')}`;
  if (children.length === 0 && text === '') return `${head}/>\n`;
  if (children.length === 0) return `${head}>${escape(visibleLines(text))}</${name}>\n`;
  const inner = children.map((child) => write(child, `${indent}  `)).join('');
  return `${head}>\n${inner}${indent}</${name}>\n`;
}

function attribute(name: string, value: string | number | null): string {
  if (value === null || value === '') return '';
  return ` ${name}="${escape(visible(String(value)))}"`;
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
