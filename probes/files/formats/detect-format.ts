import type { Format } from './format-names.ts';

const byName: readonly (readonly [RegExp, Format])[] = [
  [/\.properties$/i, 'properties'],
  [/\.(?:ini|cnf|env|service|timer|socket)$|^\.env(?:\..+)?$/i, 'ini'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.jsonc?$/i, 'json'],
  [/\.(?:xml|wsdl|xsd|plist)$/i, 'xml'],
  [/^nginx.*\.conf$/i, 'nginx'],
  [/^tnsnames\.ora$/i, 'tnsnames'],
];

/** What a file of this name holds; null: the name does not tell. */
export function formatByName(path: string): Format | null {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return byName.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** How much of a text is looked at, UTF-16 units. */
const sample = 65_536;

/** What a text holds, where its name does not tell: `.conf`, `.config`, `.cfg` and others hold many things. */
export function formatByContent(path: string, text: string): Format {
  const begin = text.slice(0, sample).trimStart();
  if (/^<(?:\?xml|!--|!DOCTYPE|[A-Za-z][\w.:-]*[\s/>])/.test(begin) && !/^<(?:!DOCTYPE )?html/i.test(begin))
    return 'xml';
  if (/^[{[]\s*["{[\]}]/.test(begin)) return 'json';
  if (!/\.(?:conf|config|cfg|cf|ora)$/i.test(path)) return 'text';
  if (/\.ora$/i.test(path) && /^[\w.,-][\w., \t-]*=\s*\(/m.test(begin)) return 'tnsnames';
  if (/^[ \t]*(?:server|http|upstream|events|location|map|stream)\b[^\n;=]*\{/m.test(begin)) return 'nginx';
  return /^[ \t]*(?:\[[^\]\n]+\]|[\w.-]+[ \t]*=)/m.test(begin) ? 'ini' : 'text';
}
