import { namedProducts } from './products.ts';

/** What a server that speaks the PostgreSQL protocol is. `version` null: it did not say one we understand. */
export interface Product {
  readonly product: string;
  readonly version: string | null;
}

/** Longest version() text that is looked at, in characters; real ones have about 120. */
const longest = 400;

/** Packagers put their own tail in parentheses; that does not make another product of it. */
const packagers =
  'Debian|Ubuntu|Raspbian|Devuan|Red Hat|Fedora|openSUSE|SUSE|Alpine|Homebrew|Postgres\\.app|PGDG|Kylin|UOS|Deepin|openEuler|Anolis';

/**
 * The whole text of a PostgreSQL as its makers build it (`configure` writes it, PG_VERSION_STR): number, system,
 * compiler, bits. Anything besides is another product.
 */
const plain = new RegExp(
  `^PostgreSQL (\\d[\\d.]{0,15}(?:(?:devel|alpha|beta|rc)\\d{0,3})?)(?: \\((?:${packagers})[^()]{0,80}\\))?(?: on [\\w.-]{1,80})?, compiled by [^\\n]{1,200}, (?:32|64)-bit$`,
);

/**
 * Says which product answered, from its version() text, its server_version setting, and the names of its settings. A
 * text that names no known product is `unrecognised PostgreSQL-protocol server`, never PostgreSQL. Products that give
 * PostgreSQL’s own text and no setting of their own (Aurora, extensions such as Citus) cannot be told from it.
 */
export function detectProduct(
  versionText: string,
  serverVersion: string | null,
  settingNames: readonly string[] = [],
): Product {
  const text = versionText.length > longest ? '' : versionText.trim();
  for (const { product, pattern } of namedProducts) {
    const match = pattern.exec(text);
    if (match !== null) return { product, version: match[1] ?? null };
  }
  const match = plain.exec(text);
  if (match === null) return { product: 'unrecognised PostgreSQL-protocol server', version: null };
  const version = /^\d[\w.]{0,30}/.exec(serverVersion ?? '')?.[0] ?? match[1] ?? null;
  const alloy = settingNames.some((name) => name.startsWith('alloydb.'));
  return { product: alloy ? 'AlloyDB Omni' : 'PostgreSQL', version };
}
