import { createRequire } from 'node:module';
import type { useNamespaces } from 'xpath';
import type { Json } from '../../../src/model/json.ts';
import { textWithin, type XmlNode } from './xml-node.ts';

/** Namespaces by the prefix that a query uses for them. */
export type Namespaces = Readonly<Record<string, string>>;

const longestQuery = 1000;

/** Whether a text is an XPath 1.0 expression. */
export function isXmlQuery(written: string): boolean {
  if (written.length > longestQuery) return false;
  try {
    library().parse(written);
    return true;
  } catch {
    return false;
  }
}

/**
 * What an XPath 1.0 expression gives: a number, a text or yes and no; the text of the one node it names; a list of texts
 * where it names several; undefined where it names none. Null where it cannot be asked: an unknown prefix or function.
 */
export function askXml(document: XmlNode, written: string, namespaces: Namespaces): Json | undefined {
  const found = evaluate(document, written, namespaces);
  if (found === null || typeof found !== 'object')
    return typeof found === 'number' && !Number.isFinite(found) ? String(found) : found;
  const texts = found.map(textWithin);
  return texts.length > 1 ? texts : texts[0];
}

type Found = string | number | boolean | null | readonly XmlNode[];

function evaluate(document: XmlNode, written: string, namespaces: Namespaces): Found {
  try {
    // The library reads nodes as the DOM has them; ours have what it reads.
    return library().useNamespaces({ ...namespaces })(written, document as never) as unknown as Found;
  } catch {
    return null;
  }
}

interface Library {
  readonly parse: (expression: string) => unknown;
  readonly useNamespaces: typeof useNamespaces;
}

let made: Library | null = null;

/** Loaded with the first query that is written: most profiles have none. */
function library(): Library {
  made ??= createRequire(import.meta.url)('xpath') as Library; // what the package is
  return made;
}
